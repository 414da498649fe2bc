import { type Cadence, type CadenceRule, cadenceOf, FIRST_OF_JANUARY, minimumOf } from '#libs/agreement/rules/schema.js';
import { type CivilDate, dayOfYear, type Period } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { lengthInWords } from '#libs/language/dates.js';
import { en, it } from '#libs/language/words.js';

type Every = Extract<Cadence, { kind: 'every' }>;

/** «in ogni anno dell’accordo», «in ogni trimestre solare», «ogni anno entro il 30 marzo»: after how many meetings. */
export function howOften(rule: CadenceRule): Text {
  const cadence = cadenceOf(rule);
  switch (cadence.kind) {
    case 'term':
      return say('entro la durata dell’accordo', 'within the term of the agreement');
    case 'within': {
      const length = lengthInWords(cadence.within);
      return say(`all’inizio, entro ${length.it}`, `at the beginning, within ${length.en}`);
    }
    case 'yearly':
      return partOfYear(cadence);
    default:
      return everyInWords(cadence, minimumOf(rule));
  }
}

/** The same as the name of a reading: «mesi del calendario», «dodici mesi mobili». */
export function periodName(rule: CadenceRule): Text {
  const cadence = cadenceOf(rule);
  if (cadence.kind === 'term') return say('durata dell’accordo', 'term of the agreement');
  if (cadence.kind !== 'every') return howOften(rule);
  const { every, anchor } = cadence;
  const noun = nounOf(every);
  if (anchor === 'rolling') return isYear(every) ? ROLLING_YEAR : rollingName(every, minimumOf(rule));
  if (anchor === 'start') {
    return isYear(every)
      ? say('anno di vigenza', 'agreement year')
      : say(`${noun.it} dall’inizio dell’accordo`, `${noun.en} from the start of the agreement`);
  }
  const from = startOfYear(cadence);
  if (from === undefined) return isYear(every) ? SOLAR_YEAR : say(`${noun.it} del calendario`, `calendar ${noun.en}`);
  return isYear(every)
    ? say(`anno che comincia ${from.it}`, `year that begins on ${from.en}`)
    : say(`${noun.it} dell’anno che comincia ${from.it}`, `${noun.en} of the year that begins on ${from.en}`);
}

const ROLLING_YEAR = say('dodici mesi mobili', 'rolling year');
const SOLAR_YEAR = say('anno solare', 'calendar year');

function everyInWords(cadence: Every, minimum: number): Text {
  const { every, anchor } = cadence;
  if (anchor === 'rolling') {
    return isYear(every) ? say('in dodici mesi qualsiasi', 'in any twelve months') : rollingName(every, minimum);
  }
  const each = eachPeriod(cadence);
  return say(`in ${each.it}`, `in ${each.en}`);
}

/** «ogni trimestre dell’accordo», «ogni anno solare», «ogni anno che comincia il 1° settembre» */
export function eachPeriod(cadence: Pick<Every, 'every' | 'anchor' | 'yearStart'>): Text {
  const { every, anchor } = cadence;
  const noun = nounOf(every);
  if (anchor === 'start') return say(`ogni ${noun.it} dell’accordo`, `each ${noun.en} of the agreement`);
  const from = startOfYear(cadence);
  if (from === undefined) {
    return say(`ogni ${noun.it} ${isYear(every) ? 'solare' : 'del calendario'}`, `each calendar ${noun.en}`);
  }
  return isYear(every)
    ? say(`ogni anno che comincia ${from.it}`, `each year that begins on ${from.en}`)
    : say(`ogni ${noun.it} dell’anno che comincia ${from.it}`, `each ${noun.en} of the year that begins on ${from.en}`);
}

/** «a non più di tre mesi dal precedente»; of several, «in tre mesi qualsiasi». */
function rollingName(every: Period, minimum: number): Text {
  const length = lengthInWords(every);
  return minimum === 1
    ? say(`a non più di ${length.it} dal precedente`, `no more than ${length.en} after the one before`)
    : say(`in ${length.it} qualsiasi`, `in any ${length.en}`);
}

function partOfYear({ from, to }: Extract<Cadence, { kind: 'yearly' }>): Text {
  if (from === FIRST_OF_JANUARY) {
    return say(`ogni anno entro ${dayIn(to, 'il').it}`, `each year by ${dayIn(to, 'il').en}`);
  }
  return say(
    `ogni anno ${dayIn(from, 'dal').it} ${dayIn(to, 'al').it}`,
    `each year from ${dayIn(from, 'dal').en} to ${dayIn(to, 'al').en}`,
  );
}

const startOfYear = ({ yearStart }: Pick<Every, 'yearStart'>): Text | undefined =>
  yearStart === FIRST_OF_JANUARY ? undefined : dayIn(yearStart, 'il');

const A_LEAP_YEAR = 2000;

/** «il 1° settembre», «all’8 marzo», “1 September” */
export function dayIn(monthDay: string, article: 'il' | 'dal' | 'al'): Text {
  const date = dayOfYear(A_LEAP_YEAR, monthDay);
  const withoutYear = (text: string): string => text.replace(/ \d{4}$/, '');
  return say(withoutYear(it[article](date)), withoutYear(en.date(date)));
}

/** What Italian and English call the customary periods. */
const NOUNS: Readonly<Record<string, Text>> = {
  P1Y: say('anno', 'year'),
  P12M: say('anno', 'year'),
  P2Y: say('biennio', 'two-year period'),
  P3Y: say('triennio', 'three-year period'),
  P6M: say('semestre', 'half-year'),
  P4M: say('quadrimestre', 'four-month period'),
  P3M: say('trimestre', 'quarter'),
  P2M: say('bimestre', 'two-month period'),
  P1M: say('mese', 'month'),
  P1W: say('settimana', 'week'),
  P7D: say('settimana', 'week'),
};

function nounOf(every: Period): Text {
  const length = lengthInWords(every);
  return NOUNS[every] ?? say(`periodo di ${length.it}`, `period of ${length.en}`);
}

const isYear = (every: Period): boolean => every === 'P1Y' || every === 'P12M';

/** «Negli ultimi tre mesi»: the days that a day of a rolling period looks back on. */
export function lookedBack(every: Period, to: CivilDate, isToday: boolean): Text {
  const length = isYear(every) ? say('dodici mesi', 'twelve months') : lengthInWords(every);
  const [, one] = /^1 (\w+)$/.exec(length.it) ?? [];
  const [last, until] = one === undefined ? ['Negli ultimi', 'Nei'] : one.endsWith('a') ? ['Nell’ultima', 'Nella'] : ['Nell’ultimo', 'Nel'];
  const [italian, english] = [one ?? length.it, length.en.replace(/^1 /, '')];
  return isToday
    ? say(`${last} ${italian}`, `In the last ${english}`)
    : say(`${until} ${italian} fino ${it.al(to, it.short)}`, `In the ${english} until ${it.short(to)}`);
}
