import type { MeetingFacts, MeetingState, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { compareDates, datedIn, heldBy, mismatchWith, spaced } from './counting.js';
import type { Interval } from './windows.js';

/** A meeting convened, neither held nor cancelled by the day of the report, that a rule would count. */
export interface ScheduledMeeting {
  readonly id: string;
  readonly date: CivilDate;
  readonly meeting: MeetingState;
  readonly scheduled: MeetingFacts & { readonly revision: number };
}

/** In date order, of one date in the order in which they were first recorded. */
export function scheduledMeetings(state: RecordedAgreement, rule: CadenceRule, on: CivilDate): ScheduledMeeting[] {
  const meetings: ScheduledMeeting[] = [];
  for (const [id, meeting] of state.meetings) {
    const { scheduled } = meeting;
    if (!scheduled || meeting.annulled || heldBy(meeting, on) || isCancelledBy(meeting, on)) continue;
    if (!mismatchWith(scheduled, rule)) meetings.push({ id, date: scheduled.date, meeting, scheduled });
  }
  return meetings.sort((a, b) => compareDates(a.date, b.date) || a.meeting.revision - b.meeting.revision);
}

const isCancelledBy = (meeting: MeetingState, on: CivilDate): boolean =>
  meeting.cancelled !== undefined && meeting.cancelled.date <= on;

export interface Plan {
  /** Those that would count; quorum and minutes are assumed. */
  readonly planned: readonly ScheduledMeeting[];
  /** Convened for a day that is over, and nothing recorded since. */
  readonly unrecorded: readonly ScheduledMeeting[];
}

export function planIn(
  window: Interval,
  scheduled: readonly ScheduledMeeting[],
  rule: CadenceRule,
  on: CivilDate,
  last: CivilDate | undefined,
): Plan {
  const inside = datedIn(window, scheduled);
  const ahead = inside.filter((meeting) => meeting.date >= on);
  return {
    planned: spaced(ahead, rule.minSpacingDays, last),
    unrecorded: inside.filter((meeting) => meeting.date < on),
  };
}
