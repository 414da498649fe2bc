import { addDays, addPeriod, type CivilDate, daysUntil, type Period } from '#libs/kernel/civil-date.js';

/** What is due within so many days waits already. */
export const SOON_DAYS = 30;
/** A final evaluation that was not made in time is still asked for so long. */
export const EVALUATION_ASKED_FOR_DAYS = 180;
/** The same of what was to be handed in: what is older nobody waits for today. */
export const DELIVERY_ASKED_FOR_DAYS = 365;
/** Confirmations come often: only a fortnight ahead. */
export const CONFIRM_AHEAD_DAYS = 14;

/** The day from which news due on `next` waits: of news of every week nobody is asked on the day that they gave it. */
export function waitsFrom(next: CivilDate, most: number, every: Period | undefined): CivilDate {
  const half = every === undefined ? most : Math.floor(daysUntil(next, addPeriod(next, every)) / 2);
  return addDays(next, -Math.min(most, half));
}
