import type { HeldFacts, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CadenceRule, SecondCallQuorum } from '#libs/agreement/rules/schema.js';
import { type Membership, membersOf } from './members.js';
import type { PartsOnDay } from './presence.js';

/** Who was there of those who count, and whether they were enough (monitoring-rules 2, `quorum`). */
export interface Attendance extends Membership {
  /** What was asked: in second call perhaps less than in the first. */
  readonly quorum: SecondCallQuorum;
  readonly present: number;
  readonly enough: boolean;
}

/** Undefined where the rule asks for no quorum. */
export function attendanceOf(
  state: RecordedAgreement,
  parts: PartsOnDay,
  held: HeldFacts,
  rule: CadenceRule,
): Attendance | undefined {
  const quorum = quorumFor(rule, held);
  if (quorum === undefined) return undefined;
  const membership = membersOf(state, parts, held.body, held.date);
  const there = presentAt(held);
  const present = membership.members.filter((partner) => there.has(partner.definition.id)).length;
  return { ...membership, quorum, present, enough: isQuorate(quorum, present, membership.members.length) };
}

/** Partners who came, or sent somebody. */
const presentAt = ({ present, delegates }: Pick<HeldFacts, 'present' | 'delegates'>): ReadonlySet<string> =>
  new Set([...present, ...delegates.map(({ partner }) => partner)]);

const quorumFor = ({ quorum, secondCallQuorum = quorum }: CadenceRule, { call }: HeldFacts) =>
  quorum !== undefined && call === 2 ? secondCallQuorum : quorum;

/** present ÷ members ≥ quorum in whole numbers, exactly; where nobody is a member, nobody is enough. */
export function isQuorate(quorum: SecondCallQuorum, present: number, members: number): boolean {
  if (members === 0) return false;
  if (quorum === 'any') return present >= 1;
  if (quorum === 'majority') return 2 * present > members;
  if (typeof quorum === 'object') return present >= quorum.count;
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
