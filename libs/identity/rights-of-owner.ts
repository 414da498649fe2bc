import { MATRIX } from './matrix.js';
import { type Caller, rolesIn } from './rights.js';
import type { Grant } from './roles.js';

const COMMANDS = new Map(
  MATRIX.flatMap(({ asks, allowed }) => (asks !== 'signed-in' && 'command' in asks ? [[asks.command, allowed]] : [])),
);

/**
 * What `mayCommand` would say of an agreement that there is, for who knows of a part no more than whose it is, as lists
 * do: the partner that convened a meeting, made a commitment, measures an indicator; of an evaluation its author.
 * `owner` of a meeting to be convened is the partner to convene for; null is nobody.
 */
export function mayCommandOn(caller: Caller, agreement: string, command: string, owner: string | null): boolean {
  return rolesIn(caller, agreement).some((grant) => {
    const allowed = COMMANDS.get(command)?.[grant.role];
    return allowed === 'yes' || (allowed === 'own' && owner !== null && ownerAs(caller, grant) === owner);
  });
}

/** Who a caller is to the parts of an agreement. */
const ownerAs = (caller: Caller, { role, partner }: Grant): string | undefined =>
  role === 'member' ? partner : caller.id;

/** Whether meetings may be convened and recorded, for whichever partner. */
export const mayConvene = (caller: Caller, agreement: string): boolean =>
  rolesIn(caller, agreement).some(({ partner }) => mayCommandOn(caller, agreement, 'convene-meeting', partner ?? null));
