import { addYears, type CivilDate, later } from '#libs/kernel/civil-date.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';

export const YEARS_AHEAD = 20;

/**
 * Nobody asks how things stand centuries from now: such a day is a typing mistake (http-api.md, "Conventions"). `end` is
 * the last day of what is asked about, if it has one. Undefined where the day is near enough.
 */
export function dayTooFar(on: CivilDate, today: CivilDate, end: CivilDate | undefined): Refusal | undefined {
  const last = addYears(later(today, end ?? today), YEARS_AHEAD);
  if (on <= last) return undefined;
  const message = say(`al massimo il ${last}`, `${last} at the latest`);
  const title = say('Il giorno è troppo lontano.', 'The day is too far ahead.');
  return refusal('invalid', 'invalid-input', title, [{ pointer: '/on', message }]);
}
