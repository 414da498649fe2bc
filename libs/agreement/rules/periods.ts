import {
  addDays,
  type CivilDate,
  dayOfYear,
  daysUntil,
  later,
  longestDays,
  through,
} from '#libs/kernel/civil-date.js';
import type { RecordedAgreement, RuleState } from '../core/state.js';
import { ruleStart, type Term, termOn } from '../core/term.js';
import { type DeliverableRule, FIRST_OF_JANUARY } from './schema.js';

/** After every day that anybody may ask about. */
const LAST_DAY = '2999-12-31';

/** True if a period of a deliverable begins on a day, whatever day it is asked on (monitoring-rules 6). */
export function beginsPeriod(
  state: RecordedAgreement,
  rule: RuleState,
  definition: DeliverableRule,
  day: CivilDate,
): boolean {
  const terms = termsEver(state);
  if (definition.every === undefined) return terms.some(({ spans }) => spans.some(({ from }) => from === day));
  const validFrom = state.header.validFrom;
  if (validFrom === undefined) return false;
  const start = later(validFrom, ruleStart(rule) ?? validFrom);
  if (day < start || terms.every(({ to }) => to !== undefined && to < day)) return false;
  const whole = periodAround(definition, definition.every, validFrom, day);
  if (day !== later(whole.from, start)) return false;
  if (definition.partialWindows !== 'exempt') return true;
  return day === whole.from && terms.some(({ to }) => to === undefined || to >= whole.to);
}

/** The terms that there ever were: as each change left it, as it stood before, and as renewals go on. */
function termsEver(state: RecordedAgreement): Term[] {
  const days = [...state.termChanges, ...state.nonRenewals].flatMap(({ date }) => [addDays(date, -1), date]);
  return [...days, LAST_DAY].map((day) => termOn(state, day));
}

/** The period that a day is in, before it is clipped. */
function periodAround(rule: DeliverableRule, every: string, validFrom: CivilDate, day: CivilDate) {
  return rule.anchor === 'calendar'
    ? calendarPeriod(rule.yearStart ?? FIRST_OF_JANUARY, every, day)
    : periodFrom(validFrom, every, day);
}

/** Always counted from the first day, never step by step (monitoring-rules 1). */
function periodFrom(first: CivilDate, every: string, day: CivilDate) {
  // No period before this one ends as late as that.
  let number = Math.floor(daysUntil(first, day) / longestDays(every));
  let from = number === 0 ? first : addDays(through(first, every, number), 1);
  for (;;) {
    number += 1;
    const to = through(first, every, number);
    if (to >= day) return { from, to };
    from = addDays(to, 1);
  }
}

/** The year that begins on a day of it, cut into parts. */
function calendarPeriod(yearStart: string, every: string, day: CivilDate) {
  const year = Number(day.slice(0, 4));
  const thisYear = dayOfYear(year, yearStart);
  return periodFrom(thisYear <= day ? thisYear : dayOfYear(year - 1, yearStart), every, day);
}
