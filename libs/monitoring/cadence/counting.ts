import type { HeldFacts, MeetingFacts, MeetingState, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { type CivilDate, dayNumber, daysUntil } from '#libs/kernel/civil-date.js';
import { firstPlace } from '#libs/kernel/in-order.js';
import type { PartsOnDay } from './presence.js';
import { isPurpose } from './purposes.js';
import { type Attendance, attendanceOf } from './quorum.js';
import type { Interval } from './windows.js';

/** Why a meeting that was held does not count under a rule, whatever its minutes. */
export type Objection =
  | { readonly kind: 'public-event' | 'other-body' | 'other-purpose' }
  | { readonly kind: 'no-quorum'; readonly attendance: Attendance };

/** A meeting held on or before the day of the report, looked at with the eyes of one rule. */
export interface HeldMeeting {
  readonly id: string;
  readonly date: CivilDate;
  readonly meeting: MeetingState;
  readonly held: HeldFacts;
  readonly objection: Objection | undefined;
  readonly attendance: Attendance | undefined;
  readonly minutesApproved: boolean;
}

/** The meetings held by a day, in date order, of one date in the order in which they were recorded as held. */
export function heldMeetings(
  state: RecordedAgreement,
  parts: PartsOnDay,
  rule: CadenceRule,
  on: CivilDate,
): HeldMeeting[] {
  const meetings: HeldMeeting[] = [];
  for (const [id, meeting] of state.meetings) {
    const held = heldBy(meeting, on);
    if (!held) continue;
    const mismatch = mismatchWith(held, rule);
    const attendance = mismatch ? undefined : attendanceOf(state, parts, held, rule);
    const minutesApproved = meeting.minutesApproved !== undefined && meeting.minutesApproved.date <= on;
    const objection = mismatch ? { kind: mismatch } : objectionTo(attendance);
    meetings.push({ id, date: held.date, meeting, held, objection, attendance, minutesApproved });
  }
  return meetings.sort((a, b) => compareDates(a.date, b.date) || a.held.revision - b.held.revision);
}

/** What was held, unless it was on a later day (the meeting is then still the scheduled one) or never happened. */
export function heldBy(meeting: MeetingState, on: CivilDate): HeldFacts | undefined {
  if (meeting.annulled || !meeting.held || meeting.held.date > on) return undefined;
  return meeting.held;
}

/** By date, the meetings of the rule's body on record: held, convened, called off, whatever they were for. */
export function factsOnRecord(state: RecordedAgreement, { body }: CadenceRule): MeetingFacts[] {
  const known = [...state.meetings.values()].filter(({ annulled }) => !annulled);
  const facts = known.flatMap(({ held, scheduled }) => [held, scheduled]).filter((each) => each !== undefined);
  return facts.filter((each) => body === undefined || each.body === body).sort((a, b) => compareDates(a.date, b.date));
}

function objectionTo(attendance: Attendance | undefined): Objection | undefined {
  return attendance && !attendance.enough ? { kind: 'no-quorum', attendance } : undefined;
}

/** What in a meeting, convened or held, is not what the rule asks for. */
export function mismatchWith(
  meeting: MeetingFacts,
  rule: CadenceRule,
): 'public-event' | 'other-body' | 'other-purpose' | undefined {
  if (meeting.kind !== 'governance') return 'public-event';
  if (rule.body !== undefined && meeting.body !== rule.body) return 'other-body';
  if (rule.purpose !== undefined && !meeting.purposes.some(isPurpose(rule.purpose))) return 'other-purpose';
  return undefined;
}

/** The meetings that count in a window, and those that would if no minutes were required. */
export interface Count {
  readonly counted: readonly HeldMeeting[];
  /** By date, those of the meetings counted without looking at minutes whose minutes are not approved. */
  readonly awaitingMinutes: readonly HeldMeeting[];
  /** u: how many would count if no minutes were required. */
  readonly withoutMinutes: number;
  /** The day of the last of these. */
  readonly last: CivilDate | undefined;
  /** Held inside the window, but not counted. */
  readonly others: readonly HeldMeeting[];
  /** Of a rule with `noticeDays`, those counted that were convened too late, and those of which that is not known. */
  readonly shortNotice: readonly HeldMeeting[];
  readonly unknownNotice: readonly HeldMeeting[];
}

/** monitoring-rules 2, "Counted meetings"; `meetings` as `heldMeetings` gives them. */
export function countIn(window: Interval, meetings: readonly HeldMeeting[], rule: CadenceRule): Count {
  const inside = datedIn(window, meetings);
  const fitting = inside.filter((meeting) => !meeting.objection);
  const wouldCount = spaced(fitting, rule.minSpacingDays);
  const approved = fitting.filter((meeting) => meeting.minutesApproved);
  const counted = rule.requireMinutes ? spaced(approved, rule.minSpacingDays) : wouldCount;
  const chosen = new Set(counted);
  return {
    counted,
    withoutMinutes: wouldCount.length,
    last: wouldCount.at(-1)?.date,
    awaitingMinutes: rule.requireMinutes ? wouldCount.filter((meeting) => !meeting.minutesApproved) : [],
    others: inside.filter((meeting) => !chosen.has(meeting)),
    ...noticeOf(counted, rule),
  };
}

/** «Avviso almeno cinque giorni prima»: it changes no count. */
function noticeOf(
  counted: readonly HeldMeeting[],
  { noticeDays }: CadenceRule,
): Pick<Count, 'shortNotice' | 'unknownNotice'> {
  if (noticeDays === undefined) return { shortNotice: [], unknownNotice: [] };
  const isShort = ({ date, held: { convenedOn } }: HeldMeeting): boolean =>
    convenedOn !== undefined && daysUntil(convenedOn, date) < noticeDays;
  return {
    shortNotice: counted.filter(isShort),
    unknownNotice: counted.filter(({ held }) => held.convenedOn === undefined),
  };
}

/** Of meetings in date order, those inside an interval: a report asks this for every one of its windows. */
export function datedIn<Meeting extends { readonly date: CivilDate }>(
  { from, to }: Interval,
  meetings: readonly Meeting[],
): Meeting[] {
  const first = firstAtOrAfter(meetings, from);
  let end = first;
  while (end < meetings.length && meetings[end]!.date <= to) end += 1;
  return meetings.slice(first, end);
}

/** Its place; behind the last where there is none. */
export const firstAtOrAfter = (meetings: readonly { readonly date: CivilDate }[], day: CivilDate): number =>
  firstPlace(meetings, ({ date }) => date >= day);

/** Of meetings in date order, the first and each that comes far enough after the last taken (or after `previous`). */
export function spaced<Meeting extends { readonly date: CivilDate }>(
  meetings: readonly Meeting[],
  spacingDays: number,
  previous?: CivilDate,
): Meeting[] {
  let last = previous === undefined ? Number.NEGATIVE_INFINITY : dayNumber(previous);
  return meetings.filter((meeting) => {
    const day = dayNumber(meeting.date);
    if (day - last < spacingDays) return false;
    last = day;
    return true;
  });
}

export const compareDates = (a: CivilDate, b: CivilDate): number => (a < b ? -1 : a > b ? 1 : 0);
