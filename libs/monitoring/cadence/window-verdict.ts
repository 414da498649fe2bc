import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate, daysIn, daysUntil, earlier, later } from '#libs/kernel/civil-date.js';
import { type Count, countIn, type HeldMeeting } from './counting.js';
import { type Plan, planIn, type ScheduledMeeting } from './planned.js';
import { type Requirement, requirementOf } from './required.js';
import type { Window } from './windows.js';

export type WindowVerdict =
  | 'not-required'
  | 'met'
  | 'awaiting-minutes'
  | 'upcoming'
  | 'missed'
  | 'unreachable'
  | 'secured'
  | 'on-track'
  | 'behind';

/** How long after the end of a window minutes may still be approved before it is called missed. */
export const DAYS_FOR_MINUTES = 180;

/** A window judged on a day, with everything that the verdict was reached from (monitoring-rules 2, "Verdict"). */
export interface PeriodJudgement extends Count, Plan {
  readonly kind: 'period';
  readonly window: Window;
  readonly requirement: Requirement;
  readonly required: number;
  readonly held: number;
  /** The first day on which one more meeting would count. */
  readonly first: CivilDate;
  /** How many more the rest of the window can hold. */
  readonly capacity: number;
  /** How many the days that are over ask for. */
  readonly pace: number;
  readonly verdict: WindowVerdict;
  readonly nextMeetingBy?: CivilDate;
  readonly recommendedBy?: CivilDate;
}

export function judgeWindow(
  rule: CadenceRule,
  window: Window,
  on: CivilDate,
  heldMeetings: readonly HeldMeeting[],
  scheduled: readonly ScheduledMeeting[],
): PeriodJudgement {
  const requirement = requirementOf(rule, window);
  const count = countIn(window, heldMeetings, rule);
  const plan = planIn(window, scheduled, rule, on, count.last);
  const first = firstUsefulDay(rule, window, on, count.last);
  const facts = {
    kind: 'period' as const,
    ...count,
    ...plan,
    window,
    requirement,
    required: requirement.required,
    held: count.counted.length,
    first,
    capacity: capacityFrom(first, window.to, rule.minSpacingDays),
    pace: paceOf(requirement.required, window, on),
  };
  const verdict = verdictOf(facts, on);
  return { ...facts, verdict, ...nextMeeting(facts, rule.minSpacingDays, on) };
}

type Facts = Omit<PeriodJudgement, 'verdict' | 'nextMeetingBy' | 'recommendedBy'>;

/** The first line of the table that applies; what only waits for its minutes is reckoned with. */
function verdictOf(facts: Facts, on: CivilDate): WindowVerdict {
  const { required, held, window, withoutMinutes } = facts;
  if (required === 0) return 'not-required';
  if (held >= required) return 'met';
  if (withoutMinutes >= required && on <= addDays(window.to, DAYS_FOR_MINUTES)) return 'awaiting-minutes';
  if (on < window.from) return 'upcoming';
  if (on > window.to) return 'missed';
  if (facts.capacity < required - withoutMinutes) return 'unreachable';
  if (withoutMinutes + facts.planned.length >= required) return 'secured';
  return withoutMinutes >= facts.pace ? 'on-track' : 'behind';
}

function firstUsefulDay(rule: CadenceRule, window: Window, on: CivilDate, last: CivilDate | undefined): CivilDate {
  const first = later(on, window.from);
  return last === undefined ? first : later(first, addDays(last, rule.minSpacingDays));
}

function capacityFrom(first: CivilDate, end: CivilDate, spacingDays: number): number {
  return first > end ? 0 : Math.floor(daysUntil(first, end) / spacingDays) + 1;
}

/** Only days that are over press. */
function paceOf(required: number, window: Window, on: CivilDate): number {
  return Math.floor((required * daysUntil(window.from, on)) / daysIn(window.from, window.to));
}

function nextMeeting(
  facts: Facts,
  spacingDays: number,
  on: CivilDate,
): { nextMeetingBy?: CivilDate; recommendedBy?: CivilDate } {
  const { window, required, withoutMinutes, first } = facts;
  const missing = required - withoutMinutes;
  if (missing <= 0 || on > window.to || facts.capacity < missing) return {};
  const nextMeetingBy = addDays(window.to, -(missing - 1) * spacingDays);
  const paceDays = Math.ceil((daysIn(window.from, window.to) * (withoutMinutes + 1)) / required);
  const beforeThePace = addDays(window.from, paceDays - 1);
  return { nextMeetingBy, recommendedBy: earlier(later(beforeThePace, first), nextMeetingBy) };
}
