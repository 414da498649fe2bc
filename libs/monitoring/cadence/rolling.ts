import { type CadenceRule, minimumOf } from '#libs/agreement/rules/schema.js';
import {
  addDays,
  type CivilDate,
  earlier,
  later,
  type Period,
  subtractPeriod,
  through,
} from '#libs/kernel/civil-date.js';
import { isOver } from '../term/term.js';
import { type Count, countIn, datedIn, type HeldMeeting, spaced } from './counting.js';
import { daysWithEnough, enoughAround, gapsBetween } from './enough.js';
import type { ScheduledMeeting } from './planned.js';
import { judgeWindow, type PeriodJudgement } from './window-verdict.js';
import { type Interval, judgingFrom, type KnownTerm, windowsOf } from './windows.js';

/** The period that ends on a day, judged by days that are short (monitoring-rules 2, "Anchor `rolling`"). */
export interface RollingJudgement extends Pick<Count, 'counted' | 'others' | 'shortNotice' | 'unknownNotice'> {
  readonly kind: 'rolling';
  readonly every: Period;
  readonly window: Interval;
  readonly required: number;
  readonly held: number;
  readonly dayBeforeIsShort: boolean;
  readonly verdict: 'met' | 'missed' | 'behind';
  readonly nextMeetingBy?: CivilDate;
  /** Where nothing is missing: the first day that would be short without another meeting, and by how many. */
  readonly nextShort: { readonly day: CivilDate; readonly missing: number } | undefined;
}

export interface RollingRule {
  readonly windows: readonly (PeriodJudgement | RollingJudgement)[];
  readonly shortfalls: readonly Interval[];
}

/** What is asked for, and from when on. */
interface Asked {
  readonly rule: CadenceRule;
  readonly every: Period;
  readonly minimum: number;
  readonly origin: CivilDate;
}

/** `start` takes the place of the first day of the term, if it is later; `withdrawnOn`: judged up to the day before. */
export function judgeRolling(
  rule: CadenceRule,
  every: Period,
  start: CivilDate | undefined,
  term: KnownTerm,
  on: CivilDate,
  held: readonly HeldMeeting[],
  scheduled: readonly ScheduledMeeting[],
  withdrawnOn: CivilDate | undefined,
): RollingRule {
  const origin = judgingFrom(start, term);
  const due = through(origin, every);
  if (on <= due || (term.to !== undefined && term.to < due)) {
    const windows = firstWindow(every, origin, term, on);
    return { windows: windows.map((window) => judgeWindow(rule, window, on, held, scheduled)), shortfalls: [] };
  }
  const asked = { rule, every, minimum: minimumOf(rule), origin };
  const meetings = datedIn({ from: origin, to: on }, held);
  const fitting = meetings.filter((meeting) => isFitting(meeting, rule));
  const enough = daysWithEnough(fitting, asked.minimum, rule.minSpacingDays, every);
  const judged = withdrawnOn === undefined ? [judgePeriod(asked, term, on, meetings, fitting, enough)] : [];
  return { windows: judged, shortfalls: gapsBetween(enough, { from: due, to: lastDayOver(term, on, withdrawnOn) }) };
}

const firstWindow = (every: Period, origin: CivilDate, term: KnownTerm, on: CivilDate) =>
  windowsOf({ kind: 'every', every, anchor: 'start', yearStart: '' }, undefined, { ...term, from: origin }, on).slice(
    0,
    1,
  );

function lastDayOver(term: KnownTerm, on: CivilDate, withdrawnOn: CivilDate | undefined): CivilDate {
  const last = addDays(withdrawnOn ?? on, -1);
  return term.to === undefined ? last : earlier(last, term.to);
}

const isFitting = (meeting: HeldMeeting, rule: CadenceRule): boolean =>
  !meeting.objection && (meeting.minutesApproved || !rule.requireMinutes);

function judgePeriod(
  asked: Asked,
  term: KnownTerm,
  on: CivilDate,
  meetings: readonly HeldMeeting[],
  fitting: readonly HeldMeeting[],
  enough: readonly Interval[],
): RollingJudgement {
  const { rule, every, minimum } = asked;
  const day = term.to === undefined ? on : earlier(on, term.to);
  const window = windowEndingOn(day, asked);
  const { counted, others, shortNotice, unknownNotice } = countIn(window, meetings, rule);
  const dayBeforeIsShort = !enoughAround(enough, addDays(day, -1));
  const oneOnTheDay = counted.at(-1)?.date === day;
  const aMeetingWouldDo = minimum - counted.length === 1 && !oneOnTheDay;
  const isShort = counted.length < minimum;
  const verdict = !isShort ? 'met' : isOver(term, on) || dayBeforeIsShort || !aMeetingWouldDo ? 'missed' : 'behind';
  const nextShort = isShort ? undefined : nextShortDay(asked, term, on, fitting, enough);
  const nextMeetingBy = isShort ? nextUsefulDay(term, on, oneOnTheDay) : nextShort && lastDayToAct(nextShort, on);
  return {
    kind: 'rolling',
    every,
    window,
    required: minimum,
    held: counted.length,
    counted,
    others,
    shortNotice,
    unknownNotice,
    dayBeforeIsShort,
    verdict,
    nextShort,
    ...(nextMeetingBy === undefined ? {} : { nextMeetingBy }),
  };
}

/** The days counted in the period that ends on a day. */
const windowEndingOn = (day: CivilDate, { every, origin }: Asked): Interval => ({
  from: later(addDays(subtractPeriod(day, every), 1), origin),
  to: day,
});

/** The first day after `on`, and up to the end, that would be short if no further meeting were held. */
function nextShortDay(
  asked: Asked,
  term: KnownTerm,
  on: CivilDate,
  fitting: readonly HeldMeeting[],
  enough: readonly Interval[],
): RollingJudgement['nextShort'] {
  const day = addDays(enoughAround(enough, on)?.to ?? on, 1);
  if (isOver(term, day)) return undefined;
  const left = spaced(datedIn(windowEndingOn(day, asked), fitting), asked.rule.minSpacingDays).length;
  return { day, missing: asked.minimum - left };
}

/** One a day: a day earlier for each that is missing besides the first. */
const lastDayToAct = ({ day, missing }: { day: CivilDate; missing: number }, on: CivilDate): CivilDate =>
  later(addDays(day, 1 - missing), on);

/** Where some are missing: today, or tomorrow if today has one already. */
function nextUsefulDay(term: KnownTerm, on: CivilDate, oneToday: boolean): CivilDate | undefined {
  const day = oneToday ? addDays(on, 1) : on;
  return isOver(term, day) ? undefined : day;
}
