import type { VNode } from 'preact';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { say } from '#libs/kernel/text.js';
import { beginning } from '#libs/language/shortening.js';
import { membersOn } from '#libs/monitoring/cadence/members.js';
import type { FormDescription, Shown } from '../../../forms/form.js';
import { FormPage } from '../../../forms/form-page.js';
import { fieldsOf } from '../../../forms/typed-form.js';
import { articles, shortDate } from '../../../frame/dates.js';
import { bodyNames, partnerNames } from '../names.js';
import { MinutesText } from '../record/meeting-fields.js';
import { closedMinutes, type MeetingForm, type MinutesForm, minutesForm } from './meeting-form.js';
import { minutesOutline, type OutlineFacts } from './minutes-outline.js';

interface WritingForm extends MinutesForm {
  readonly facts: OutlineFacts;
}

/** Writing and amending the minutes: every version is kept, until they are approved. */
export const minutes: FormDescription<WritingForm> = {
  path: 'incontri/:meeting/verbale',
  command: 'write-minutes',
  fills: 'standing',
  async open(at, { reading }) {
    const form = await minutesForm(at, reading);
    return { ...form, facts: outlineFacts(form) };
  },
  closed: closedMinutes,
  values: ({ view }) => ({ verbale: currentText(view) }),
  read(form, { view }) {
    const text = form.needed('verbale', say('scrivere il testo del verbale', 'write the text of the minutes'));
    if (text !== undefined && text === currentText(view).trim()) form.refuse('verbale', SAME_TEXT);
    return { text };
  },
  fieldOf: fieldsOf({ text: 'verbale' }),
  nameOf: (theirs) => beginning(theirs, 80),
  page: minutesPage,
};

const SAME_TEXT = say('il testo è uguale a quello già registrato', 'the text is the same as recorded already');

const KEPT_HERE = say(
  'Finché non è registrato, il testo resta in questo browser anche se la rete manca o la sessione scade. Niente dati di salute o di famiglie: bastano enti e funzioni.',
  'Until it is recorded the text stays in this browser, even if the network fails or the session expires. No data on health or on families: organisations and offices are enough.',
);

/** A text that nobody can read any more is no text to go on from. */
function currentText(view: MeetingView | undefined): string {
  const text = view?.minutes?.text;
  return text && text.unavailable === undefined ? text.text : '';
}

function outlineFacts({ at, known }: MeetingForm): OutlineFacts {
  const { register, today, agreement } = at;
  const { state } = register;
  const members = membersOn(state, known.facts.body, known.facts.date, today).map(({ definition }) => definition.id);
  return { agreement: agreement.title, bodies: bodyNames(state), partners: partnerNames(state), members };
}

function minutesPage(open: WritingForm, shown: Shown): VNode {
  const { at, known, view, facts } = open;
  const { visit } = at;
  const day = shortDate(known.facts.date);
  const isNew = known.meeting.minutes.length === 0;
  const outline = view && minutesOutline(visit, view, facts);
  return (
    <FormPage
      open={open}
      shown={shown}
      title={
        isNew
          ? visit.say(
              `Scrivi il verbale dell’incontro ${articles.del(day)}`,
              `Write the minutes of the meeting of ${day}`,
            )
          : visit.say(
              `Modifica il verbale dell’incontro ${articles.del(day)}`,
              `Amend the minutes of the meeting of ${day}`,
            )
      }
      scripts={['meetings']}
      about={
        <>
          {shown.changed && (
            <section class="panel" aria-labelledby="nel-frattempo">
              <h2 id="nel-frattempo">{visit.say('Il testo registrato ora', 'The text as recorded now')}</h2>
              <div class="typed-text">{currentText(view)}</div>
            </section>
          )}
          <p class="prose">
            {visit.say(
              'Si registra come bozza e si può riscrivere: ogni versione resta. Da quando è approvato non cambia più.',
              'It is recorded as a draft and can be rewritten: every version stays. Once approved it does not change any more.',
            )}
          </p>
        </>
      }
      button={
        isNew
          ? visit.say('Registra il verbale', 'Record the minutes')
          : visit.say('Registra la nuova versione', 'Record the new version')
      }
    >
      <div class="minutes">
        <MinutesText visit={visit} hint={KEPT_HERE} rows={18} />
        {outline !== undefined && (
          <details
            class="folded"
            data-traccia={visit.say('Inserisci la traccia nel testo', 'Put the outline into the text')}
          >
            <summary>{visit.say('Traccia di un verbale', 'Outline of minutes')}</summary>
            <div>
              <p class="hint">
                {visit.say(
                  'I campi consueti, con ciò che di questo incontro è già registrato. Si può copiare e completare.',
                  'The customary fields, with what is recorded of this meeting. Copy and complete it.',
                )}
              </p>
              <pre class="typed-text">{outline}</pre>
            </div>
          </details>
        )}
      </div>
    </FormPage>
  );
}
