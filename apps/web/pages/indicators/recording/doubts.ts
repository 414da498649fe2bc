import { COMPUTED, figure } from '#libs/language/numbers.js';
import { doubtAbout, isMoreThanAll, type Doubt as Slip } from '#libs/monitoring/indicators/doubts.js';
import type { Doubt } from '../../../forms/doubt.js';
import { articles, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { measuredInWords } from '../measured.js';
import { amount, numberIn } from '../words.js';
import type { IndicatorForm } from './form-visit.js';
import type { TypedMeasurement } from './typed-measurement.js';

/** What is asked about before a measurement is recorded. `corrected`: the one that it corrects. */
export function doubtIn({ at, item }: IndicatorForm, typed: TypedMeasurement, corrected?: string): Doubt | undefined {
  const { date, ...measured } = typed;
  const found = doubtAbout(item.judged, { date, measured }, corrected);
  const { value, numerator, denominator } = measured;
  const about = [date, value, numerator, denominator].filter((part) => part !== undefined).join(' ');
  const texts = [
    ...(isMoreThanAll(measured) ? [moreThanAll(at.visit, measured)] : []),
    ...(found ? [inWords(at.visit, found, item.judged.indicator.definition.unit)] : []),
  ];
  return texts.length === 0 ? undefined : { text: texts.join(' '), about };
}

function moreThanAll(visit: Visit, measured: Pick<TypedMeasurement, 'numerator' | 'denominator'>): string {
  const number = numberIn(visit);
  const [part, all] = [measured.numerator, measured.denominator].map((value = 0) => number(value));
  return visit.say(
    `${part} su ${all}: sono più di quanti ce ne sono in tutto. È giusto, o i due numeri sono scambiati?`,
    `${part} of ${all}: that is more than there are in all. Is it right, or are the two numbers swapped?`,
  );
}

function inWords(visit: Visit, doubt: Slip, unit: string): string {
  const day = shortDate(doubt.other.date);
  if (doubt.kind === 'same-day') {
    const said = measuredInWords(visit, doubt.other.value, unit);
    return visit.say(
      `Per ${articles.il(day)} c’è già una rilevazione (${said}): questa si aggiunge. Se va cambiata quella, si rettifica.`,
      `There is a measurement of ${day} already (${said}): this one is added to it. If that one is wrong, correct it instead.`,
    );
  }
  const isMore = doubt.kind === 'much-more';
  const [typed, known] = [doubt.now, doubt.before].map((value) =>
    amount(visit, figure({ value, places: COMPUTED }), unit),
  );
  return visit.say(
    `${typed}: è molto ${isMore ? 'di più' : 'di meno'} ${articles.del(day)} (${known}). È giusto?`,
    `${typed}: that is much ${isMore ? 'more' : 'less'} than on ${day} (${known}). Is it right?`,
  );
}
