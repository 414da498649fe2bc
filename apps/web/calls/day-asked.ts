import { addYears, type CivilDate, later } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from '../http/problems.js';

const YEARS_AHEAD = 20;
/** For the description of a parameter. */
export const HOW_FAR = `at most ${YEARS_AHEAD} years after the later of today and the end`;

/**
 * Nobody asks how things stand centuries from now: such a day is a typing mistake (http-api.md, "Conventions"). `end` is
 * the last day of what is asked about, if it has one.
 */
export function onMustBeNear(on: CivilDate | undefined, today: CivilDate, end: CivilDate | undefined): void {
  const last = addYears(later(today, end ?? today), YEARS_AHEAD);
  if (on === undefined || on <= last) return;
  const message = say(`al massimo il ${last}`, `${last} at the latest`);
  const title = say('Il giorno è troppo lontano.', 'The day is too far ahead.');
  throw new HttpProblem(400, 'invalid-input', title, [{ pointer: '/on', message }]);
}
