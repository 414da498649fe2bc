import { Temporal } from 'temporal-polyfill';

/** A civil date `YYYY-MM-DD`, no time and no zone. Dates compare as strings. */
export type CivilDate = string;
/** A UTC instant `YYYY-MM-DDTHH:mm:ss.sssZ`. Instants compare as strings. */
export type Instant = string;
/** A duration `PnYnMnWnD` in whole numbers. */
export type Period = string;

const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
const MOST_YEARS = 200;

/** True for a date that exists, in the years 1900–2999: years outside are typing mistakes in this field. */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for an instant that exists, with milliseconds and `Z`. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** True for a period longer than nothing and no longer than 200 years. */
export function isPeriod(text: string): boolean {
  const parts = partsOf(text);
  if (!parts) return false;
  const years = parts.years + parts.months / 12 + parts.weeks / 52 + parts.days / 365;
  return years > 0 && years <= MOST_YEARS;
}

/** How many whole months a period is, if it is nothing but years and months. */
export function wholeMonths(period: Period): number | undefined {
  const { months, days } = lengthOf(period);
  return days === 0 ? months : undefined;
}

/** The days that a period has at least, as rules count them: 365 a year, 28 a month (monitoring-rules 2, "Refused"). */
export function shortestDays(period: Period): number {
  const { years, months, weeks, days } = periodParts(period);
  return years * 365 + months * 28 + weeks * 7 + days;
}

/** True for `MM-DD` of a leap year. */
export const isMonthDay = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && isCivilDate(`2000-${text}`);

/** That day in a year: 29 February is the 28th where there is none. */
export function dayOfYear(year: number, monthDay: string): CivilDate {
  const day = `${String(year).padStart(4, '0')}-${monthDay}`;
  return monthDay === '02-29' && !isCivilDate(day) ? `${day.slice(0, 8)}28` : day;
}

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** Written from its parts: reports ask for tens of thousands, and `toISOString` is slow. */
export function dateOfDay(number: number): CivilDate {
  const day = new Date(number * DAY_MS);
  return written(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Days from one date to another: 0 for the same day, negative backwards. */
export function daysUntil(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Length of an interval that includes both ends (monitoring-rules 1, `days`). */
export function daysIn(from: CivilDate, to: CivilDate): number {
  return daysUntil(from, to) + 1;
}

export const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);
export const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

/** Years and months first, clamped to the last day of the month, then weeks and days (monitoring-rules 1). */
export function addPeriod(date: CivilDate, period: Period): CivilDate {
  const { months, days } = lengthOf(period);
  return addDays(addMonths(date, months), days);
}

/** The same backwards. */
export function subtractPeriod(date: CivilDate, period: Period): CivilDate {
  const { months, days } = lengthOf(period);
  return addDays(addMonths(date, -months), -days);
}

/** `date` a number of years away, 29 February clamped to the 28th. */
export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, 12 * years);

/** `date` a number of months away, clamped to the last day of the month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - 12 * year + 1;
  return written(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/**
 * The last day of a period that starts on `date`: `date + period − 1 day`, or `date + period` where adding years and
 * months had to be clamped (monitoring-rules 1, `through`). `times`: of that many such periods, counted from `date`,
 * never step by step.
 */
export function through(date: CivilDate, period: Period, times = 1): CivilDate {
  const { months, days } = lengthOf(period);
  const there = addMonths(date, months * times);
  const isClamped = there.slice(8) !== date.slice(8);
  return addDays(there, isClamped ? days * times : days * times - 1);
}

/**
 * The last day x for which `(x − period) + 1 day` is not after `date`: how long what happened on a day is within the
 * period that ends on another (monitoring-rules 2, "Anchor `rolling`").
 */
export function lastDayWithin(date: CivilDate, period: Period): CivilDate {
  const { months, days } = lengthOf(period);
  return through(addDays(date, days), `P${months}M`);
}

/** No library here: reports ask for thousands of these. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const written = (year: number, month: number, day: number): CivilDate =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The second last asked for in each zone: whoever serves many asks all of them what day it is now. */
const lastAsked = new Map<string, { readonly second: number; readonly date: CivilDate }>();

/** The civil date of an instant in a zone. */
export function civilDateIn(zone: string, instant: Instant): CivilDate {
  const second = Math.floor(Date.parse(instant) / 1_000);
  const known = lastAsked.get(zone);
  if (known?.second === second) return known.date;
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
  lastAsked.set(zone, { second, date });
  return date;
}

/** The instant at which a civil date begins in a zone. */
export function startOfDayIn(zone: string, date: CivilDate): Instant {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  return new Date(start.epochMilliseconds).toISOString();
}

export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone));
  } catch {
    return false;
  }
}

/** True for `YYYY-MM-DDTHH:mm` that names a real date and time of day (in whatever zone). */
export function isLocalTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isCivilDate(text.slice(0, 10));
}

/**
 * The instant of a local time in a zone. `skipped` where clocks go forward past it; where it happens twice the first,
 * unless `offset` (`+01:00`) names the other; `wrong-offset` where the zone never has that offset at that time.
 */
export function instantOf(local: string, zone: string, offset?: string): Instant | 'skipped' | 'wrong-offset' {
  const plain = Temporal.PlainDateTime.from(local);
  const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!first.toPlainDateTime().equals(plain)) return 'skipped';
  const last = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  const chosen = offset === undefined ? first : [first, last].find((time) => time.offset === offset);
  return chosen ? new Date(chosen.epochMilliseconds).toISOString() : 'wrong-offset';
}

/** As written: a year is longer than twelve of the shortest months. */
interface PeriodParts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

/** What is added: months, then days. */
function lengthOf(period: Period): { readonly months: number; readonly days: number } {
  const { years, months, weeks, days } = periodParts(period);
  return { months: 12 * years + months, days: 7 * weeks + days };
}

function periodParts(period: Period): PeriodParts {
  const parts = partsOf(period);
  if (!parts) throw new RangeError(`Not a period: ${period}`);
  return parts;
}

function partsOf(text: string): PeriodParts | undefined {
  const match = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/.exec(text);
  if (!match) return undefined;
  const [years, months, weeks, days] = match.slice(1, 5).map((part) => Number(part ?? 0));
  return { years: years ?? 0, months: months ?? 0, weeks: weeks ?? 0, days: days ?? 0 };
}
