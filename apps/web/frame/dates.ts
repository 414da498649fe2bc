import {
  addDays,
  type CivilDate,
  civilDateIn,
  type Instant,
  isCivilDate,
  isInstant,
  startOfDayIn,
} from '#libs/kernel/civil-date.js';
import type { Language, Text } from '#libs/kernel/text.js';
import { articles, momentIn, momentInWords, shortDate } from '#libs/language/dates.js';
import { readDate, type Typed } from '../forms/typed.js';

export { articles, shortDate };

/** «l’08/08/2022», «dal 10/05/2021» */
export const italian = {
  il: (date: CivilDate): string => articles.il(shortDate(date)),
  dal: (date: CivilDate): string => articles.dal(shortDate(date)),
  al: (date: CivilDate): string => articles.al(shortDate(date)),
  del: (date: CivilDate): string => articles.del(shortDate(date)),
};

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

/** A sentence of the domain, whose dates are written for programs, as pages write them: «dell’08/03/2026». */
export const withShortDates = (text: string): string =>
  withMoments(text).replaceAll(
    /(?:\b(il|dal|al|del) )?\b(\d{4}-\d{2}-\d{2})\b/g,
    (found, article: Article | undefined, date) => {
      if (!isCivilDate(date)) return found;
      return article ? articles[article](shortDate(date)) : shortDate(date);
    },
  );

/** «2026-11-11T10:00:00.000Z» is the same in both languages: the day first, then the hour. */
const withMoments = (text: string): string =>
  text.replaceAll(/\b\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (found) => (isInstant(found) ? momentIn(ZONE, found) : found));

type Article = keyof typeof articles;

/** «28 novembre 2026, ore 14:05» */
export const moment = (visit: { readonly lang: Language }, instant: Instant): string => momentOf(instant)[visit.lang];

const momentOf = (instant: Instant): Text => momentInWords(ZONE, instant);
