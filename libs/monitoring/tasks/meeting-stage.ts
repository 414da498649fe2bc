import type { AgreementState, MeetingFacts, MeetingState } from '#libs/agreement/core/state.js';
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

export function knownMeeting(id: string, meeting: MeetingState, today: CivilDate): KnownMeeting | undefined {
  const facts = meeting.held ?? meeting.scheduled;
  return facts && { id, meeting, facts, stage: stageOf(meeting, today) };
}

export function stageOf(
  { annulled, held, scheduled, cancelled, minutes, minutesApproved }: MeetingState,
  today: CivilDate,
): MeetingStage {
  if (annulled) return 'annulled';
  if (held) {
    if (minutesApproved) return 'approved';
    if (minutes.length > 0) return 'to-approve';
    return held.kind === 'public-event' ? 'public-event' : 'no-minutes';
  }
  if (cancelled) return 'cancelled';
  return scheduled && scheduled.date < today ? 'never-recorded' : 'planned';
}

/** Newest first; of one day, the last recorded first. */
export function knownMeetings(state: AgreementState, today: CivilDate): KnownMeeting[] {
  return [...state.meetings]
    .flatMap(([id, meeting]) => knownMeeting(id, meeting, today) ?? [])
    .sort((a, b) => (a.facts.date === b.facts.date ? b.meeting.revision - a.meeting.revision : later(a, b)));
}

const later = (a: KnownMeeting, b: KnownMeeting): number => (a.facts.date < b.facts.date ? 1 : -1);
