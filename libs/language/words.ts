import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';

const MONTHS_IT = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const NUMBER_OPTIONS = { maximumFractionDigits: 6, useGrouping: 'always' } as const;
const ITALIAN = new Intl.NumberFormat('it-IT', NUMBER_OPTIONS);
const ENGLISH = new Intl.NumberFormat('en-GB', NUMBER_OPTIONS);

const dayOf = (date: CivilDate): number => Number(date.slice(8, 10));
const monthOf = (date: CivilDate): number => Number(date.slice(5, 7)) - 1;

/** «8» and «11» begin with a vowel when they are read aloud. */
const elided = (date: CivilDate, before: string, after: string): string =>
  [8, 11].includes(dayOf(date)) ? `${before}${it.date(date)}` : `${after} ${it.date(date)}`;

/** How dates, numbers and lists are written in Italian. */
export const it = {
  /** «28 marzo 2022», «1° aprile 2022». */
  date: (date: CivilDate): string =>
    `${dayOf(date)}${dayOf(date) === 1 ? '°' : ''} ${MONTHS_IT[monthOf(date)]} ${date.slice(0, 4)}`,
  /** «10/05/2021». */
  short: (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`,
  il: (date: CivilDate): string => elided(date, 'l’', 'il'),
  dal: (date: CivilDate): string => elided(date, 'dall’', 'dal'),
  al: (date: CivilDate): string => elided(date, 'all’', 'al'),
  del: (date: CivilDate): string => elided(date, 'dell’', 'del'),
  number: (number: number): string => ITALIAN.format(number + 0),
  dates: (dates: readonly CivilDate[]): string => dates.map(it.short).join(', '),
  days: (days: number): string => (days === 1 ? '1 giorno' : `${it.number(days)} giorni`),
};

/** How dates, numbers and lists are written in English. */
export const en = {
  /** “28 March 2022”. */
  date: (date: CivilDate): string => `${dayOf(date)} ${MONTHS_EN[monthOf(date)]} ${date.slice(0, 4)}`,
  /** “10 May 2021”. */
  short: (date: CivilDate): string => `${dayOf(date)} ${MONTHS_EN[monthOf(date)]?.slice(0, 3)} ${date.slice(0, 4)}`,
  number: (number: number): string => ENGLISH.format(number + 0),
  dates: (dates: readonly CivilDate[]): string => dates.map(en.short).join(', '),
  days: (days: number): string => (days === 1 ? '1 day' : `${en.number(days)} days`),
};

/** Something written the same way in both languages but for its dates and numbers. */
export const inBoth = (write: (words: typeof it | typeof en) => string): Text => say(write(it), write(en));

export const exactly = (text: string): Text => say(text, text);

/** Clauses of one sentence. */
export const clauses = (...texts: readonly (Text | undefined)[]): Text => joined(texts, '; ');

/** Sentences, each begun with a capital and ended with a full stop. */
export function sentences(...texts: readonly (Text | undefined)[]): Text {
  const whole = texts.filter((text) => text !== undefined && text.it !== '');
  return joined(
    whole.map((text) => say(asSentence(text!.it), asSentence(text!.en))),
    ' ',
  );
}

export function joined(texts: readonly (Text | undefined)[], separator: string): Text {
  const there = texts.filter((text): text is Text => text !== undefined && text.it !== '');
  return say(there.map((text) => text.it).join(separator), there.map((text) => text.en).join(separator));
}

const asSentence = (text: string): string => {
  const first = text.charAt(0).toUpperCase();
  return `${first}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
};

const LONGEST_TITLE = 60;

/** A title, short enough to stand inside a sentence. */
export function quoted(title: string): string {
  const characters = [...title];
  const short =
    characters.length <= LONGEST_TITLE
      ? title
      : `${characters
          .slice(0, LONGEST_TITLE - 1)
          .join('')
          .trimEnd()}…`;
  return `«${short}»`;
}

/** At most so many items; how many more there are is said. */
export function listed<Item>(items: readonly Item[], most: number, write: (item: Item) => Text): Text {
  const shown = items.slice(0, most).map(write);
  const more = items.length - shown.length;
  if (more > 0) shown.push(say(`e altri ${it.number(more)}`, `and ${en.number(more)} more`));
  return joined(shown, ', ');
}
