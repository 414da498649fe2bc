import { membersChangeOn } from '#libs/agreement/core/members.js';
import type { BodyState, MembersChange, PartnerState, RecordedAgreement } from '#libs/agreement/core/state.js';
import { partnerIsActiveOn } from '#libs/agreement/core/term.js';
import { type CivilDate, later } from '#libs/kernel/civil-date.js';
import { type PartsOnDay, partsOnDay } from './presence.js';

const MEMBER_ROLES: readonly string[] = ['lead', 'signatory', 'partner'];

/** Those of whom a meeting is made on its day, and what says so. */
export interface Membership {
  /** The body that names them, if one does. */
  readonly body: BodyState | undefined;
  /** Since when it names these, where that was not from the beginning. */
  readonly change: MembersChange | undefined;
  readonly members: readonly PartnerState[];
}

/** Those of whom a meeting of a body is made, on its day: whom it names, else those who signed. */
export const membersOn = (
  state: RecordedAgreement,
  body: string | undefined,
  date: CivilDate,
  today: CivilDate,
): readonly PartnerState[] => membersOf(state, partsOnDay(state, later(date, today)), body, date).members;

/** The same of parts that are looked at already, with what names them. */
export function membersOf(
  state: RecordedAgreement,
  parts: PartsOnDay,
  id: string | undefined,
  date: CivilDate,
): Membership {
  const body = id === undefined ? undefined : parts.bodies.get(id);
  const change = body && membersChangeOn(body, date);
  const list = change?.members ?? body?.definition.members ?? [];
  const named = new Set(list);
  const members = [...parts.partners.values()].filter(
    (partner) =>
      (named.size > 0 ? named.has(partner.definition.id) : MEMBER_ROLES.includes(partner.definition.role)) &&
      partnerIsActiveOn(state, partner, date),
  );
  return { body: named.size > 0 || change ? body : undefined, change, members };
}
