import type { BodyState, PartnerState, RecordedAgreement } from '#libs/agreement/core/state.js';
import { partnerIsActiveOn } from '#libs/agreement/core/term.js';
import { type CivilDate, later } from '#libs/kernel/civil-date.js';
import { type PartsOnDay, partsOnDay } from './presence.js';

const MEMBER_ROLES: readonly string[] = ['lead', 'signatory', 'partner'];

/** Those of whom a meeting of a body is made, on its day: whom it names, else those who signed. */
export const membersOn = (
  state: RecordedAgreement,
  body: string | undefined,
  date: CivilDate,
  today: CivilDate,
): readonly PartnerState[] => membersOf(state, partsOnDay(state, later(date, today)), body, date).members;

/** The same of parts that are looked at already, with the body that names them, if one does. */
export function membersOf(
  state: RecordedAgreement,
  parts: PartsOnDay,
  id: string | undefined,
  date: CivilDate,
): { readonly body: BodyState | undefined; readonly members: readonly PartnerState[] } {
  const body = namingBody(parts, id);
  const named = new Set(body?.definition.members);
  const members = [...parts.partners.values()].filter(
    (partner) =>
      (body ? named.has(partner.definition.id) : MEMBER_ROLES.includes(partner.definition.role)) &&
      partnerIsActiveOn(state, partner, date),
  );
  return { body, members };
}

/** An empty list names none. */
function namingBody(parts: PartsOnDay, id: string | undefined): BodyState | undefined {
  const body = id === undefined ? undefined : parts.bodies.get(id);
  return body?.definition.members?.length ? body : undefined;
}
