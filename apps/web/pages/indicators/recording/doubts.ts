import { type Doubt, doubtAbout } from '#libs/monitoring/indicators/doubts.js';
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
  const doubt = wasSentBefore(visit, register) ? undefined : doubtAbout(judged, measurement, corrected);
  if (doubt === undefined) return { measurement, confirmation: undefined };
  const confirmation = confirmationOf(measurement);
  if (typed.ticked('conferma').includes(confirmation)) return { measurement, confirmation };
  const title = visit.say(
    'Una cosa va confermata: nulla è ancora registrato.',
    'One thing needs confirming: nothing was recorded yet.',
  );
  return {
    problem: { title, fields: { conferma: inWords(visit, doubt, judged.indicator.definition.unit) } },
    confirmation,
  };
}

function inWords(visit: Visit, doubt: Doubt, unit: string): string {
  const day = shortDate(doubt.other.date);
  if (doubt.kind === 'same-day') {
    const said = measuredInWords(visit, doubt.other.value, unit);
    return visit.say(
      `Per il ${day} c’è già una rilevazione (${said}): questa si aggiunge. Se va cambiata quella, si rettifica.`,
      `There is a measurement of ${day} already (${said}): this one is added to it. If that one is wrong, correct it instead.`,
    );
  }
  const isMore = doubt.kind === 'much-more';
  const [typed, known] = [doubt.now, doubt.before].map((value) => roundedAmount(visit, value, unit));
  return visit.say(
    `${typed}: è molto ${isMore ? 'di più' : 'di meno'} del ${day} (${known}). È giusto?`,
    `${typed}: that is much ${isMore ? 'more' : 'less'} than on ${day} (${known}). Is it right?`,
  );
}

/** This measurement, and not another one typed after the question. */
const confirmationOf = ({ date, measured }: TypedMeasurement): string =>
  [date, measured.value, measured.numerator, measured.denominator].filter((part) => part !== undefined).join(' ');
