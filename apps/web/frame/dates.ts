import { addDays, civilDateIn, type Instant, isCivilDate, isInstant, startOfDayIn } from '#libs/kernel/civil-date.js';
import { momentIn, shortDate } from '#libs/language/dates.js';
import { readDate, type Typed } from '../forms/typed.js';

export { shortDate };

export const ZONE = 'Europe/Rome';

/** Up to when something was known: an instant, or the whole of a day, which today has lasted until now. */
export function readMoment(text: string, now: Instant): Typed<Instant> {
  if (isInstant(text.trim())) return { value: text.trim() };
  const today = civilDateIn(ZONE, now);
  const read = readDate(text, today);
  if ('problem' in read) return read;
  const last = new Date(Date.parse(startOfDayIn(ZONE, addDays(read.value, 1))) - 1).toISOString();
  return { value: read.value === today ? now : last };
}

/** A sentence of the domain, whose dates are written for programs, as pages write them. */
export const withShortDates = (text: string): string =>
  text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => (isCivilDate(found) ? shortDate(found) : found));

/** «22/11/2026, 10:15» */
export const moment = (instant: Instant): string => momentIn(ZONE, instant);
