import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { Statement } from '#libs/monitoring/indicators/statements.js';
import { TextArea } from '../../../forms/fields.js';
import { TypedForm } from '../../../forms/typed-form.js';
import { shortDate } from '../../../frame/dates.js';
import type { PageReply, Visit } from '../../../frame/visit.js';
import type { IndicatorServices } from '../seen.js';
import { AboutMeasurement } from './about-measurement.js';
import { checked } from './doubts.js';
import { FormPage, type Returned } from './form-page.js';
import { type MeasurementForm, measurementForm } from './form-visit.js';
import { aboutMeasurement } from './measured-form.js';
import { MeasurementFields, type MeasurementValues, typedValues, valuesOf } from './measurement-fields.js';
import { notSent, sendForm } from './sending.js';
import { readMeasurement, type TypedMeasurement } from './typed-measurement.js';

const COMMAND = 'correct-measurement';

/** `…/rilevazioni/{x}/correzione`: what was recorded wrongly, put right. */
export function showCorrection(visit: Visit, services: IndicatorServices): Promise<PageReply> {
  return aboutMeasurement(visit, services, COMMAND, (form) => ({
    page: <CorrectionPage form={form} values={valuesOf(form.statement)} reason="" />,
  }));
}

export function correctMeasurement(visit: Visit, services: IndicatorServices): Promise<PageReply> {
  return aboutMeasurement(visit, services, COMMAND, (form) => sendCorrection(visit, services, form));
}

async function sendCorrection(visit: Visit, services: IndicatorServices, form: MeasurementForm): Promise<PageReply> {
  const { item, measurement: corrected, statement } = form;
  const typed = new TypedForm(visit, form.at.today);
  const measurement = readMeasurement(typed, item.judged.indicator.definition);
  const reason = typed.needed('motivo', say('scrivere perché si corregge', 'write why it is corrected'));
  if (measurement && statement.state !== 'rejected' && isSame(statement, measurement)) {
    typed.refuse(
      item.judged.indicator.definition.aggregation === 'ratio' ? 'numeratore' : 'valore',
      say(
        'giorno e valore sono come prima: non c’è nulla da correggere',
        'day and value are as before: there is nothing to correct',
      ),
    );
  }
  const again = (now: MeasurementForm, returned: Returned, confirmation?: string) => ({
    page: (
      <CorrectionPage
        form={now}
        values={typedValues(visit)}
        reason={visit.typed('motivo')}
        confirmation={confirmation}
        {...returned}
      />
    ),
  });
  const check = checked({ at: form.at, typed, judged: item.judged, measurement, corrected: corrected.id });
  const asIs = (now: MeasurementForm, returned: Returned) => again(now, returned, check.confirmation);
  if ('problem' in check) return notSent(form, check.problem, asIs);
  const { date, measured } = check.measurement;
  return sendForm({
    visit,
    services,
    form,
    command: `measurements/${statement.id}/correction`,
    body: {
      ...(date !== statement.date && { date }),
      ...measured,
      // Parts of a value say nothing of another one.
      ...(hasSameValue(statement, check.measurement) && statement.breakdown && { breakdown: statement.breakdown }),
      reason,
    },
    reload: () => measurementForm(visit, services, COMMAND),
    again: asIs,
  });
}

const hasSameValue = (before: Statement, { measured }: TypedMeasurement): boolean =>
  before.value === measured.value &&
  before.numerator === measured.numerator &&
  before.denominator === measured.denominator;

const isSame = (before: Statement, now: TypedMeasurement): boolean =>
  hasSameValue(before, now) &&
  before.date === now.date &&
  (before.qualifier ?? 'exact') === (now.measured.qualifier ?? 'exact');

interface CorrectionPageProps extends Returned {
  readonly form: MeasurementForm;
  readonly values: MeasurementValues;
  readonly reason: string;
  readonly confirmation?: string | undefined;
}

function CorrectionPage({ form, values, reason, confirmation, problem, changed }: CorrectionPageProps): VNode {
  const { at, item, statement } = form;
  const { visit } = at;
  const day = shortDate(statement.date);
  return (
    <FormPage
      form={form}
      act={visit.say(`Rettifica la rilevazione del ${day}`, `Correct the measurement of ${day}`)}
      send={visit.say('Rettifica', 'Correct')}
      about={<AboutMeasurement form={form} />}
      problem={problem}
      changed={changed}
    >
      <MeasurementFields
        visit={visit}
        judged={item.judged}
        values={values}
        problem={problem}
        confirmation={confirmation}
      />
      {statement.breakdown && (
        <p class="hint">
          {visit.say(
            'Il dato era scomposto in parti: se il valore cambia, la scomposizione non viene ripresa.',
            'The value was broken down into parts: if it changes, they are not taken over.',
          )}
        </p>
      )}
      <TextArea
        name="motivo"
        label={visit.say('Perché si corregge', 'Why it is corrected')}
        hint={visit.say('Resta scritto accanto al valore di prima', 'It stays written beside the earlier value')}
        value={reason}
        problem={problem}
        rows={2}
      />
    </FormPage>
  );
}
