import type { VNode } from 'preact';
import { say } from '#libs/kernel/text.js';
import { beginning } from '#libs/language/shortening.js';
import { standingPercent } from '#libs/monitoring/commitments/last-progress.js';
import { Choice, Field, Folded, TextArea } from '../../forms/fields.js';
import type { FormDescription, Shown } from '../../forms/form.js';
import { writeNumber } from '../../forms/typed.js';
import { fieldsOf, type TypedForm } from '../../forms/typed-form.js';
import { filled } from '../../forms/values.js';
import { articles, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { type CommitmentForm, commitmentForm } from './commitment-form.js';
import type { CommitmentVisit } from './commitment-visit.js';
import { CommitmentFormPage } from './form-page.js';
import { PROGRESS_FIELDS, ProgressFields, readProgress, refusePartOfWhole } from './progress-fields.js';
import { howLongAgo, progressInWords } from './words.js';

const ROWS = ['1', '2', '3'] as const;
/** Meetings to choose from: what was decided longer ago is not news any more. */
const MOST_MEETINGS = 24;

/** How it stands on a day, with a note and links. */
export const update: FormDescription<CommitmentForm> = {
  path: 'impegni/:commitment/aggiornamento',
  command: 'record-progress',
  fills: 'new',
  open: commitmentForm,
  values: ({ at }) => {
    const percent = standingPercent(progressOf(at));
    return filled({
      giorno: shortDate(at.today),
      stato: progressOf(at).at(-1)?.value.status,
      percentuale: percent === undefined ? undefined : writeNumber(percent),
    });
  },
  read(form, { at }) {
    const typed = readProgress(form);
    // Left as it was shown, it is no answer to «fulfilled», which is all of it.
    const isLeft = typed.status === 'fulfilled' && typed.percent === standingPercent(progressOf(at));
    const progress = isLeft ? { ...typed, percent: undefined } : typed;
    refusePartOfWhole(form, progress);
    const evidence = filledRows(form).map(({ url, title }) => ({ url, title }));
    return {
      ...progress,
      note: form.text('nota'),
      evidence: evidence.length > 0 ? evidence : undefined,
      meeting: form.text('incontro'),
    };
  },
  fieldOf(pointer, form) {
    const [, name, index, which] = pointer.split('/');
    if (name !== 'evidence') return FIELDS(pointer);
    const row = filledRows(form)[Number(index)]?.row;
    return row && `${which === 'title' ? 'titolo' : 'link'}-${row}`;
  },
  page: updatePage,
};

const FIELDS = fieldsOf({ ...PROGRESS_FIELDS, note: 'nota', meeting: 'incontro' });

interface LinkRow {
  readonly row: (typeof ROWS)[number];
  readonly url: string;
  readonly title: string | undefined;
}

function filledRows(form: TypedForm): LinkRow[] {
  return ROWS.flatMap((row) => {
    const url = form.text(`link-${row}`);
    const title = form.text(`titolo-${row}`);
    if (url === undefined && title !== undefined) {
      form.refuse(
        `link-${row}`,
        say('manca l’indirizzo di questo collegamento', 'the address of this link is missing'),
      );
    }
    if (url !== undefined && !/^https?:\/\//i.test(url)) {
      form.refuse(
        `link-${row}`,
        say(
          'un indirizzo comincia con https:// o http://: si copia per intero dalla barra del browser',
          'an address begins with https:// or http://: copy the whole of it from the browser’s bar',
        ),
      );
    }
    return url === undefined ? [] : [{ row, url, title }];
  });
}

const NO_NAMES = say(
  'Che cosa è stato fatto, o che cosa lo ostacola. Senza nomi né storie di persone: la legge chiunque veda l’accordo.',
  'What was done, or what stands in the way. No names or stories of persons: whoever sees the agreement reads it.',
);

function updatePage(open: CommitmentForm, shown: Shown): VNode {
  const { at } = open;
  const { visit } = at;
  const percent = standingPercent(progressOf(at));
  const last = percent === undefined ? undefined : writeNumber(percent);
  return (
    <CommitmentFormPage
      open={open}
      shown={shown}
      title={visit.say('Come va questo impegno', 'How this commitment goes')}
      crumb={visit.say('Aggiornamento', 'Update')}
      about={lastSaid(at)}
      button={visit.say('Registra', 'Record')}
      leave={visit.say('Torna all’impegno', 'Back to the commitment')}
    >
      <ProgressFields
        open={open}
        percentHint={last && visit.say(`L’ultima volta era ${last}.`, `Last time it was ${last}.`)}
        whenEmpty={
          last && visit.say(`lasciata vuota, «in corso» resta ${last}`, `left empty, “in progress” stays ${last}`)
        }
      />
      <TextArea name="nota" label={visit.say('Nota (facoltativa)', 'Note (optional)')} hint={visit.text(NO_NAMES)} />
      <Links visit={visit} />
      <TakenNoteIn visit={visit} meetings={meetingChoices(at)} />
    </CommitmentFormPage>
  );
}

const progressOf = ({ judged, commitment }: CommitmentVisit) => judged.get(commitment.definition.id)?.progress ?? [];

function lastSaid(at: CommitmentVisit): string {
  const { visit, today } = at;
  const last = progressOf(at).at(-1);
  if (!last) return visit.say('Non è ancora registrato nulla.', 'Nothing is recorded yet.');
  const [day, ago, words] = [
    shortDate(last.date),
    howLongAgo(visit, last.date, today),
    progressInWords(visit, last.value),
  ];
  return visit.say(
    `L’ultima volta, ${articles.il(day)} (${ago}): ${words}.`,
    `Last time, on ${day} (${ago}): ${words}.`,
  );
}

const TAKEN_NOTE_OF = say(
  'Quello in cui se ne è preso atto, se c’è stato.',
  'The one that took note of it, if there was one.',
);

interface TakenNoteProps {
  readonly visit: Visit;
  readonly meetings: readonly (readonly [string, string])[];
}

function TakenNoteIn({ visit, meetings }: TakenNoteProps): VNode | null {
  if (meetings.length === 0) return null;
  return (
    <Folded title={visit.say('Deciso in un incontro?', 'Decided in a meeting?')} opensWith={['incontro']}>
      <Choice
        name="incontro"
        label={visit.say('Incontro (facoltativo)', 'Meeting (optional)')}
        hint={visit.text(TAKEN_NOTE_OF)}
        options={[['', visit.say('nessuno', 'none')], ...meetings]}
      />
    </Folded>
  );
}

/** Meetings that took place, the latest first. */
function meetingChoices({ register, today }: CommitmentVisit): (readonly [string, string])[] {
  const { meetings, bodies } = register.state;
  return [...meetings]
    .flatMap(([id, { held, annulled }]) => (held && !annulled && held.date <= today ? [{ id, held }] : []))
    .sort((a, b) => (a.held.date < b.held.date ? 1 : -1))
    .slice(0, MOST_MEETINGS)
    .map(({ id, held }) => {
      const name = held.body && bodies.get(held.body)?.definition.name;
      return [id, name ? `${shortDate(held.date)} – ${beginning(name, 80)}` : shortDate(held.date)] as const;
    });
}

const WHAT_SHOWS_IT = say(
  'A ciò che lo mostra: una pagina, un atto pubblicato, un calendario.',
  'To what shows it: a page, a published act, a calendar.',
);

function Links({ visit }: { visit: Visit }): VNode {
  const [address, title] = [visit.say('Indirizzo', 'Address'), visit.say('Titolo', 'Title')];
  const optional = visit.say('facoltativo', 'optional');
  return (
    <fieldset class="field">
      <legend>{visit.say('Collegamenti (facoltativi)', 'Links (optional)')}</legend>
      <span class="hint">{visit.text(WHAT_SHOWS_IT)}</span>
      {ROWS.map((row) => (
        <div key={row} class="in-a-row link-row">
          <Field name={`link-${row}`} label={`${address} ${row}`} inputMode="url" autocomplete="off" />
          <Field name={`titolo-${row}`} label={`${title} ${row} (${optional})`} autocomplete="off" />
        </div>
      ))}
    </fieldset>
  );
}
