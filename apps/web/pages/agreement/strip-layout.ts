import type { StripBand } from '#libs/documents/year-strip/bands.js';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import type { StripAxis } from '#libs/documents/year-strip/strip.js';
import { addDays, type CivilDate, daysIn, daysUntil, earlier, later } from '#libs/kernel/civil-date.js';
import type { Interval } from '#libs/monitoring/cadence/windows.js';

/** Units of the drawing; a screen of 768 px shows one as 0.8 px, a wide one as 1.3 px. */
export const WIDTH = 880;
const LEFT = 6;
const RIGHT = WIDTH - LEFT;
/** So far apart that each mark can be hit with a finger. */
export const MARK_ROOM = 32;
const MOST_LANES = 4;
const LEAST_TICK_ROOM = 66;
const DATE_ROOM = 38;

/** How wide a text comes out, on the safe side: nothing measures text on a server. */
export const widthOf = (text: string, size: number, isBold = false): number =>
  text.length * size * (isBold ? 0.57 : 0.53);

/** Days as places along the drawing. */
export class Scale {
  private readonly perDay: number;

  constructor(readonly shown: Interval) {
    this.perDay = (RIGHT - LEFT) / daysIn(shown.from, shown.to);
  }

  /** Where a day begins. */
  x(day: CivilDate): number {
    return tenths(LEFT + daysUntil(this.shown.from, day) * this.perDay);
  }

  isShown(day: CivilDate): boolean {
    return this.shown.from <= day && day <= this.shown.to;
  }

  /** The part of some days that is shown, with its places; undefined if none is. */
  span({ from, to }: Interval): { x: number; width: number } | undefined {
    const [first, last] = [later(from, this.shown.from), earlier(to, this.shown.to)];
    if (first > last) return undefined;
    const x = this.x(first);
    return { x, width: tenths(this.x(addDays(last, 1)) - x) };
  }
}

const tenths = (number: number): number => Math.round(number * 10) / 10;

/** Where a text of some width stands that wants to be centred: nowhere past the edges. */
export function anchored(x: number, width: number): { x: number; textAnchor: 'start' | 'middle' | 'end' } {
  if (x - width / 2 < LEFT) return { x: LEFT, textAnchor: 'start' };
  if (x + width / 2 > RIGHT) return { x: RIGHT, textAnchor: 'end' };
  return { x, textAnchor: 'middle' };
}

export interface PlacedMark {
  readonly mark: StripMark;
  readonly x: number;
  /** From the bottom. */
  readonly lane: number;
  /** Others of about the same day, for which there was no room. */
  readonly more: readonly StripMark[];
}

/** Marks side by side or, where they are too near for that, one above the other; what is tried stands lowest. */
export function placeMarks(marks: readonly StripMark[], scale: Scale): PlacedMark[] {
  const shown = marks.filter(({ date }) => scale.isShown(date));
  const inOrder = [...shown.filter(({ isTrial }) => isTrial), ...shown.filter(({ isTrial }) => !isTrial)];
  const lanes: number[][] = Array.from({ length: MOST_LANES }, () => []);
  const placed: PlacedMark[] = [];
  for (const mark of inOrder) {
    const half = MARK_ROOM / 2;
    const x = Math.min(RIGHT - half, Math.max(LEFT + half, scale.x(mark.date)));
    const lane = lanes.findIndex((taken) => taken.every((other) => Math.abs(other - x) >= MARK_ROOM));
    if (lane >= 0) {
      lanes[lane]!.push(x);
      placed.push({ mark, x, lane, more: [] });
      continue;
    }
    const top = placed.findLastIndex((other) => other.lane === MOST_LANES - 1);
    placed[top] = { ...placed[top]!, more: [...placed[top]!.more, mark] };
  }
  return placed.sort((a, b) => a.x - b.x || a.lane - b.lane);
}

export const lanesOf = (placed: readonly PlacedMark[]): number =>
  placed.reduce((most, { lane }) => Math.max(most, lane + 1), 1);

export interface Label {
  readonly x: number;
  readonly text: string;
  readonly mark: StripMark;
}

const FIRST_LABELLED: readonly StripMark['kind'][] = ['planned', 'unrecorded', 'missing', 'missed', 'awaiting-minutes'];

/**
 * Words under the marks, as far as there is room: first what is to be done, then what was. `lines` are those that run
 * upright through the words' place: a word steps aside.
 */
export function labelsFor(
  placed: readonly PlacedMark[],
  lines: readonly number[],
  wordOf: (mark: StripMark) => string,
): Label[] {
  const taken: { from: number; to: number }[] = [];
  const labels: Label[] = [];
  const said = new Set<string>();
  for (const { mark, x, lane } of [...placed].sort((a, b) => rankOf(a.mark) - rankOf(b.mark))) {
    const text = wordOf(mark);
    // Of those missing in one period one carries the words.
    if (lane > 0 || (mark.missing !== undefined && said.has(text))) continue;
    const width = Math.max(DATE_ROOM, widthOf(text, 13) + 8);
    const from = besides(lines, Math.max(LEFT, Math.min(x - width / 2, RIGHT - width)), width);
    if (from === undefined || taken.some((other) => from < other.to && other.from < from + width)) continue;
    taken.push({ from, to: from + width });
    labels.push({ x: tenths(from + width / 2), text, mark });
    if (mark.missing !== undefined) said.add(text);
  }
  return labels;
}

const rankOf = ({ isTrial, kind }: StripMark): number => {
  const rank = FIRST_LABELLED.indexOf(kind);
  return isTrial ? -1 : rank < 0 ? FIRST_LABELLED.length : rank;
};

/** The place nearest to the wanted one that no line runs through; undefined if that is no longer below its mark. */
function besides(lines: readonly number[], wanted: number, width: number): number | undefined {
  const isFree = (from: number): boolean =>
    from >= LEFT && from + width <= RIGHT && lines.every((line) => line < from + 1 || from + width - 1 < line);
  const candidates = [wanted, ...lines.flatMap((line) => [line, line - width])];
  return candidates
    .filter((from) => isFree(from) && Math.abs(from - wanted) <= width * 0.6)
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}

export interface Tick {
  readonly x: number;
  readonly date: CivilDate;
  /** Carries the name of its month or year. */
  readonly isNamed: boolean;
}

/** First days of months, of short axes the fifteenth too, of long ones those of years: as many as can be named. */
export function ticksOf(scale: Scale): Tick[] {
  const { from, to } = scale.shown;
  const room = (RIGHT - LEFT) / (daysIn(from, to) / 30.44);
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((count) => count * room >= LEAST_TICK_ROOM) ?? 240;
  const each = step > 12 ? 12 : step === 12 ? 3 : 1;
  const days = room >= 2 * LEAST_TICK_ROOM ? ['01', '15'] : ['01'];
  const ticks: Tick[] = [];
  for (let count = monthOf(from); count <= monthOf(to); count += 1) {
    if (count % each !== 0) continue;
    const month = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
    for (const day of days) {
      const date = `${month}-${day}`;
      if (scale.isShown(date)) ticks.push({ x: scale.x(date), date, isNamed: count % step === 0 });
    }
  }
  return ticks;
}

const monthOf = (date: CivilDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

export const isWhole = ({ from, to, focus }: StripAxis): boolean => from === focus.from && to === focus.to;

/** What of a band's words has room in it: all on one line, on two, or less and less. */
export function bandWords(
  band: StripBand,
  width: number,
  lang: 'it' | 'en',
): { first: string; second: string; right: string } {
  const word = band.word[lang];
  const count = band.count?.[lang] ?? '';
  const all = [count, ...band.besides.map((text) => text[lang])].filter(Boolean).join(' · ');
  const room = width - 16;
  const wordRoom = widthOf(word, 15, true) + 22;
  if (wordRoom + widthOf(all, 15) + 24 <= room) return { first: word, second: '', right: all };
  const first = wordRoom <= room ? word : '';
  const second = [all, count].find((text) => widthOf(text, 15) <= room) ?? '';
  return { first, second, right: '' };
}
