import { nice, ticks as valueTicks } from 'd3-array';
import type { Target } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import type { ChartFacts } from './facts.js';
import type { ChartSize, ChartWords } from './look.js';

/** Of the height that values take, above and below them: for the words beside the outermost. */
const ROOM = 0.1;
/** Longer numbers would leave no room for the chart. */
const LONGEST_NUMBER = 9;
/** Room beside the axis for a character of a number, roughly. */
const CHARACTER = 7.5;
const AROUND = { left: 14, right: 30, top: 44, bottom: 32 };
/** So far along the chart, words would cross its edge. */
const EDGES = { left: 0.2, right: 0.8 };

type Span = readonly [least: number, most: number];

/** Where days and values stand on a picture. */
export class Canvas {
  readonly left: number;
  readonly right: number;
  readonly top = AROUND.top;
  readonly bottom: number;
  /** Those that are written beside the axis. */
  readonly values: readonly number[];
  private readonly span: Span;

  constructor(
    private readonly facts: ChartFacts,
    words: ChartWords,
    readonly size: ChartSize,
  ) {
    const extent = extentOf(facts);
    const { span, values } = facts.yesNo ? YES_NO : axisFor(extent, size.values);
    this.span = span;
    this.values = values;
    const longest = Math.max(...extent.map((value) => words.onAxis(Number(value.toPrecision(2))).length), 3);
    this.left = AROUND.left + Math.min(longest, LONGEST_NUMBER) * CHARACTER;
    this.right = size.width - AROUND.right;
    this.bottom = size.height - AROUND.bottom;
  }

  x(date: CivilDate): number {
    return tenths(this.left + this.along(date) * (this.right - this.left));
  }

  y(value: number): number {
    const [least, most] = this.span;
    return tenths(this.bottom - ((value - least) / (most - least)) * (this.bottom - this.top));
  }

  at({ date, value }: Target): readonly [x: number, y: number] {
    return [this.x(date), this.y(value)];
  }

  /** From 0, the first day shown, to 1, the last. */
  along(date: CivilDate): number {
    const { from, to } = this.facts;
    return daysUntil(from, date) / daysUntil(from, to);
  }

  /** On which side of a day words have to stand so that they cross no edge; undefined if on either. */
  edge(date: CivilDate): 'start' | 'end' | undefined {
    const along = this.along(date);
    if (along < EDGES.left) return 'start';
    return along > EDGES.right ? 'end' : undefined;
  }
}

const tenths = (number: number): number => Math.round(number * 10) / 10;

interface ValueAxis {
  readonly span: Span;
  readonly values: readonly number[];
}

const YES_NO: ValueAxis = { span: [0, 1 + ROOM], values: [0, 1] };

/** From zero unless everything lies far away from it. */
function axisFor([least, most]: Span, about: number): ValueAxis {
  const isFromZero = least >= 0 && (least === most || least <= 0.7 * most);
  const room = ROOM * (most - (isFromZero ? 0 : least)) || 1;
  const span = nice(isFromZero ? 0 : least - room, most + room, about);
  return { span, values: valueTicks(...span, about) };
}

/** The least and the greatest value that anything is drawn at. */
function extentOf({ course, singles, path, range, baseline }: ChartFacts): Span {
  const drawn = [...course, ...singles, ...path, ...(baseline ? [baseline] : [])].map(({ value }) => value);
  const values = [...drawn, ...[range?.min, range?.max].filter((end) => end !== undefined)];
  return [Math.min(...values), Math.max(...values)];
}
