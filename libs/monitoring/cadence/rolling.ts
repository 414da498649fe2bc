import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, addYears, type CivilDate, dayNumber, earlier, later, throughYears } from '#libs/kernel/civil-date.js';
import { countIn, type HeldMeeting } from './counting.js';
import type { ScheduledMeeting } from './planned.js';
import { judgeWindow, type PeriodJudgement } from './window-verdict.js';
import { clip, type Interval, type KnownTerm } from './windows.js';

/** The year that ends on a day, judged by days that are short (monitoring-rules 2, "Rolling year"). */
export interface RollingJudgement {
  readonly kind: 'rolling';
  readonly window: Interval;
  readonly required: number;
  readonly held: number;
  readonly counted: readonly HeldMeeting[];
  /** Held inside the window, but not counted. */
  readonly others: readonly HeldMeeting[];
  readonly dayBeforeIsShort: boolean;
  readonly verdict: 'met' | 'missed' | 'behind';
  readonly nextMeetingBy?: CivilDate;
}

export interface RollingRule {
  readonly windows: readonly (PeriodJudgement | RollingJudgement)[];
  readonly shortfalls: readonly Interval[];
}

/** `start` takes the place of the first day of the term. */
export function judgeRolling(
  rule: CadenceRule,
  start: CivilDate | undefined,
  term: KnownTerm,
  on: CivilDate,
  held: readonly HeldMeeting[],
  scheduled: readonly ScheduledMeeting[],
): RollingRule {
  const origin = start ?? term.from;
  const due = throughYears(origin, 1);
  if (on <= due || (term.to !== undefined && term.to < due)) {
    const window = clip({ from: origin, to: due }, term);
    return { windows: window ? [judgeWindow(rule, window, on, held, scheduled)] : [], shortfalls: [] };
  }
  const meetings = held.filter((meeting) => meeting.date >= origin);
  const fitting = meetings.filter((meeting) => isFitting(meeting, rule));
  const enough = daysWithEnough(fitting, rule.minimum, rule.minSpacingDays);
  const lastDayOver = term.to !== undefined && on > term.to ? term.to : addDays(on, -1);
  return {
    windows: [judgeYear(rule, origin, term, on, meetings, enough)],
    shortfalls: gapsBetween(enough, { from: due, to: lastDayOver }),
  };
}

const isFitting = (meeting: HeldMeeting, rule: CadenceRule): boolean =>
  !meeting.objection && (meeting.minutesApproved || !rule.requireMinutes);

function judgeYear(
  rule: CadenceRule,
  origin: CivilDate,
  term: KnownTerm,
  on: CivilDate,
  meetings: readonly HeldMeeting[],
  enough: readonly Interval[],
): RollingJudgement {
  const day = term.to === undefined ? on : earlier(on, term.to);
  const window = { from: later(addDays(addYears(day, -1), 1), origin), to: day };
  const { counted, others } = countIn(window, meetings, rule);
  const isOver = term.to !== undefined && on > term.to;
  const dayBeforeIsShort = !covers(enough, addDays(day, -1));
  const verdict = covers(enough, day) ? 'met' : isOver || dayBeforeIsShort ? 'missed' : 'behind';
  const nextMeetingBy = isOver ? undefined : verdict === 'met' ? firstShortAfter(enough, on, term.to) : on;
  return {
    kind: 'rolling',
    window,
    required: rule.minimum,
    held: counted.length,
    counted,
    others,
    dayBeforeIsShort,
    verdict,
    ...(nextMeetingBy === undefined ? {} : { nextMeetingBy }),
  };
}

/**
 * The days that are not short, as intervals that do not touch. In the year of a day the first meeting counts, then each
 * that comes far enough after it. So a run of `minimum` meetings that begins with a meeting serves from the day of its
 * last one to the last day whose year still holds its first; both move forward with that meeting, so one pass does.
 */
function daysWithEnough(meetings: readonly HeldMeeting[], minimum: number, spacingDays: number): Interval[] {
  const lastOfRun = runsOf(meetings, minimum, spacingDays);
  const intervals: Interval[] = [];
  meetings.forEach((first, index) => {
    const last = meetings[lastOfRun[index]!];
    const to = lastDayInWhoseYear(first.date);
    if (!last || last.date > to) return;
    const previous = intervals.at(-1);
    const touches = previous !== undefined && last.date <= addDays(previous.to, 1);
    if (touches) intervals[intervals.length - 1] = { from: previous.from, to };
    else intervals.push({ from: last.date, to });
  });
  return intervals;
}

/**
 * For each meeting the index of the one that completes a run of `minimum` begun with it; past the end if none does.
 * Runs are put together from runs half as long, so that a large minimum costs its logarithm.
 */
function runsOf(meetings: readonly HeldMeeting[], minimum: number, spacingDays: number): number[] {
  const none = meetings.length;
  let jump = [...nextOf(meetings, spacingDays), none];
  let reached = Array.from({ length: none + 1 }, (_, index) => index);
  for (let steps = minimum - 1; steps > 0; steps = Math.floor(steps / 2)) {
    const twice = jump;
    if (steps % 2 === 1) reached = reached.map((index) => twice[index]!);
    jump = jump.map((index) => twice[index]!);
  }
  return reached;
}

/** For each meeting the index of the first that comes far enough after it. */
function nextOf(meetings: readonly HeldMeeting[], spacingDays: number): number[] {
  const days = meetings.map(({ date }) => dayNumber(date));
  let next = 0;
  return days.map((day) => {
    while (next < days.length && days[next]! < day + spacingDays) next += 1;
    return next;
  });
}

/**
 * The last day x whose window [(x − 1 year, clamped) + 1 day, x] holds a date: what `throughYears(date, 1)` says, in
 * plain arithmetic because every meeting asks for it.
 */
function lastDayInWhoseYear(date: CivilDate): CivilDate {
  const nextYear = Number(date.slice(0, 4)) + 1;
  return date.endsWith('-02-29') ? `${nextYear}-02-28` : addDays(`${nextYear}${date.slice(4)}`, -1);
}

const covers = (intervals: readonly Interval[], day: CivilDate): boolean =>
  intervals.some((interval) => interval.from <= day && day <= interval.to);

/** The first day after `on`, and up to the end, that would be short if no further meeting were held. */
function firstShortAfter(
  enough: readonly Interval[],
  on: CivilDate,
  end: CivilDate | undefined,
): CivilDate | undefined {
  const current = enough.find((interval) => interval.from <= on && on <= interval.to);
  const day = addDays(current ? current.to : on, 1);
  return end !== undefined && day > end ? undefined : day;
}

/** What of a stretch of days the intervals leave out. */
function gapsBetween(intervals: readonly Interval[], stretch: Interval): Interval[] {
  const gaps: Interval[] = [];
  let from = stretch.from;
  for (const interval of intervals) {
    if (interval.from > stretch.to) break;
    if (from < interval.from) gaps.push({ from, to: addDays(interval.from, -1) });
    from = later(from, addDays(interval.to, 1));
  }
  if (from <= stretch.to) gaps.push({ from, to: stretch.to });
  return gaps;
}
