import { dayTooFar, YEARS_AHEAD } from '#libs/agreement/core/near-day.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { HttpProblem } from '../http/problems.js';

/** For the description of a parameter. */
export const HOW_FAR = `at most ${YEARS_AHEAD} years after the later of today and the end`;

/** Throws where a day that is asked about is too far ahead. */
export function onMustBeNear(on: CivilDate, today: CivilDate, end: CivilDate | undefined): void {
  const refused = dayTooFar(on, today, end);
  if (refused) throw HttpProblem.of(refused);
}
