import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type Language, say, type Text } from '#libs/kernel/text.js';
import { englishDates, italianDates } from './dates.js';
import { numberIn } from './numbers.js';
import { beginning } from './shortening.js';

/** How dates, numbers and lists are written in Italian. */
export const it = {
  ...italianDates,
  number: numberIn.it,
  days: (days: number): string => (days === 1 ? '1 giorno' : `${numberIn.it(days)} giorni`),
};

/** How dates, numbers and lists are written in English. */
export const en = {
  ...englishDates,
  number: numberIn.en,
  days: (days: number): string => (days === 1 ? '1 day' : `${numberIn.en(days)} days`),
};

export const wordsIn = (language: Language): typeof it | typeof en => (language === 'it' ? it : en);

/** What may stand before a number. */
export const QUALIFIER = {
  exact: say('', ''),
  over: say('oltre ', 'over '),
  under: say('meno di ', 'under '),
  about: say('circa ', 'about '),
};

/** «oltre 500» */
export function qualified(value: number, qualifier: keyof typeof QUALIFIER = 'exact'): Text {
  const before = QUALIFIER[qualifier];
  return say(before.it + it.number(value), before.en + en.number(value));
}

/** «2 su 3»: how a count is written, everywhere. */
export const outOf = (number: number, of: number): Text =>
  say(`${it.number(number)} su ${it.number(of)}`, `${en.number(number)} of ${en.number(of)}`);

/** Something written the same way in both languages but for its dates and numbers. */
export const inBoth = (write: (words: typeof it | typeof en) => string): Text => say(write(it), write(en));

/** «3 × 183 ÷ 365»: what is the same in both languages but for how numbers are written. */
export function formula(parts: TemplateStringsArray, ...values: readonly (number | string | Text)[]): Text {
  const written = (language: Language, value: number | string | Text): string => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? numberIn[language](value) : value[language];
  };
  const inLanguage = (language: Language): string =>
    String.raw({ raw: parts }, ...values.map((value) => written(language, value)));
  return say(inLanguage('it'), inLanguage('en'));
}

/** «10/05/2021», “10 May 2021” */
export const short = (date: CivilDate): Text => inBoth((words) => words.short(date));

/** «10/05/2021, 01/12/2021» */
export const datesOf = (facts: readonly { readonly date: CivilDate }[]): Text =>
  joined(
    facts.map(({ date }) => short(date)),
    ', ',
  );

/** «attesa: 0,5» */
export const labelled = (italian: string, english: string, { it, en }: Text): Text =>
  say(`${italian}: ${it}`, `${english}: ${en}`);

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

/** «2 + 3» */
export const sumInWords = (numbers: readonly number[]): Text =>
  joined(
    numbers.map((number) => formula`${number}`),
    ' + ',
  );

const asSentence = (text: string): string => `${capitalised(text)}${/[.!?]$/.test(text) ? '' : '.'}`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const LONGEST_TITLE = 60;

/** A title, short enough to stand inside a sentence. */
export const quoted = (title: string): string => `«${beginning(title, LONGEST_TITLE)}»`;

/** At most so many items; how many more there are is said. */
export function listed<Item>(items: readonly Item[], most: number, write: (item: Item) => Text): Text {
  const shown = items.slice(0, most).map(write);
  const more = items.length - shown.length;
  if (more > 0) shown.push(say(`e altri ${it.number(more)}`, `and ${en.number(more)} more`));
  return joined(shown, ', ');
}
