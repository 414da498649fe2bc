import type { CustomSeriesOption } from 'echarts/charts';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { ChartFacts } from './facts.js';
import { type ChartWords, DASH, FONT_SIZE, INK, instantOf, place } from './look.js';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
type Point = [number, number];

/** Where something stands on the picture. */
interface Canvas {
  readonly at: (point: Point) => Point;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Height of one row of words above the chart. */
const ROW = 17;
/** Two words nearer than this would run into each other. */
const NEAR = 70;

/**
 * What measurements are drawn upon: what is still on track, the range to keep, the agreement's first and last day, today,
 * and the last value drawn on until then. One series of its own: the library takes as long for each as for this one.
 */
export function frameSeries(facts: ChartFacts, words: ChartWords, [least, most]: Point): CustomSeriesOption {
  return {
    type: 'custom',
    z: 1,
    // The axes reach as far as its two corners.
    data: [
      [instantOf(facts.from), least],
      [instantOf(facts.to), most],
    ],
    renderItem: (params, api) => {
      if (params.dataIndex !== 0) return null;
      const { x, y, width, height } = params.coordSys as unknown as Record<'x' | 'y' | 'width' | 'height', number>;
      const canvas: Canvas = {
        at: (point) => api.coord(point) as Point,
        left: x,
        right: x + width,
        top: y,
        bottom: y + height,
      };
      return {
        type: 'group',
        children: [...bands(facts, canvas), ...uprights(facts, words, canvas), ...levels(facts, words, canvas)],
      };
    },
  };
}

type Child = Extract<NonNullable<ReturnType<RenderItem>>, { type: 'group' }>['children'][number];

/** Filled, and nothing of them outside the axes. */
function bands({ path, tolerated, range, from, to }: ChartFacts, canvas: Canvas): Child[] {
  const { left, right, top, bottom } = canvas;
  const filled = (outline: readonly Point[], fill: string): Child => ({
    type: 'polygon',
    shape: { points: outline.map(canvas.at) },
    style: { fill },
    clipPath: { type: 'rect', shape: { x: left, y: top, width: right - left, height: bottom - top } },
  });
  const found: Child[] = [];
  if (tolerated.length > 0) {
    const back = [...tolerated].reverse();
    found.push(filled([...path.slice(0, tolerated.length), ...back].map(place), INK.tolerated));
  }
  if (range?.min !== undefined && range.max !== undefined) {
    const [start, end] = [instantOf(from), instantOf(to)];
    const { min, max } = range;
    const corners: Point[] = [
      [start, min],
      [end, min],
      [end, max],
      [start, max],
    ];
    found.push(filled(corners, INK.range));
  }
  return found;
}

/** The agreement's first and last day, and today, with their words above. */
function uprights({ on, from, to, term }: ChartFacts, words: ChartWords, canvas: Canvas): Child[] {
  const inside = (date: CivilDate | undefined): date is CivilDate => date !== undefined && from <= date && date <= to;
  const across = (date: CivilDate): number => canvas.at([instantOf(date), 0])[0];
  const today = inside(on) ? across(on) : undefined;
  const drawn = (x: number, word: string, isToday: boolean): Child[] => {
    const isNear = !isToday && today !== undefined && Math.abs(today - x) < NEAR;
    const y = canvas.top - (isNear ? ROW : 0) - 5;
    return [
      {
        type: 'line',
        shape: { x1: x, x2: x, y1: y + 3, y2: canvas.bottom },
        style: isToday
          ? { stroke: INK.text, lineWidth: 1.5 }
          : { stroke: INK.frame, lineWidth: 1, lineDash: [...DASH.term] },
      },
      written(word, x, y, INK.text, alignAt(x, canvas), isToday),
    ];
  };
  return [
    ...(inside(term.from) ? drawn(across(term.from), words.start, false) : []),
    ...(inside(term.to) ? drawn(across(term.to), words.end, false) : []),
    ...(today === undefined ? [] : drawn(today, words.today, true)),
  ];
}

/** The ends of the range, and the last value up to today. */
function levels({ range, course, on, to }: ChartFacts, words: ChartWords, canvas: Canvas): Child[] {
  const level = (
    value: number,
    [x1, x2]: Point,
    style: { stroke: string; lineWidth: number; lineDash: number[] },
  ): Child => {
    const [, y] = canvas.at([0, value]);
    return { type: 'line', shape: { x1, x2, y1: y, y2: y }, style };
  };
  const end = (value: number | undefined, word: string): Child[] => {
    if (value === undefined) return [];
    const [, y] = canvas.at([0, value]);
    return [
      level(value, [canvas.left, canvas.right], { stroke: INK.rangeEnd, lineWidth: 2, lineDash: [...DASH.range] }),
      written(`${word} ${words.number(value)}`, canvas.left + 6, y - 4, INK.rangeEnd, 'left'),
    ];
  };
  const last = course.at(-1);
  const until = on < to ? on : to;
  const drawnOn = last && last.date < until;
  return [
    ...end(range?.min, words.min),
    ...end(range?.max, words.max),
    ...(drawnOn
      ? [
          level(last.value, [canvas.at(place(last))[0], canvas.at([instantOf(until), 0])[0]], {
            stroke: INK.course,
            lineWidth: 2,
            lineDash: [...DASH.level],
          }),
        ]
      : []),
  ];
}

/** Words near an edge stay inside it. */
function alignAt(x: number, { left, right }: Canvas): 'left' | 'center' | 'right' {
  if (x - left < 30) return 'left';
  return right - x < 30 ? 'right' : 'center';
}

function written(
  text: string,
  x: number,
  y: number,
  fill: string,
  align: 'left' | 'center' | 'right',
  isBold = false,
): Child {
  return {
    type: 'text',
    z2: 10,
    style: {
      text,
      x,
      y,
      fill,
      align,
      verticalAlign: 'bottom',
      fontSize: FONT_SIZE,
      fontWeight: isBold ? 'bold' : 'normal',
      stroke: INK.paper,
      lineWidth: 3,
    },
  };
}
