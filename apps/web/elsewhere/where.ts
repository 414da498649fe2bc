import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import type { Caller } from '#libs/identity/rights.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { effortOf } from '#libs/monitoring/effort.js';

/** What takes less is computed here: ten who ask at once keep nobody waiting longer than a fifth of a second. */
const MOST_HERE_MS = 20;

/** Whether what is read of an agreement as a whole takes so long that others would notice. */
export const takesLong = ({ state }: FoldedRegister<RecordedAgreement>, now: Instant): boolean =>
  effortOf(state, todayIn(state, now)) > MOST_HERE_MS;

/** Whose computing it is: an account's or a key's, of nobody known the address's. */
export const payerOf = (caller: Caller | undefined, address: string): string =>
  caller ? `${caller.kind} ${caller.id}` : `address ${address}`;
