import { type CountedCadence, type Interval, periodsOf } from '#libs/agreement/rules/clipped-periods.js';
import type { Cadence } from '#libs/agreement/rules/schema.js';
import { type CivilDate, daysIn, later } from '#libs/kernel/civil-date.js';
import { firstPlace } from '#libs/kernel/in-order.js';
import { type JudgedTerm, longestEnd } from '../term/term.js';

export type { Interval } from '#libs/agreement/rules/clipped-periods.js';

/** A period in which meetings are counted. */
export interface Window extends Interval {
  /** P: the days that it would have, had nothing clipped it. */
  readonly wholeDays: number;
  /** Of a rule over the whole term: which one; 0 is the first. */
  readonly renewal?: number;
}

/** A term whose start is known: rules stand in no other. */
export type KnownTerm = JudgedTerm & { readonly from: CivilDate };

/**
 * The windows of a rule, oldest first (monitoring-rules 2, "Windows"); those of anchor `rolling` are in `rolling.ts`.
 * `start` is the day from which the rule judges, if it says one.
 */
export function windowsOf(cadence: Cadence, start: CivilDate | undefined, term: KnownTerm, on: CivilDate): Window[] {
  return cadence.kind === 'term' ? termWindows(term) : periodWindows(cadence, start, term, on);
}

function periodWindows(
  cadence: CountedCadence,
  start: CivilDate | undefined,
  term: KnownTerm,
  on: CivilDate,
): Window[] {
  const bounds = { origin: term.from, from: judgingFrom(start, term), to: term.to };
  return periodsOf(cadence, bounds, on).map(({ from, to, whole }) => ({
    from,
    to,
    wholeDays: daysIn(whole.from, whole.to),
  }));
}

/** Not before the agreement starts. */
export const judgingFrom = (start: CivilDate | undefined, { from }: KnownTerm): CivilDate =>
  start === undefined ? from : later(start, from);

/** One for the first term, which an early end clips, and one for each renewed, which may be shorter than the first. */
function termWindows(term: KnownTerm): Window[] {
  const { spans, definedTo } = term;
  const longest = longestEnd(term);
  if (longest === undefined) return [];
  return spans.flatMap(({ from, to }, renewal) => {
    if (from === undefined || to === undefined) return [];
    const whole = renewal === 0 ? longest : (definedTo ?? longest);
    return [{ from, to, wholeDays: daysIn(term.from, whole), renewal }];
  });
}

/** Of what was judged by window, oldest first, the one that a day lies in: a figure asks this for every meeting. */
export function windowWith<Judged extends { readonly window: Interval }>(
  judged: readonly Judged[],
  day: CivilDate,
): Judged | undefined {
  const found = judged[firstPlace(judged, ({ window }) => window.to >= day)];
  return found && found.window.from <= day ? found : undefined;
}
