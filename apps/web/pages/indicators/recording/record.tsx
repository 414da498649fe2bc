import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { readLinks } from '../../../forms/links.js';
import { withRow } from '../../../forms/rows.js';
import { NoteAndDocuments } from '../../../forms/usual-fields.js';
import { shortDate } from '../../../frame/dates.js';
import { StandingNow } from '../standing.js';
import { ONE_MORE_PART, PART } from './breakdown-fields.js';
import { doubtIn } from './doubts.js';
import { IndicatorFormPage } from './form-page.js';
import { type IndicatorForm, indicatorForm } from './form-visit.js';
import { MeasurementFields } from './measurement-fields.js';
import { fieldOf, readMeasurement, type TypedMeasurement } from './typed-measurement.js';

/** One more measurement. */
export const recording: FormDescription<IndicatorForm, TypedMeasurement> = {
  path: 'indicatori/:indicator/rilevazione',
  command: 'record-measurement',
  fills: 'new',
  open: indicatorForm,
  values: ({ at }) => ({ data: shortDate(at.today), esattezza: 'exact' }),
  read(form, { item }) {
    const measurement = readMeasurement(form, item.judged.indicator.definition);
    const evidence = readLinks(form, 'documenti');
    return measurement && { ...measurement, note: form.text('nota'), evidence };
  },
  fieldOf,
  actions: { [ONE_MORE_PART]: (_, __, { values }) => ({ values: withRow(values, PART.name) }) },
  doubt: (input, open) => doubtIn(open, input),
  page: recordingPage,
};

function recordingPage(open: IndicatorForm, shown: Shown): VNode {
  const { at, item } = open;
  const { visit } = at;
  return (
    <IndicatorFormPage
      open={open}
      shown={shown}
      act={visit.say('Registra una rilevazione', 'Record a measurement')}
      about={<StandingNow visit={visit} item={item} />}
      button={visit.say('Registra', 'Record')}
      scripts={['rows']}
    >
      <MeasurementFields visit={visit} judged={item.judged} />
      <NoteAndDocuments
        visit={visit}
        hint={visit.text(SOURCE)}
        documents={visit.say('Documenti che lo mostrano', 'Documents that show it')}
      />
    </IndicatorFormPage>
  );
}

const SOURCE = say(
  'Da dove viene il dato. Niente nomi di persone seguite.',
  'Where the value comes from. No names of persons in care.',
);
