import { type CadenceRule, cadenceOf, FIRST_OF_JANUARY } from '#libs/agreement/rules/schema.js';
import type { Period } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { everyInWords, lengthInWords, monthDayInWords, theMonthDay } from '#libs/language/dates.js';

/** How «ogni quanto» is read: agreements rarely say it, so that every report does (monitoring-rules 2, `anchor`). */
export const READINGS = {
  'agreement-year': say('anno di vigenza', 'agreement year'),
  'calendar-year': say('anno solare', 'calendar year'),
  term: say('durata dell’accordo', 'term of the agreement'),
  'rolling-year': say('dodici mesi mobili', 'rolling year'),
  start: say('periodi contati dall’inizio dell’accordo', 'periods counted from the start of the agreement'),
  calendar: say('periodi del calendario', 'periods of the calendar'),
  rolling: say('periodi contati da ogni incontro', 'periods counted from each meeting'),
  within: say('una volta sola, all’inizio', 'once, at the beginning'),
  yearly: say('una parte di ogni anno', 'a part of each year'),
} satisfies Readonly<Record<string, Text>>;

export type Reading = keyof typeof READINGS;

export function readingOf(rule: CadenceRule): Reading {
  if (rule.per !== undefined) return rule.per;
  const cadence = cadenceOf(rule);
  return cadence.kind === 'every' ? cadence.anchor : cadence.kind;
}

/** «in ogni anno dell’accordo», «ogni 3 mesi, contati dal calendario»: after «almeno 3 incontri». */
export function periodWords(rule: CadenceRule): Text {
  const { yearStart = FIRST_OF_JANUARY } = rule;
  if (rule.per === 'calendar-year') return inEachYear(yearStart);
  if (rule.per !== undefined) return PER[rule.per];
  const cadence = cadenceOf(rule);
  switch (cadence.kind) {
    case 'within': {
      const { it, en } = lengthInWords(cadence.within);
      return say(`entro ${it} dall’inizio`, `within ${en} of the start`);
    }
    case 'yearly':
      return yearlyWords(cadence);
    case 'every':
      return anchored(everyInWords(cadence.every), cadence);
    case 'term':
      return PER.term;
  }
}

const YEARLY = everyInWords('P1Y').it;

/** «in ogni anno solare», «in ogni anno che comincia il 1° settembre» */
const inEachYear = (yearStart: string): Text =>
  yearStart === FIRST_OF_JANUARY
    ? PER['calendar-year']
    : say(
        `in ogni anno che comincia ${theMonthDay(yearStart)}`,
        `in each year that begins on ${monthDayInWords(yearStart).en}`,
      );

const PER: Readonly<Record<NonNullable<CadenceRule['per']>, Text>> = {
  'agreement-year': say('in ogni anno dell’accordo', 'in each year of the agreement'),
  'calendar-year': say('in ogni anno solare', 'in each calendar year'),
  term: say('entro la durata dell’accordo', 'within the term of the agreement'),
  'rolling-year': say('in dodici mesi qualsiasi', 'in any twelve months'),
};

/** «fra il 1° gennaio e il 30 marzo di ogni anno» */
export const yearlyWords = ({ from, to }: { readonly from: string; readonly to: string }): Text =>
  to < from
    ? say(
        `fra ${theMonthDay(from)} e ${theMonthDay(to)} dell’anno dopo`,
        `between ${monthDayInWords(from).en} and ${monthDayInWords(to).en} of the year after`,
      )
    : say(
        `fra ${theMonthDay(from)} e ${theMonthDay(to)} di ogni anno`,
        `between ${monthDayInWords(from).en} and ${monthDayInWords(to).en} of each year`,
      );

/** «ogni 3 mesi, contati dal calendario» */
export function anchored(
  every: Text,
  {
    anchor,
    yearStart = FIRST_OF_JANUARY,
  }: { readonly anchor: 'start' | 'calendar' | 'rolling'; readonly yearStart?: string | undefined },
): Text {
  const counted = `${every.it}, ${countedAs(every.it)}`;
  if (anchor === 'start') {
    return say(`${counted} dall’inizio dell’accordo`, `${every.en}, counted from the start of the agreement`);
  }
  if (anchor === 'rolling') {
    return say(`${counted} da ogni incontro`, `${every.en}, counted from each meeting`);
  }
  if (every.it === YEARLY) return inEachYear(yearStart);
  const year =
    yearStart === FIRST_OF_JANUARY
      ? say('', '')
      : say(` (l’anno comincia ${theMonthDay(yearStart)})`, ` (the year begins on ${monthDayInWords(yearStart).en})`);
  return say(`${counted} dal calendario${year.it}`, `${every.en}, counted by the calendar${year.en}`);
}

/** «ogni mese, contato», «ogni due settimane, contate» */
function countedAs(every: string): string {
  if (every.endsWith('settimana')) return 'contata';
  if (every.endsWith('settimane')) return 'contate';
  return /^ogni (anno|mese|giorno)$/.test(every) ? 'contato' : 'contati';
}

/** The period of a rule with anchor `rolling`. */
export function rollingPeriod(rule: CadenceRule): Period {
  const cadence = cadenceOf(rule);
  return cadence.kind === 'every' ? cadence.every : 'P1Y';
}
