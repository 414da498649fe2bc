import {
  addDays,
  addMonths,
  addPeriod,
  type CivilDate,
  dayOfYear,
  earlier,
  later,
  through,
  wholeMonths,
} from '#libs/kernel/civil-date.js';
import type { Cadence } from './schema.js';

/** Days from one date to another, both included. */
export interface Interval {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A period in which something is due, and the whole period that it was clipped from. */
export interface ClippedPeriod extends Interval {
  readonly whole: Interval;
}

/** What periods are counted from, and what they are clipped to. */
export interface PeriodBounds {
  /** The first day of the agreement. */
  readonly origin: CivilDate;
  /** The day from which the rule judges, not before that. */
  readonly from: CivilDate;
  /** Undefined: open-ended. */
  readonly to: CivilDate | undefined;
}

export type CountedCadence = Exclude<Cadence, { readonly kind: 'term' }>;

/**
 * The periods of a rule that meet the term, clipped to it, oldest first (monitoring-rules 2, "Windows"). Of an
 * open-ended agreement those that begin by a day, and the first in any case.
 */
export function periodsOf(cadence: CountedCadence, bounds: PeriodBounds, on: CivilDate): ClippedPeriod[] {
  const found: ClippedPeriod[] = [];
  for (const whole of wholePeriods(cadence, bounds)) {
    if (bounds.to !== undefined && whole.from > bounds.to) break;
    const period = clip(whole, bounds);
    if (!period) continue;
    if (bounds.to === undefined && period.from > on && found.length > 0) break;
    found.push(period);
  }
  return found;
}

/** What is left of a period inside bounds; undefined if nothing is. */
function clip(whole: Interval, bounds: Pick<PeriodBounds, 'from' | 'to'>): ClippedPeriod | undefined {
  const from = later(whole.from, bounds.from);
  const to = bounds.to === undefined ? whole.to : earlier(whole.to, bounds.to);
  return from <= to ? { from, to, whole } : undefined;
}

export const isClipped = ({ from, to, whole }: ClippedPeriod): boolean => from !== whole.from || to !== whole.to;

/** Without end, but for `within`, which is once. */
function* wholePeriods(cadence: CountedCadence, { origin, from }: PeriodBounds): Generator<Interval> {
  if (cadence.kind === 'within') yield { from, to: addPeriod(from, cadence.within) };
  else if (cadence.kind === 'yearly') yield* partsOfYears(cadence, Number(origin.slice(0, 4)) - 1);
  else if (cadence.anchor === 'calendar') yield* calendarPeriods(cadence, Number(origin.slice(0, 4)) - 1);
  else yield* periodsFrom(origin, cadence.every);
}

/** Period k begins the day after k periods have passed; always counted from the first day, never step by step. */
function* periodsFrom(origin: CivilDate, every: string): Generator<Interval> {
  let from = origin;
  for (let times = 1; ; times += 1) {
    const to = through(origin, every, times);
    yield { from, to };
    from = addDays(to, 1);
  }
}

/** The year that begins on `yearStart`, cut into parts: every year has that day, so that nothing is clamped. */
function* calendarPeriods(
  { every, yearStart }: Extract<CountedCadence, { kind: 'every' }>,
  firstYear: number,
): Generator<Interval> {
  const origin = dayOfYear(firstYear, yearStart);
  const months = wholeMonths(every) ?? 12;
  for (let part = 0; ; part += 1) {
    yield { from: addMonths(origin, part * months), to: addDays(addMonths(origin, (part + 1) * months), -1) };
  }
}

/** «Entro il 30 marzo»; a part that ends before it begins crosses the new year. */
function* partsOfYears(
  { from, to }: Extract<CountedCadence, { kind: 'yearly' }>,
  firstYear: number,
): Generator<Interval> {
  const yearsLater = to < from ? 1 : 0;
  for (let year = firstYear; ; year += 1) yield { from: dayOfYear(year, from), to: dayOfYear(year + yearsLater, to) };
}
