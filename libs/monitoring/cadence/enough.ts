import { addDays, type CivilDate, dayNumber, lastDayWithin, later, type Period } from '#libs/kernel/civil-date.js';
import type { HeldMeeting } from './counting.js';
import type { Interval } from './windows.js';

/**
 * The days that are not short, as intervals that do not touch, oldest first (monitoring-rules 2, "Anchor `rolling`").
 * In the period that ends on a day the first meeting counts, then each that comes far enough after it. So a run of
 * `minimum` meetings that begins with a meeting serves from the day of its last one to the last day whose period still
 * holds its first; both move forward with that meeting, so one pass does.
 */
export function daysWithEnough(
  meetings: readonly HeldMeeting[],
  minimum: number,
  spacingDays: number,
  every: Period,
): Interval[] {
  const lastOfRun = runsOf(meetings, minimum, spacingDays);
  const intervals: Interval[] = [];
  meetings.forEach((first, index) => {
    const last = meetings[lastOfRun[index]!];
    const to = lastDayWithin(first.date, every);
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

/** The stretch of days with enough that a day lies in. */
export const enoughAround = (intervals: readonly Interval[], day: CivilDate): Interval | undefined =>
  intervals.findLast((interval) => interval.from <= day && day <= interval.to);

/** What of a stretch of days the intervals leave out. */
export function gapsBetween(intervals: readonly Interval[], stretch: Interval): Interval[] {
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
