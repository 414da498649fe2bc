import type { Instant } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AddressedCommand } from './commands.js';
import { Rehearsal } from './rehearsal.js';
import { asRecorded, copyOf, type RecordedAgreement } from './state.js';

/** What is tried comes after everything recorded; no register gets as far as this. */
const LAST_REVISION = 1_000_000_000;

/**
 * The agreement as it would stand if the commands were recorded one after the other, or why one of them would be
 * refused. Nothing is recorded, and the state that is given stays as it is. Rights are not asked.
 */
export function tryCommands(
  state: RecordedAgreement,
  commands: readonly AddressedCommand[],
  now: Instant,
): RecordedAgreement | Refusal {
  const rehearsal = new Rehearsal(copyOf(state), LAST_REVISION, 'in-prova-');
  for (const command of commands) {
    const taken = rehearsal.take(rehearsal.decideOn(command, now));
    if (isRefusal(taken)) return taken;
  }
  return asRecorded(rehearsal.state);
}

/** An id for a meeting to try, that no meeting has. */
export function idToTry({ meetings }: RecordedAgreement): string {
  let number = 1;
  while (meetings.has(`prova-${number}`)) number += 1;
  return `prova-${number}`;
}
