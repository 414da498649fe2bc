import type { VNode } from 'preact';
import { PROGRESS_STATUSES } from '#libs/agreement/commitments/facts.js';
import { say } from '#libs/kernel/text.js';
import { ReasonField } from '../../forms/fields.js';
import type { FormDescription, Shown } from '../../forms/form.js';
import { writeNumber } from '../../forms/typed.js';
import { fieldsOf } from '../../forms/typed-form.js';
import { shortDate } from '../../frame/dates.js';
import { alreadyAnnulled, type EntryForm, entryForm } from './commitment-form.js';
import { EntryFormPage } from './form-page.js';
import { PROGRESS_FIELDS, ProgressFields, readProgress, refusePartOfWhole } from './progress-fields.js';
import { statusWord } from './words.js';

/** What was recorded wrongly, as it should have been. */
export const correction: FormDescription<EntryForm> = {
  path: 'impegni/:commitment/voci/:entry/correzione',
  command: 'correct-progress',
  fills: 'standing',
  open: entryForm('standsAs'),
  closed: alreadyAnnulled,
  values: ({ entry }) => ({
    giorno: shortDate(entry.date),
    stato: entry.value.status,
    percentuale: entry.value.percent === undefined ? '' : writeNumber(entry.value.percent),
  }),
  read(form) {
    const changed = form.changes(readProgress, PROGRESS_FIELDS);
    refusePartOfWhole(form, readProgress(form));
    const reason = form.needed('motivo', say('scrivere che cosa era sbagliato', 'write what was wrong'));
    if (Object.keys(changed).length === 0) form.refuseWhole(NOTHING_CHANGED);
    return { ...changed, reason };
  },
  fieldOf: fieldsOf({ ...PROGRESS_FIELDS, reason: 'motivo' }),
  nameOf(value, field, { at }) {
    const status = PROGRESS_STATUSES.find((one) => one === value);
    return field === PROGRESS_FIELDS.status && status ? statusWord(at.visit, status) : undefined;
  },
  page: correctionPage,
};

const NOTHING_CHANGED = say(
  'Non c’è nulla di diverso da ciò che è registrato: cambiare almeno un campo.',
  'Nothing differs from what is recorded: change at least one field.',
);

const ONE_LINE = say(
  'Una riga basta: la legge chi guarda la storia dell’impegno. La nota e i collegamenti non si correggono: se sono sbagliati, si annulla la voce e la si registra di nuovo.',
  'One line will do: whoever looks at the commitment’s history reads it. Note and links are not corrected: if they are wrong, annul the entry and record it again.',
);

function correctionPage(open: EntryForm, shown: Shown): VNode {
  const { visit } = open.at;
  return (
    <EntryFormPage
      open={open}
      shown={shown}
      title={visit.say('Rettifica ciò che è registrato', 'Correct what is recorded')}
      crumb={visit.say('Rettifica', 'Correction')}
      about={visit.say(
        'Resta nel registro anche com’era. Se le cose sono solo andate avanti da allora, non è da correggere: si aggiorna.',
        'It stays in the register as it was, too. If things have merely moved on since, do not correct it: update it.',
      )}
      button={visit.say('Registra la rettifica', 'Record the correction')}
    >
      <ProgressFields open={open} />
      <ReasonField label={visit.say('Che cosa era sbagliato', 'What was wrong')} hint={visit.text(ONE_LINE)} />
    </EntryFormPage>
  );
}
