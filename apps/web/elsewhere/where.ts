import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import type { Caller } from '#libs/identity/rights.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { effortOf } from '#libs/monitoring/effort.js';

/** What takes less is computed here, one after the other. */
const MOST_HERE_MS = 40;

/** Whether what is read of an agreement as a whole takes so long that others would notice. */
export const takesLong = ({ state }: FoldedRegister<RecordedAgreement>, now: Instant): boolean =>
  effortOf(state, todayIn(state, now)) > MOST_HERE_MS;

let last: Promise<void> = Promise.resolve();

/** To be waited for before something is computed here: whatever else has come is served first, and between two. */
export function othersFirst(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}

/** Whose computing it is: an account's or a key's, of nobody known the address's. */
export const payerOf = (caller: Caller | undefined, address: string): string =>
  caller ? `${caller.kind} ${caller.id}` : `address ${address}`;
