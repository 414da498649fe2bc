import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { FormProblem } from '../../../forms/fields.js';
import { wasSentBefore } from '../../../forms/recording.js';
import type { TypedForm } from '../../../forms/typed-form.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import { shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { measuredInWords } from '../measured.js';
import { roundedAmount } from '../words.js';
import type { TypedMeasurement } from './typed-measurement.js';

/** From so many times as much on, or as little, one asks again. */
const MUCH = 10;

/** A form that can be sent, or what is wrong or in doubt with it. `confirmation`: what a tick would confirm. */
export type Checked = { readonly confirmation: string | undefined } & (
  | { readonly measurement: TypedMeasurement }
  | { readonly problem: FormProblem }
);

interface Checking {
  readonly at: AgreementVisit;
  readonly typed: TypedForm;
  readonly judged: IndicatorJudgement;
  readonly measurement: TypedMeasurement | undefined;
  /** The measurement that is corrected: it is no measure of itself. */
  readonly corrected?: string;
}

/** What looks like a slip is asked about once, and taken when it is confirmed. */
export function checked({ at, typed, judged, measurement, corrected }: Checking): Checked {
  const { visit, register } = at;
  const problem = typed.problem();
  if (problem) return { problem, confirmation: undefined };
  if (!measurement) throw new TypeError('A measurement is missing, and the form does not say so');
  // What was recorded already and is sent once more is no second measurement of its day.
  const doubt = wasSentBefore(visit, register) ? undefined : doubtAbout(visit, judged, measurement, corrected);
  if (doubt === undefined) return { measurement, confirmation: undefined };
  const confirmation = confirmationOf(measurement);
  if (typed.ticked('conferma').includes(confirmation)) return { measurement, confirmation };
  const title = visit.say(
    'Una cosa va confermata: nulla è ancora registrato.',
    'One thing needs confirming: nothing was recorded yet.',
  );
  return { problem: { title, fields: { conferma: doubt } }, confirmation };
}

function doubtAbout(
  visit: Visit,
  { counted, indicator }: IndicatorJudgement,
  { date, measured }: TypedMeasurement,
  corrected: string | undefined,
): string | undefined {
  const { unit, aggregation } = indicator.definition;
  if (unit === YES_NO_UNIT) return undefined;
  const others = counted.filter(({ entry }) => entry.id !== corrected);
  const sameDay = others.findLast((other) => other.date === date);
  const addsUp = aggregation === 'sum' || aggregation === 'mean' || aggregation === 'ratio';
  if (addsUp && sameDay && corrected === undefined) {
    const said = measuredInWords(visit, sameDay.value, unit);
    return visit.say(
      `Per il ${shortDate(date)} c’è già una rilevazione (${said}): questa si aggiunge. Se va cambiata quella, si rettifica.`,
      `There is a measurement of ${shortDate(date)} already (${said}): this one is added to it. If that one is wrong, correct it instead.`,
    );
  }
  const nearest = others.findLast((other) => other.date <= date) ?? others[0];
  const before = nearest && numberOf(nearest.value);
  const now = numberOf(measured);
  if (!nearest || !before || !now) return undefined;
  const times = Math.abs(now / before);
  if (times > 1 / MUCH && times < MUCH) return undefined;
  const [typed, known] = [now, before].map((value) => roundedAmount(visit, value, unit));
  return visit.say(
    `${typed}: è molto ${times >= MUCH ? 'di più' : 'di meno'} del ${shortDate(nearest.date)} (${known}). È giusto?`,
    `${typed}: that is much ${times >= MUCH ? 'more' : 'less'} than on ${shortDate(nearest.date)} (${known}). Is it right?`,
  );
}

function numberOf({ value, numerator, denominator }: TypedMeasurement['measured']): number | undefined {
  if (value !== undefined) return value;
  return numerator === undefined || !denominator ? undefined : (100 * numerator) / denominator;
}

/** This measurement, and not another one typed after the question. */
const confirmationOf = ({ date, measured }: TypedMeasurement): string =>
  [date, measured.value, measured.numerator, measured.denominator].filter((part) => part !== undefined).join(' ');
