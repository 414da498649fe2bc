import { type CivilDate, daysUntil, type Instant, type Period } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { numberIn } from './numbers.js';
import { counting } from './numerals.js';

const MONTHS = {
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const dayOf = (date: CivilDate): number => Number(date.slice(8, 10));
const monthOf = (date: CivilDate, language: keyof Text): string => MONTHS[language][Number(date.slice(5, 7)) - 1] ?? '';

/** «22/11/2026», as both languages read it. */
export const shortDate = (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** «apr», “Apr” */
export const shortMonth = (date: CivilDate): Text =>
  say(monthOf(date, 'it').slice(0, 3), monthOf(date, 'en').slice(0, 3));

const inItalian = (date: CivilDate): string =>
  `${dayOf(date)}${dayOf(date) === 1 ? '°' : ''} ${monthOf(date, 'it')} ${date.slice(0, 4)}`;

/** «8» and «11» begin with a vowel when they are read aloud, before a month as before «/08» and «/11». */
const elided =
  (before: string, after: string) =>
  (written: string): string =>
    /^(0?8|11)\D/.test(written) ? `${before}${written}` : `${after} ${written}`;

/** The article, and every preposition that is joined to it, before a day as it was written: «l’08/08/2022». */
export const articles = {
  il: elided('l’', 'il'),
  dal: elided('dall’', 'dal'),
  al: elided('all’', 'al'),
  del: elided('dell’', 'del'),
};

export const italianDates = {
  /** «28 marzo 2022», «1° aprile 2022». */
  date: inItalian,
  /** «10/05/2021». */
  short: shortDate,
  /** «l’8 agosto 2022»; `il(date, it.short)` is «l’08/08/2022». */
  il: (date: CivilDate, write = inItalian): string => articles.il(write(date)),
  dal: (date: CivilDate, write = inItalian): string => articles.dal(write(date)),
  al: (date: CivilDate, write = inItalian): string => articles.al(write(date)),
  del: (date: CivilDate, write = inItalian): string => articles.del(write(date)),
};

export const englishDates = {
  /** “28 March 2022”. */
  date: (date: CivilDate): string => `${dayOf(date)} ${monthOf(date, 'en')} ${date.slice(0, 4)}`,
  /** “10 May 2021”. */
  short: (date: CivilDate): string => `${dayOf(date)} ${shortMonth(date).en} ${date.slice(0, 4)}`,
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** An instant as clocks in a zone show it, «22/11/2026, 10:15»: the same in both languages, which write the day first. */
export function momentIn(zone: string, instant: Instant): string {
  let clock = clocks.get(zone);
  if (!clock) {
    const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    clock = new Intl.DateTimeFormat('it-IT', { timeZone: zone, ...day, ...time });
    clocks.set(zone, clock);
  }
  return clock.format(new Date(instant));
}

/** «1° settembre», “1 September”: a day of any year. */
export function monthDayInWords(monthDay: string): Text {
  const date = `2000-${monthDay}`;
  return say(italianDates.date(date).slice(0, -5), englishDates.date(date).slice(0, -5));
}

/** «il 1° settembre», «l’8 agosto» */
export const theMonthDay = (monthDay: string): string => italianDates.il(`2000-${monthDay}`).slice(0, -5);

/** The day and the hour, in a zone, that an instant names. */
const momentParts = (zone: string, instant: Instant): { readonly date: CivilDate; readonly time: string } => {
  const [day = '', time = ''] = momentIn(zone, instant).split(', ');
  return { date: day.split('/').reverse().join('-'), time };
};

/** «28 novembre 2026, ore 14:05», “28 November 2026, 14:05” */
export function momentInWords(zone: string, instant: Instant): Text {
  const { date, time } = momentParts(zone, instant);
  return say(`${inItalian(date)}, ore ${time}`, `${englishDates.date(date)}, ${time}`);
}

const UNITS: Readonly<Record<string, readonly [one: Text, several: Text]>> = {
  Y: [say('anno', 'year'), say('anni', 'years')],
  M: [say('mese', 'month'), say('mesi', 'months')],
  W: [say('settimana', 'week'), say('settimane', 'weeks')],
  D: [say('giorno', 'day'), say('giorni', 'days')],
};

/** «2 anni», «1 anno e 10 giorni» */
export const lengthInWords = (period: Period): Text => periodInWords(period, (number) => `${number} `);

/** «ogni mese», «ogni 3 mesi», «ogni anno e 10 giorni» */
export function everyInWords(period: Period): Text {
  const { it, en } = periodInWords(period, (number) => (number === 1 ? '' : `${number} `));
  return say(`ogni ${it}`, `every ${en}`);
}

const A_UNIT: Readonly<Record<string, Text>> = {
  Y: say('un anno', 'a year'),
  M: say('un mese', 'a month'),
  W: say('una settimana', 'a week'),
  D: say('un giorno', 'a day'),
};

/** «un anno e sei mesi», «trenta giorni»: as agreements write it. */
export function lengthSpelt(period: Period): Text {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].flatMap(([, digits, unit = '']) => {
    const [one, several] = [A_UNIT[unit], UNITS[unit]?.[1]];
    return Number(digits) === 0 || !one || !several ? [] : [counting(Number(digits), { one, several })];
  });
  return say(parts.map(({ it }) => it).join(' e '), parts.map(({ en }) => en).join(' and '));
}

/** «ogni mese», «ogni tre mesi», «ogni anno e sei mesi» */
export function everySpelt(period: Period): Text {
  const { it, en } = lengthSpelt(period);
  return say(`ogni ${it.replace(/^una? /, '')}`, `every ${en.replace(/^a /, '')}`);
}

function periodInWords(period: Period, count: (number: number) => string): Text {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].flatMap(([, digits, unit = '']) => {
    const number = Number(digits);
    const [one, several] = UNITS[unit] ?? [];
    const noun = number === 1 ? one : several;
    return number === 0 || !noun ? [] : [say(count(number) + noun.it, count(number) + noun.en)];
  });
  return say(parts.map(({ it }) => it).join(' e '), parts.map(({ en }) => en).join(' and '));
}

/** «88 giorni fa», «oggi», «fra 12 giorni» */
export function daysFrom(today: CivilDate, date: CivilDate): Text {
  const days = daysUntil(today, date);
  if (days === 0) return say('oggi', 'today');
  if (days === 1) return say('domani', 'tomorrow');
  if (days === -1) return say('ieri', 'yesterday');
  const [italian, english] = [numberIn.it(Math.abs(days)), numberIn.en(Math.abs(days))];
  return days > 0
    ? say(`fra ${italian} giorni`, `in ${english} days`)
    : say(`${italian} giorni fa`, `${english} days ago`);
}
