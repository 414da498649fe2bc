import type { AgreementState, MeetingFacts, MeetingState } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** How far a meeting has come. */
export type Stage =
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
  readonly stage: Stage;
}

export function knownMeeting(id: string, meeting: MeetingState, today: CivilDate): KnownMeeting | undefined {
  const facts = meeting.held ?? meeting.scheduled;
  return facts && { id, meeting, facts, stage: stageOf(meeting, facts, today) };
}

function stageOf(meeting: MeetingState, facts: MeetingFacts, today: CivilDate): Stage {
  if (meeting.annulled) return 'annulled';
  if (meeting.held) {
    if (meeting.minutesApproved) return 'approved';
    if (meeting.minutes.length > 0) return 'to-approve';
    return facts.kind === 'public-event' ? 'public-event' : 'no-minutes';
  }
  if (meeting.cancelled) return 'cancelled';
  return facts.date < today ? 'never-recorded' : 'planned';
}

/** Newest first; of one day, the last recorded first. */
export function knownMeetings(state: AgreementState, today: CivilDate): KnownMeeting[] {
  return [...state.meetings]
    .flatMap(([id, meeting]) => knownMeeting(id, meeting, today) ?? [])
    .sort((a, b) => (a.facts.date === b.facts.date ? b.meeting.revision - a.meeting.revision : later(a, b)));
}

const later = (a: KnownMeeting, b: KnownMeeting): number => (a.facts.date < b.facts.date ? 1 : -1);

/** The last one held by a body, or failing that convened: the next is mostly like it. */
export function lastMeetingOf(
  state: AgreementState,
  body: string | undefined,
  today: CivilDate,
): KnownMeeting | undefined {
  const all = knownMeetings(state, today).filter(
    ({ facts, stage }) => facts.body === body && facts.kind === 'governance' && stage !== 'annulled',
  );
  return all.find(({ meeting }) => meeting.held) ?? all.find(({ stage }) => stage !== 'cancelled');
}

/** The last one of a body that had an agenda, held or not. */
export const lastAgendaOf = (state: AgreementState, body: string | undefined, today: CivilDate): string | undefined =>
  knownMeetings(state, today).find(
    ({ facts, stage }) => facts.body === body && stage !== 'annulled' && (facts.agenda?.length ?? 0) > 0,
  )?.id;

/** Of which body a meeting most likely is: that of the rule about meetings, else the only one. */
export function usualBody(state: AgreementState): string | undefined {
  for (const { definition, withdrawn } of state.rules.values()) {
    if (definition.type === 'meeting-cadence' && definition.body !== undefined && !withdrawn) return definition.body;
  }
  return state.bodies.keys().next().value;
}

/** What rules ask meetings to be for: a tick decides whether a meeting counts. */
export function purposesOfRules(state: AgreementState): string[] {
  const asked = [...state.rules.values()].flatMap(({ definition, withdrawn }) =>
    definition.type === 'meeting-cadence' && definition.purpose !== undefined && !withdrawn ? [definition.purpose] : [],
  );
  return [...new Set(asked)];
}

/** What people call partners, or the id of one that is not there. */
export const partnerNames = (state: AgreementState): ReadonlyMap<string, string> =>
  new Map([...state.partners].map(([id, { definition }]) => [id, definition.name]));

export const bodyNames = (state: AgreementState): ReadonlyMap<string, string> =>
  new Map([...state.bodies].map(([id, { definition }]) => [id, definition.name]));
