import { addDays, addPeriod, type CivilDate, dayOfYear, earlier, later } from '#libs/kernel/civil-date.js';
import type { TermChange } from '../core/state.js';
import { lastExtension, sourceWithout, type Term, type TermSource, type TermSpan, termOn } from '../core/term.js';
import { type ClippedPeriod, clip, type Interval, isClipped, periodsOf } from './clipped-periods.js';
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

/**
 * Everything owed by the term as known on a day, oldest first. `start` is the day from which the rule judges; `source`
 * is what the term follows from.
 */
export function owedPeriods(
  source: TermSource,
  rule: DeliverableRule,
  start: CivilDate | undefined,
  term: Term,
  day: CivilDate,
): OwedPeriod[] {
  return stretchesOf(rule, term, start, day).map((stretch) => {
    const { from, to, renewal, notBefore } = stretch;
    const due = dueOf(stretch, rule, source, term);
    const byTheRule = dueAfter(to, rule);
    const moved = due === byTheRule ? {} : { dueByTheRule: byTheRule, movedBy: term.change };
    return { from, to, renewal, notBefore, due, dueByTheRule: undefined, movedBy: undefined, ...moved };
  });
}

/** What is asked for once, and the whole period that it was clipped from, where the rule has periods of its own. */
interface Stretch extends Pick<OwedPeriod, 'from' | 'to' | 'renewal' | 'notBefore'> {
  readonly whole: Interval | undefined;
}

/**
 * Where an early end is in force, what it cuts off is due no sooner than it was decided; but no later than it was due,
 * by these same rules, had the early end not been.
 */
function dueOf(stretch: Stretch, rule: DeliverableRule, source: TermSource, term: Term): CivilDate {
  const ending = term.change?.kind === 'early-end' && stretch.to === term.to ? term.change : undefined;
  if (!ending) return dueAfter(stretch.to, rule);
  const after = dueAfter(later(stretch.to, ending.date), rule);
  const without = sourceWithout(source, ending);
  const before = termOn(without, ending.date);
  const then = sameIn(before, stretch, rule);
  return then ? earlier(after, dueOf(then, rule, without, before)) : after;
}

/** The period that begins on a day, as another term has it. */
function sameIn(
  term: Term,
  { from, whole }: Pick<Stretch, 'from' | 'whole'>,
  rule: DeliverableRule,
): Stretch | undefined {
  if (!whole) return term.spans.flatMap(wholeTerm).find((other) => other.from === from);
  const period = clip(whole, { from, to: term.to });
  return period && isAskedFor(period, rule) ? stretchOf(period) : undefined;
}

const isAskedFor = (period: ClippedPeriod, { partialWindows }: DeliverableRule): boolean =>
  partialWindows !== 'exempt' || !isClipped(period);

function stretchesOf(rule: DeliverableRule, term: Term, start: CivilDate | undefined, day: CivilDate): Stretch[] {
  const { from: origin, to } = term;
  if (origin === undefined) return [];
  if (rule.every === undefined) return term.spans.flatMap(wholeTerm);
  const { every, anchor = 'start', yearStart = FIRST_OF_JANUARY } = rule;
  const bounds = { origin, from: start === undefined ? origin : later(start, origin), to };
  return periodsOf({ kind: 'every', every, anchor, yearStart }, bounds, day)
    .filter((period) => isAskedFor(period, rule))
    .map(stretchOf);
}

const stretchOf = ({ from, to, whole }: ClippedPeriod): Stretch => ({
  from,
  to,
  whole,
  renewal: undefined,
  notBefore: from,
});

function wholeTerm(span: TermSpan, renewal: number): Stretch[] {
  const { from, to } = span;
  if (from === undefined || to === undefined) return [];
  return [{ from, to, whole: undefined, renewal, notBefore: later(from, lastExtension(span)?.date ?? from) }];
}

/** Never clipped to the term: most accounts are given when it is over. */
function dueAfter(end: CivilDate, { within, until }: DeliverableRule): CivilDate {
  if (within !== undefined) return addPeriod(end, within);
  if (until === undefined) return end;
  const year = Number(end.slice(0, 4));
  const day = dayOfYear(year, until);
  return day >= end ? day : dayOfYear(year + 1, until);
}

/** True if a period begins on a day, whatever day it is asked on (http-api.md, "What happens"). */
export function beginsPeriod(
  source: TermSource,
  rule: DeliverableRule,
  start: CivilDate | undefined,
  first: CivilDate,
): boolean {
  const period = rule.every === undefined ? { from: first, whole: undefined } : periodFrom(source, rule, start, first);
  return (
    period !== undefined && daysToAsk(source, rule, first).some((day) => sameIn(termOn(source, day), period, rule))
  );
}

/** The period that would begin on a day if the term had no end. */
function periodFrom(source: TermSource, rule: DeliverableRule, start: CivilDate | undefined, first: CivilDate) {
  const endless = { ...termOn(source, first), to: undefined };
  return stretchesOf(rule, endless, start, first).find(({ from }) => from === first);
}

/** The term is another one before and after each change of it, and as it goes on by itself. */
function daysToAsk({ termChanges, nonRenewals }: TermSource, { every }: DeliverableRule, first: CivilDate) {
  const changes = [...termChanges, ...nonRenewals].flatMap(({ date }) => [addDays(date, -1), date]);
  return [first, ...(every === undefined ? [] : [addPeriod(first, every)]), ...changes];
}
