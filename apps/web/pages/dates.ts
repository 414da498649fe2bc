import {
  addDays,
  type CivilDate,
  civilDateIn,
  type Instant,
  isCivilDate,
  isInstant,
  startOfDayIn,
} from '#libs/kernel/civil-date.js';

export const ZONE = 'Europe/Rome';
const TYPED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;

/** A date as people type it, `3/10/2026`, `3/10/26` or `2026-10-03`; undefined for what is none. */
export function typedDate(text: string): CivilDate | undefined {
  const [, day = '', month = '', year = ''] = TYPED.exec(text.trim()) ?? [];
  const written =
    year === ''
      ? text.trim()
      : `${year.length === 2 ? '20' : ''}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(written) ? written : undefined;
}

/** Up to when something was known: an instant, or the whole of a day, which today has lasted until now. */
export function typedMoment(text: string, now: Instant): Instant | undefined {
  if (isInstant(text.trim())) return text.trim();
  const day = typedDate(text);
  if (day === undefined) return undefined;
  const last = new Date(Date.parse(startOfDayIn(ZONE, addDays(day, 1))) - 1).toISOString();
  return day === civilDateIn(ZONE, now) ? now : last;
}

/** «22/11/2026» */
export const shortDate = (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

const MOMENT = new Intl.DateTimeFormat('it-IT', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** «22/11/2026, 10:15», the same in both languages: both write the day first. */
export const moment = (instant: Instant): string => MOMENT.format(new Date(instant));
