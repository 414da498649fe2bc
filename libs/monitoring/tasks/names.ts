import type { AgreementState, MeetingFacts } from '#libs/agreement/core/state.js';
import { shortened } from './shortened.js';

export const partnerName = (state: AgreementState, id: string): string =>
  shortened(state.partners.get(id)?.definition.name ?? id);

export function bodyName(state: AgreementState, id: string | undefined): string | null {
  const name = id === undefined ? undefined : state.bodies.get(id)?.definition.name;
  return name === undefined ? null : shortened(name);
}

/** Whose meeting: the body, else as it is called, else nothing. */
export const meetingName = (state: AgreementState, { body, title }: MeetingFacts): string | null =>
  bodyName(state, body) ?? (title === undefined ? null : shortened(title));
