import { addPeriod, type CivilDate, dayOfYear, earlier, later } from '#libs/kernel/civil-date.js';
import type { TermChange } from '../core/state.js';
import { lastExtension, sourceWithout, type Term, type TermSource, type TermSpan, termOn } from '../core/term.js';
import { type Interval, isClipped, periodsOf } from './clipped-periods.js';
import { type DeliverableRule, FIRST_OF_JANUARY } from './schema.js';

/** What a `deliverable` asks for once (monitoring-rules 6). */
export interface OwedPeriod extends Interval {
  readonly due: CivilDate;
  /** The day that the rule alone names, where an early end moved it. */
  readonly dueByTheRule: CivilDate | undefined;
  /** The early end that moved it. */
  readonly movedBy: TermChange | undefined;
  /** Which renewed term it is for, where the rule has no periods of its own. */
  readonly renewal: number | undefined;
  /** What was handed in before this day is about nothing owed: the term was shorter then. */
  readonly notBefore: CivilDate;
}

/** Everything owed by the term as known on a day, oldest first; `start` is the day from which the rule judges. */
export function owedPeriods(
  source: TermSource,
  rule: DeliverableRule,
  start: CivilDate | undefined,
  day: CivilDate,
): OwedPeriod[] {
  const term = termOn(source, day);
  const ending = term.change?.kind === 'early-end' ? term.change : undefined;
  const dueWithout = ending ? dueHadItNotBeen(source, rule, start, ending) : undefined;
  return stretchesOf(rule, term, start, day).map((stretch) => {
    const { from, to } = stretch;
    const byTheRule = dueAfter(to, rule);
    if (!ending || to !== term.to) return { ...stretch, due: byTheRule, dueByTheRule: undefined, movedBy: undefined };
    const after = dueAfter(later(to, ending.date), rule);
    const without = dueWithout?.get(from);
    const due = without === undefined ? after : earlier(after, without);
    const isMoved = due !== byTheRule;
    return { ...stretch, due, dueByTheRule: isMoved ? byTheRule : undefined, movedBy: isMoved ? ending : undefined };
  });
}

/** By the first day of each period: when it would be due, as known on the day of an early end, without that. */
function dueHadItNotBeen(
  source: TermSource,
  rule: DeliverableRule,
  start: CivilDate | undefined,
  ending: TermChange,
): ReadonlyMap<CivilDate, CivilDate> {
  const owed = owedPeriods(sourceWithout(source, ending), rule, start, ending.date);
  return new Map(owed.map(({ from, due }) => [from, due]));
}

type Stretch = Pick<OwedPeriod, 'from' | 'to' | 'renewal' | 'notBefore'>;

function stretchesOf(rule: DeliverableRule, term: Term, start: CivilDate | undefined, day: CivilDate): Stretch[] {
  const { from: origin, to } = term;
  if (origin === undefined) return [];
  if (rule.every === undefined) return term.spans.flatMap(wholeTerm);
  const { every, anchor = 'start', yearStart = FIRST_OF_JANUARY } = rule;
  const bounds = { origin, from: start === undefined ? origin : later(start, origin), to };
  const periods = periodsOf({ kind: 'every', every, anchor, yearStart }, bounds, day);
  const owed = rule.partialWindows === 'exempt' ? periods.filter((period) => !isClipped(period)) : periods;
  return owed.map((period) => ({ from: period.from, to: period.to, renewal: undefined, notBefore: period.from }));
}

function wholeTerm(span: TermSpan, renewal: number): Stretch[] {
  const { from, to } = span;
  if (from === undefined || to === undefined) return [];
  return [{ from, to, renewal, notBefore: later(from, lastExtension(span)?.date ?? from) }];
}

/** Never clipped to the term: most accounts are given when it is over. */
function dueAfter(end: CivilDate, { within, until }: DeliverableRule): CivilDate {
  if (within !== undefined) return addPeriod(end, within);
  if (until === undefined) return end;
  const year = Number(end.slice(0, 4));
  const day = dayOfYear(year, until);
  return day >= end ? day : dayOfYear(year + 1, until);
}
