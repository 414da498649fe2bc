import type { VNode } from 'preact';
import { Folded, TextArea } from '../../../forms/fields.js';
import { TypedForm } from '../../../forms/typed-form.js';
import type { PageReply, Visit } from '../../../frame/visit.js';
import type { IndicatorServices } from '../seen.js';
import { StandingNow } from '../standing.js';
import { checked } from './doubts.js';
import { FormPage, type Returned } from './form-page.js';
import { type IndicatorForm, indicatorForm } from './form-visit.js';
import { emptyValues, MeasurementFields, type MeasurementValues, typedValues } from './measurement-fields.js';
import { notSent, sendForm } from './sending.js';
import { readLinks, readMeasurement } from './typed-measurement.js';

const COMMAND = 'record-measurement';

/** `/accordi/{a}/indicatori/{i}/rilevazione`: one more measurement. */
export async function showRecording(visit: Visit, services: IndicatorServices): Promise<PageReply> {
  const form = await indicatorForm(visit, services, COMMAND);
  return { page: <RecordingPage form={form} values={emptyValues(form.at.today)} /> };
}

export async function recordMeasurement(visit: Visit, services: IndicatorServices): Promise<PageReply> {
  const form = await indicatorForm(visit, services, COMMAND);
  const { judged } = form.item;
  const typed = new TypedForm(visit, form.at.today);
  const measurement = readMeasurement(typed, judged.indicator.definition);
  const evidence = readLinks(typed, 'documenti');
  const note = typed.text('nota');
  const again = (now: IndicatorForm, returned: Returned, confirmation?: string) => ({
    page: <RecordingPage form={now} values={typedValues(visit)} confirmation={confirmation} {...returned} />,
  });
  const check = checked({ at: form.at, typed, judged, measurement });
  const asIs = (now: IndicatorForm, returned: Returned) => again(now, returned, check.confirmation);
  if ('problem' in check) return notSent(form, check.problem, asIs);
  const { date, measured } = check.measurement;
  return sendForm({
    visit,
    services,
    form,
    command: 'measurements',
    body: { date, ...measured, ...(note !== undefined && { note }), ...(evidence && { evidence }) },
    reload: () => indicatorForm(visit, services, COMMAND),
    again: asIs,
  });
}

interface RecordingPageProps extends Returned {
  readonly form: IndicatorForm;
  readonly values: MeasurementValues;
  readonly confirmation?: string | undefined;
}

function RecordingPage({ form, values, confirmation, problem, changed }: RecordingPageProps): VNode {
  const { visit } = form.at;
  const note = visit.typed('nota');
  const links = visit.typed('documenti');
  return (
    <FormPage
      form={form}
      act={visit.say('Registra una rilevazione', 'Record a measurement')}
      send={visit.say('Registra', 'Record')}
      about={<StandingNow visit={visit} item={form.item} />}
      problem={problem}
      changed={changed}
    >
      <MeasurementFields
        visit={visit}
        judged={form.item.judged}
        values={values}
        problem={problem}
        confirmation={confirmation}
      />
      <Folded
        title={visit.say('Nota e documenti (facoltativi)', 'Note and documents (optional)')}
        open={note !== '' || links !== ''}
      >
        <TextArea
          name="nota"
          label={visit.say('Nota', 'Note')}
          hint={visit.say(
            'Da dove viene il dato. Niente nomi di persone seguite.',
            'Where the value comes from. No names of persons in care.',
          )}
          value={note}
          problem={problem}
          rows={3}
        />
        <TextArea
          name="documenti"
          label={visit.say('Documenti che lo mostrano', 'Documents that show it')}
          hint={visit.say('Un indirizzo https:// per riga', 'One https:// address on each line')}
          value={links}
          problem={problem}
          rows={2}
        />
      </Folded>
    </FormPage>
  );
}
