import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type KnownMeeting, knownMeetings } from './meeting-stage.js';

/** The last one held by a body, or failing that convened: the next is mostly like it. */
export function lastMeetingOf(
  state: RecordedAgreement,
  body: string | undefined,
  today: CivilDate,
): KnownMeeting | undefined {
  const all = knownMeetings(state, today).filter(
    ({ facts, stage }) => facts.body === body && facts.kind === 'governance' && stage !== 'annulled',
  );
  return all.find(({ meeting }) => meeting.held) ?? all.find(({ stage }) => stage !== 'cancelled');
}

/** The last one of a body that had an agenda, held or not. */
export const lastAgendaOf = (
  state: RecordedAgreement,
  body: string | undefined,
  today: CivilDate,
): string | undefined =>
  knownMeetings(state, today).find(
    ({ facts, stage }) => facts.body === body && stage !== 'annulled' && (facts.agenda?.length ?? 0) > 0,
  )?.id;

/** Of which body a meeting most likely is: that of the rule about meetings, else the only one. */
export function usualBody(state: RecordedAgreement): string | undefined {
  for (const { definition, withdrawn } of state.rules.values()) {
    if (definition.type === 'meeting-cadence' && definition.body !== undefined && !withdrawn) return definition.body;
  }
  return state.bodies.keys().next().value;
}

/** What rules ask meetings to be for: a tick decides whether a meeting counts. */
export function purposesOfRules(state: RecordedAgreement): string[] {
  const asked = [...state.rules.values()].flatMap(({ definition, withdrawn }) =>
    definition.type === 'meeting-cadence' && definition.purpose !== undefined && !withdrawn ? [definition.purpose] : [],
  );
  return [...new Set(asked)];
}
