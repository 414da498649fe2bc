import { allows, type Caller, callerIn } from './rights.js';
import { rightsOfCommand } from './rights-table.js';

/**
 * What `mayCommand` would say of an agreement that there is, for who knows of a part no more than whose it is, as lists
 * do: the partner that convened a meeting, made a commitment, measures an indicator; of an evaluation its author.
 * `owner` of a meeting to be convened is the partner to convene for; null is nobody.
 */
export const mayCommandOn = (caller: Caller, agreement: string, command: string, owner: string | null): boolean =>
  allows(rightsOfCommand(command), callerIn(caller, agreement), (_, me) => me === owner);

/** Whether meetings may be convened and recorded, for whichever partner. */
export const mayConvene = (caller: Caller, agreement: string): boolean =>
  allows(rightsOfCommand('convene-meeting'), callerIn(caller, agreement), () => true);
