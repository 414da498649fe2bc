import type { BodyState, HeldFacts, PartnerState, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { membersOf } from './members.js';
import type { PartsOnDay } from './presence.js';

/** Who was there of those who count, and whether they were enough (monitoring-rules 2, `quorum`). */
export interface Attendance {
  /** The body that names the members, if one does. */
  readonly body: BodyState | undefined;
  readonly members: readonly PartnerState[];
  readonly present: number;
  readonly enough: boolean;
}

export function attendanceOf(
  state: RecordedAgreement,
  parts: PartsOnDay,
  held: HeldFacts,
  quorum: NonNullable<CadenceRule['quorum']>,
): Attendance {
  const { body, members } = membersOf(state, parts, held.body, held.date);
  const there = new Set(held.present);
  const present = members.filter((partner) => there.has(partner.definition.id)).length;
  return { body, members, present, enough: members.length > 0 && isQuorate(quorum, present, members.length) };
}

/** present ÷ members ≥ quorum in whole numbers, exactly. */
export function isQuorate(quorum: NonNullable<CadenceRule['quorum']>, present: number, members: number): boolean {
  if (quorum === 'majority') return 2 * present > members;
  const [numerator, denominator] = typeof quorum === 'number' ? asWritten(quorum) : fraction(quorum);
  return BigInt(present) * denominator >= numerator * BigInt(members);
}

function fraction(text: string): [bigint, bigint] {
  const [numerator = '', denominator = ''] = text.split('/');
  return [BigInt(numerator), BigInt(denominator)];
}

/** A decimal as it is written: 0.67 is 67/100, not the double nearest to it. */
function asWritten(decimal: number): [bigint, bigint] {
  const [mantissa = '', exponent = '0'] = decimal.toString().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = decimals.length - Number(exponent);
  return [BigInt(whole + decimals), 10n ** BigInt(digits)];
}
