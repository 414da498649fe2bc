import type { MeetingFacts, RecordedAgreement } from '#libs/agreement/core/state.js';
import { shortened } from '#libs/language/shortening.js';

export const partnerName = (state: RecordedAgreement, id: string): string =>
  shortened(state.partners.get(id)?.definition.name ?? id);

export function bodyName(state: RecordedAgreement, id: string | undefined): string | null {
  const name = id === undefined ? undefined : state.bodies.get(id)?.definition.name;
  return name === undefined ? null : shortened(name);
}

/** Whose meeting. What it is called is sealed, as all that is typed of it. */
export const meetingName = (state: RecordedAgreement, { body }: MeetingFacts): string | null => bodyName(state, body);
