import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { Statement } from '#libs/monitoring/indicators/statements.js';
import { ReasonField } from '../../../forms/fields.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { withRow } from '../../../forms/rows.js';
import { isSame } from '../../../forms/typed-form.js';
import { articles, shortDate } from '../../../frame/dates.js';
import { AboutMeasurement } from './about-measurement.js';
import { ONE_MORE_PART, PART } from './breakdown-fields.js';
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
    if (statement.state !== 'rejected' && isAsBefore(statement, typed)) {
      form.refuse(definition.aggregation === 'ratio' ? 'numeratore' : 'valore', NOTHING_CHANGED);
    }
    const { date, ...measured } = typed;
    return { ...(date !== statement.date && { date }), ...measured, ...takenOut(statement, typed), reason };
  },
  fieldOf,
  actions: { [ONE_MORE_PART]: (_, __, { values }) => ({ values: withRow(values, PART.name) }) },
  doubt: (input, open) => doubtIn(open, { date: open.statement.date, ...input }, open.measurement.id),
  page: correctionPage,
};

/** What a correction does not give stays as it was: what was taken out of the form is said to be. */
const takenOut = (before: Statement, now: TypedMeasurement) => ({
  ...(before.qualifier && !now.qualifier && { qualifier: 'exact' as const }),
  ...(before.breakdown && !now.breakdown && { breakdown: {} }),
});

const NOTHING_CHANGED = say(
  'giorno e valore sono come prima: non c’è nulla da correggere',
  'day and value are as before: there is nothing to correct',
);

const hasSameValue = (before: Statement, now: TypedMeasurement): boolean =>
  before.value === now.value && before.numerator === now.numerator && before.denominator === now.denominator;

const isAsBefore = (before: Statement, now: TypedMeasurement): boolean =>
  hasSameValue(before, now) &&
  before.date === now.date &&
  (before.qualifier ?? 'exact') === (now.qualifier ?? 'exact') &&
  isSame(before.breakdown ?? {}, now.breakdown ?? {});

function correctionPage(open: MeasurementForm, shown: Shown): VNode {
  const { at, item, statement } = open;
  const { visit } = at;
  const day = shortDate(statement.date);
  return (
    <IndicatorFormPage
      open={open}
      shown={shown}
      act={visit.say(`Rettifica la rilevazione ${articles.del(day)}`, `Correct the measurement of ${day}`)}
      about={<AboutMeasurement open={open} />}
      button={visit.say('Rettifica', 'Correct')}
      scripts={['rows']}
    >
      <MeasurementFields visit={visit} judged={item.judged} />
      <ReasonField
        label={visit.say('Perché si corregge', 'Why it is corrected')}
        hint={visit.say('Resta scritto accanto al valore di prima', 'It stays written beside the earlier value')}
        rows={2}
      />
    </IndicatorFormPage>
  );
}
