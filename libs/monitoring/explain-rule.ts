import type { Header } from '#libs/agreement/agreement/schema.js';
import {
  type CadenceRule,
  cadenceOf,
  type DeliverableRule,
  FIRST_OF_JANUARY,
  type FinalEvaluationRule,
  type MonitoringRule,
  minimumOf,
} from '#libs/agreement/rules/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import { everySpelt, lengthSpelt, monthDayInWords, theMonthDay } from '#libs/language/dates.js';
import { cardinal, counting, type Noun } from '#libs/language/numerals.js';
import { en, it, joined, quoted } from '#libs/language/words.js';
import { conditionsOf } from './cadence/explain-conditions.js';
import { purposeText } from './cadence/explain-meetings.js';
import { comparable, VERIFICATION } from './cadence/purposes.js';
import { anchored, yearlyWords } from './cadence/readings.js';

/** What people call partners and bodies; without, their ids are said. */
export interface Names {
  readonly partner?: (id: string) => string | undefined;
  readonly body?: (id: string) => string | undefined;
}

/**
 * A rule as a sentence, without capital and full stop: «almeno un incontro ogni tre mesi, contati dal calendario, con più
 * della metà dei componenti presenti» (monitoring-rules 2 and 6). What it counts and when, then each condition.
 */
export function ruleSentence(rule: MonitoringRule, names: Names = {}): Text {
  if (rule.type === 'meeting-cadence') return cadenceSentence(rule, names);
  return rule.type === 'deliverable' ? deliverableSentence(rule, names) : finalEvaluationSentence(rule);
}

/** «si rinnova tacitamente ogni anno, al massimo due volte, salvo disdetta novanta giorni prima della fine» */
export function renewalSentence({ every, times, noticeDays }: NonNullable<Header['renewal']>): Text {
  const often = everySpelt(every);
  const most =
    times === undefined
      ? undefined
      : say(
          times === 1 ? 'una volta sola' : `al massimo ${cardinal(times).it} volte`,
          times === 1 ? 'once' : `at most ${cardinal(times).en} times`,
        );
  const notice =
    noticeDays === 0
      ? say('salvo disdetta entro la fine', 'unless notice is given by the end')
      : say(
          `salvo disdetta almeno ${counting(noticeDays, DAYS).it} prima della fine`,
          `unless notice is given at least ${counting(noticeDays, DAYS).en} before the end`,
        );
  return joined([say(`si rinnova tacitamente ${often.it}`, `renewed tacitly ${often.en}`), most, notice], ', ');
}

function cadenceSentence(rule: CadenceRule, names: Names): Text {
  const conditions = conditionsOf(rule, (days) => counting(days, DAYS));
  return joined([howMany(rule), ofBody(rule, names), forPurpose(rule), ...conditions], ', ');
}

const noun = (one: Text, several: Text): Noun => ({ one, several });
const MEETINGS = noun(say('un incontro', 'one meeting'), say('incontri', 'meetings'));
const VERIFICATIONS = noun(
  say('un momento di verifica', 'one verification meeting'),
  say('momenti di verifica', 'verification meetings'),
);
const DAYS = noun(say('un giorno', 'one day'), say('giorni', 'days'));

function howMany(rule: CadenceRule): Text {
  const isVerification = rule.purpose !== undefined && comparable(rule.purpose) === VERIFICATION;
  const meetings = counting(minimumOf(rule), isVerification ? VERIFICATIONS : MEETINGS);
  const atLeast = say(`almeno ${meetings.it}`, `at least ${meetings.en}`);
  const cadence = cadenceOf(rule);
  if (cadence.kind === 'within') {
    const length = lengthSpelt(cadence.within);
    const isFirst = minimumOf(rule) === 1 && !isVerification;
    const what = isFirst ? say('la prima riunione', 'the first meeting') : atLeast;
    return say(`${what.it} entro ${length.it} dall’inizio`, `${what.en} within ${length.en} of the start`);
  }
  return joined([atLeast, howOften(rule)], ' ');
}

function howOften(rule: CadenceRule): Text {
  const { yearStart = FIRST_OF_JANUARY } = rule;
  const aYear = (italian: string, english: string) => say(`all’anno (${italian})`, `a year (${english})`);
  switch (rule.per) {
    case 'agreement-year':
      return aYear('anno dell’accordo', 'year of the agreement');
    case 'rolling-year':
      return aYear('dodici mesi qualsiasi', 'any twelve months');
    case 'calendar-year':
      return yearStart === FIRST_OF_JANUARY
        ? aYear('anno solare', 'calendar year')
        : aYear(`anno che comincia ${theMonthDay(yearStart)}`, `year that begins on ${monthDayInWords(yearStart).en}`);
    case 'term':
      return say('nell’intera durata', 'in the whole term');
    default: {
      const cadence = cadenceOf(rule);
      if (cadence.kind === 'yearly') return yearlyWords(cadence);
      return cadence.kind === 'every' ? anchored(everySpelt(cadence.every), cadence) : say('', '');
    }
  }
}

function ofBody({ body }: CadenceRule | DeliverableRule, names: Names): Text | undefined {
  const name = body === undefined ? undefined : (names.body?.(body) ?? body);
  return name === undefined ? undefined : say(`dell’organo «${name}»`, `of the body “${name}”`);
}

/** A verification is said in what is counted. */
function forPurpose({ purpose }: CadenceRule): Text | undefined {
  if (purpose === undefined || comparable(purpose) === VERIFICATION) return undefined;
  const { it, en } = purposeText(purpose);
  return say(`con lo scopo ${quoted(it)}`, `for ${quoted(en)}`);
}

function finalEvaluationSentence({ dueDaysBeforeEnd: days }: FinalEvaluationRule): Text {
  return days === 0
    ? say('una valutazione finale entro la fine', 'a final evaluation by the end')
    : say(
        `una valutazione finale almeno ${counting(days, DAYS).it} prima della fine`,
        `a final evaluation at least ${counting(days, DAYS).en} before the end`,
      );
}

function deliverableSentence(rule: DeliverableRule, names: Names): Text {
  const { title, partner, from } = rule;
  return joined(
    [
      say(quoted(title), quoted(title)),
      partner === undefined ? undefined : byPartner(names.partner?.(partner) ?? partner),
      ofBody(rule, names),
      owedHowOften(rule),
      owedBy(rule),
      from === undefined ? undefined : say(`a partire ${it.dal(from)}`, `from ${en.date(from)} on`),
    ],
    ', ',
  );
}

const byPartner = (name: string): Text => say(`a cura di ${name}`, `by ${name}`);

function owedHowOften({ every, anchor = 'start', yearStart }: DeliverableRule): Text {
  if (every === undefined) return say('una volta', 'once');
  return anchored(everySpelt(every), { anchor, yearStart });
}

function owedBy({ every, within, until }: DeliverableRule): Text {
  const end =
    every === undefined
      ? say('dalla conclusione', 'of the conclusion')
      : say('dalla fine del periodo', 'of the end of the period');
  if (within !== undefined) {
    const length = lengthSpelt(within);
    return say(`entro ${length.it} ${end.it}`, `within ${length.en} ${end.en}`);
  }
  if (until !== undefined) {
    const after = every === undefined ? say('conclusione', 'conclusion') : say('fine del periodo', 'end of the period');
    return say(
      `entro ${theMonthDay(until)} che segue la ${after.it}`,
      `by the ${monthDayInWords(until).en} that follows the ${after.en}`,
    );
  }
  return every === undefined
    ? say('entro la conclusione', 'by the conclusion')
    : say('entro la fine del periodo', 'by the end of the period');
}
