import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import { ReasonField } from '../../forms/fields.js';
import type { FormDescription, Shown } from '../../forms/form.js';
import { fieldsOf } from '../../forms/typed-form.js';
import { shortDate } from '../../frame/dates.js';
import { alreadyAnnulled, type EntryForm, entryForm } from './commitment-form.js';
import { EntryFormPage } from './form-page.js';
import { progressInWords } from './words.js';

/** It should never have been recorded. */
export const annulment: FormDescription<EntryForm> = {
  path: 'impegni/:commitment/voci/:entry/annullamento',
  command: 'annul-progress',
  fills: 'new',
  open: entryForm('id'),
  closed: alreadyAnnulled,
  values: () => ({}),
  read: (form) => ({ reason: form.needed('motivo', say('scrivere perché si annulla', 'write why it is annulled')) }),
  fieldOf: fieldsOf({ reason: 'motivo' }),
  page: annulmentPage,
};

const FOR_EXAMPLE = say(
  'Per esempio: registrato sull’impegno sbagliato. Se solo il giorno o lo stato sono sbagliati, basta correggere.',
  'For example: recorded on the wrong commitment. If only the day or the status is wrong, correcting will do.',
);

function annulmentPage(open: EntryForm, shown: Shown): VNode {
  const { at, entry } = open;
  const { visit } = at;
  return (
    <EntryFormPage
      open={open}
      shown={shown}
      title={
        entry.isCorrection
          ? visit.say('Annulla una rettifica', 'Annul a correction')
          : visit.say('Annulla ciò che è registrato', 'Annul what is recorded')
      }
      crumb={visit.say('Annullamento', 'Annulment')}
      about={consequence(open)}
      button={
        entry.isCorrection
          ? visit.say('Annulla la rettifica', 'Annul the correction')
          : visit.say('Annulla questa voce', 'Annul this entry')
      }
    >
      <ReasonField label={visit.say('Perché si annulla', 'Why it is annulled')} hint={visit.text(FOR_EXAMPLE)} />
    </EntryFormPage>
  );
}

/** What holds afterwards. */
function consequence({ at, entry }: EntryForm): string {
  const { visit, judged, commitment } = at;
  const stays = visit.say(
    'Resta nel registro, segnata come annullata.',
    'It stays in the register, marked as annulled.',
  );
  if (entry.isCorrection) {
    return `${visit.say('Tornerà a valere ciò che c’era prima della rettifica.', 'What stood before the correction will hold again.')} ${stays}`;
  }
  const progress = judged.get(commitment.definition.id)?.progress ?? [];
  const next = progress.filter((standing) => standing.entry.id !== entry.id).at(-1);
  const then = next
    ? visit.say(
        `L’ultima cosa detta sarà: ${shortDate(next.date)}, ${progressInWords(visit, next.value)}.`,
        `The last thing said will be: ${shortDate(next.date)}, ${progressInWords(visit, next.value)}.`,
      )
    : visit.say('Dell’impegno non resterà detto più nulla.', 'Nothing said of the commitment will be left.');
  return `${then} ${stays}`;
}
