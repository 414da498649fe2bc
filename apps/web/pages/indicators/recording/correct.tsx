import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { Statement } from '#libs/monitoring/indicators/statements.js';
import { ReasonField } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { shortDate } from '../../../frame/dates.js';
import { AboutMeasurement } from './about-measurement.js';
import { doubtIn } from './doubts.js';
import { IndicatorFormPage } from './form-page.js';
import { alreadyAnnulled, type MeasurementForm, measurementForm } from './form-visit.js';
import { MeasurementFields, valuesOf } from './measurement-fields.js';
import { fieldOf, readMeasurement, type TypedMeasurement } from './typed-measurement.js';

/** What was recorded wrongly, put right: a corrected value is said whole. */
export const correction: FormDescription<MeasurementForm, Partial<TypedMeasurement>> = {
  path: 'indicatori/:indicator/rilevazioni/:measurement/correzione',
  command: 'correct-measurement',
  fills: 'standing',
  open: measurementForm,
  closed: alreadyAnnulled,
  values: ({ statement }) => valuesOf(statement),
  read(form, { item, statement }) {
    const { definition } = item.judged.indicator;
    const typed = readMeasurement(form, definition);
    const reason = form.needed('motivo', say('scrivere perché si corregge', 'write why it is corrected'));
    if (!typed) return undefined;
    if (statement.state !== 'rejected' && isSame(statement, typed)) {
      form.refuse(definition.aggregation === 'ratio' ? 'numeratore' : 'valore', NOTHING_CHANGED);
    }
    const { date, ...measured } = typed;
    return {
      ...(date !== statement.date && { date }),
      ...measured,
      // What is left out would stay as it was: how exact it is, and parts that say nothing of another value.
      qualifier: typed.qualifier ?? 'exact',
      ...(!hasSameValue(statement, typed) && statement.breakdown && { breakdown: {} }),
      reason,
    };
  },
  fieldOf,
  doubt: (input, open) => doubtIn(open, { date: open.statement.date, ...input }, open.measurement.id),
  page: correctionPage,
};

const NOTHING_CHANGED = say(
  'giorno e valore sono come prima: non c’è nulla da correggere',
  'day and value are as before: there is nothing to correct',
);

const hasSameValue = (before: Statement, now: TypedMeasurement): boolean =>
  before.value === now.value && before.numerator === now.numerator && before.denominator === now.denominator;

const isSame = (before: Statement, now: TypedMeasurement): boolean =>
  hasSameValue(before, now) && before.date === now.date && (before.qualifier ?? 'exact') === (now.qualifier ?? 'exact');

function correctionPage(open: MeasurementForm, shown: Shown): VNode {
  const { at, item, statement } = open;
  const { visit } = at;
  const day = shortDate(statement.date);
  return (
    <IndicatorFormPage
      open={open}
      shown={shown}
      act={visit.say(`Rettifica la rilevazione del ${day}`, `Correct the measurement of ${day}`)}
      about={<AboutMeasurement open={open} />}
      button={visit.say('Rettifica', 'Correct')}
    >
      <MeasurementFields visit={visit} judged={item.judged} />
      {statement.breakdown && (
        <p class="hint">
          {visit.say(
            'Il dato era scomposto in parti: se il valore cambia, la scomposizione non viene ripresa.',
            'The value was broken down into parts: if it changes, they are not taken over.',
          )}
        </p>
      )}
      <ReasonField
        label={visit.say('Perché si corregge', 'Why it is corrected')}
        hint={visit.say('Resta scritto accanto al valore di prima', 'It stays written beside the earlier value')}
        rows={2}
      />
    </IndicatorFormPage>
  );
}
