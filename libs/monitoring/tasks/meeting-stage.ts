import type { MeetingFacts, MeetingState, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** How far a meeting has come. */
export type MeetingStage =
  | 'planned'
  | 'never-recorded'
  | 'no-minutes'
  | 'to-approve'
  | 'approved'
  | 'public-event'
  | 'cancelled'
  | 'annulled';

/** A meeting as pages speak of it. */
export interface KnownMeeting {
  readonly id: string;
  readonly meeting: MeetingState;
  /** As held or, until then, as convened. */
  readonly facts: MeetingFacts;
  readonly stage: MeetingStage;
}

export function knownMeeting(id: string, meeting: MeetingState, on: CivilDate): KnownMeeting | undefined {
  const facts = (isBy(meeting.held, on) && meeting.held) || (meeting.scheduled ?? meeting.held);
  return facts && { id, meeting, facts, stage: stageOf(meeting, on) };
}

/** As it stands on a day: what is about a later one has not happened yet. Of a public event nobody awaits minutes. */
export function stageOf(meeting: MeetingState, on: CivilDate): MeetingStage {
  const { held, scheduled } = meeting;
  if (meeting.annulled) return 'annulled';
  if (held && isBy(held, on)) {
    if (isBy(meeting.minutesApproved, on)) return 'approved';
    if (held.kind === 'public-event') return 'public-event';
    return meeting.minutes.length > 0 ? 'to-approve' : 'no-minutes';
  }
  if (isBy(meeting.cancelled, on)) return 'cancelled';
  return scheduled && scheduled.date < on ? 'never-recorded' : 'planned';
}

/** Convened, and neither held nor cancelled: what becomes of it is still to be recorded. */
export const isConvened = ({ stage }: KnownMeeting): boolean => stage === 'planned' || stage === 'never-recorded';

/** What stands can be put right; of what was called off or never happened there is nothing to put right. */
export const canBeCorrected = ({ stage }: KnownMeeting): boolean => stage !== 'annulled' && stage !== 'cancelled';

export const canBeAnnulled = ({ stage }: KnownMeeting): boolean => stage !== 'annulled';

/** Held, with minutes that may still be written, amended and approved. */
export const hasOpenMinutes = ({ stage }: KnownMeeting): boolean =>
  stage === 'no-minutes' || stage === 'to-approve' || stage === 'public-event';

const isBy = (fact: { readonly date: CivilDate } | undefined, on: CivilDate): boolean =>
  fact !== undefined && fact.date <= on;

/** Newest first; of one day, the last recorded first. */
export function knownMeetings(state: RecordedAgreement, today: CivilDate): KnownMeeting[] {
  return [...state.meetings]
    .flatMap(([id, meeting]) => knownMeeting(id, meeting, today) ?? [])
    .sort((a, b) => (a.facts.date === b.facts.date ? b.meeting.revision - a.meeting.revision : later(a, b)));
}

const later = (a: KnownMeeting, b: KnownMeeting): number => (a.facts.date < b.facts.date ? 1 : -1);
