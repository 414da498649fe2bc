import type { VNode } from 'preact';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { membersOn } from '#libs/monitoring/cadence/members.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { TextArea } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { type PageReply, type PageRoute, Visit } from '../../frame/visit.js';
import { openMeeting } from './meeting-values.js';
import { minutesOutline, type OutlineFacts } from './minutes-outline.js';
import { bodyNames, partnerNames } from './names.js';
import { type MeetingServices, visitToMeeting } from './services.js';
import { type SentBack, SmallFormPage } from './small-form-page.js';

const PATH = '/accordi/:agreement/incontri/:meeting/verbale';
const COMMAND = 'write-minutes';

/** Writing and amending the minutes: every version is kept, until they are approved. */
export const minutesRoutes = (services: MeetingServices): PageRoute[] => [
  { method: 'GET', path: PATH, handle: (visit) => show(visit, services) },
  { method: 'POST', path: PATH, handle: (visit) => take(visit, services) },
];

interface Opened {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly base: number;
  readonly view: MeetingView | undefined;
  readonly facts: OutlineFacts;
}

async function opened(visit: Visit, services: MeetingServices): Promise<Opened> {
  const { at, known } = await visitToMeeting(visit, COMMAND, services);
  const { register, today, names, agreement } = at;
  const { state } = register;
  const base = register.head.revision;
  const members = membersOn(state, known.facts.body, known.facts.date, today).map(({ definition }) => definition.id);
  const facts = { agreement: agreement.title, bodies: bodyNames(state), partners: partnerNames(state), members };
  const view = await openMeeting(register, known.id, { reading: services.reading, names, lang: visit.lang });
  return { at, known, base, view, facts };
}

async function show(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  const { at, known, view } = all;
  if (!known.meeting.held || known.meeting.minutesApproved || known.meeting.annulled) {
    return { redirect: `${agreementHref(visit, at.agreement.id, `incontri/${known.id}`)}#verbale` };
  }
  return { page: <MinutesPage {...all} text={currentText(view)} /> };
}

/** A text that nobody can read any more is no text to go on from. */
function currentText(view: MeetingView | undefined): string {
  const text = view?.minutes?.text;
  return text && text.unavailable === undefined ? text.text : '';
}

async function take(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  const { at, known, view } = all;
  const base = baseOf(visit) ?? all.base;
  const form = new TypedForm(visit, at.today);
  const text = form.needed('verbale', say('scrivere il testo del verbale', 'write the text of the minutes'));
  const touched = at.register.touched.get(`meetings/${known.id}`) ?? 0;
  if (text !== undefined && base >= touched && text === currentText(view).trim()) {
    form.refuse(
      'verbale',
      say('il testo è uguale a quello già registrato', 'the text is the same as recorded already'),
    );
  }
  const problem = form.problem();
  const sent = { text: visit.typed('verbale'), isSentBack: true };
  if (problem) return { page: <MinutesPage {...all} {...sent} base={base} problem={problem} />, status: 400 };
  const path = `meetings/${known.id}/minutes`;
  const answer = await services.recording.send(visit, { agreement: at.agreement.id, path, body: { text } });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${known.id}`, answer);
  if (isStale(answer)) {
    const now = await opened(visit, services);
    const changed = await changedMeanwhile(visit, now.at.register, `meetings/${known.id}`, services);
    return { page: <MinutesPage {...now} {...sent} changed={changed} theirs={currentText(now.view)} />, status: 412 };
  }
  const refused = refusedForm(visit, answer, fieldOf);
  return { page: <MinutesPage {...all} {...sent} base={base} problem={refused} />, status: refusedStatus(answer) };
}

const fieldOf = (pointer: string): string | undefined => (pointer === '/text' ? 'verbale' : undefined);

/** The meeting was recorded and its minutes were not: their form, with what was typed and why. */
export async function minutesFormAfterMeeting(
  visit: Visit,
  meeting: string,
  text: string,
  refusal: Refusal,
  services: MeetingServices,
): Promise<PageReply> {
  const { agreement = '' } = visit.facts.params;
  const there = new Visit({ ...visit.facts, params: { agreement, meeting } });
  const all = await opened(there, services);
  const { title, ...problem } = refusedForm(visit, refusal, fieldOf);
  const said = visit.say(
    `L’incontro è registrato. Il verbale invece no: ${title}`,
    `The meeting is recorded. Its minutes are not: ${title}`,
  );
  const page = <MinutesPage {...all} text={text} isSentBack problem={{ ...problem, title: said }} />;
  return { page, status: refusedStatus(refusal) };
}

interface MinutesProps extends Opened, SentBack {
  readonly text: string;
  /** What somebody else has written meanwhile. */
  readonly theirs?: string;
}

function MinutesPage({ at, known, base, view, facts, text, theirs, ...sent }: MinutesProps): VNode {
  const { visit } = at;
  const day = shortDate(known.facts.date);
  const isNew = known.meeting.minutes.length === 0;
  const outline = view && minutesOutline(visit, view, facts);
  return (
    <SmallFormPage
      {...sent}
      at={at}
      known={known}
      base={base}
      title={
        isNew
          ? visit.say(`Scrivi il verbale dell’incontro del ${day}`, `Write the minutes of the meeting of ${day}`)
          : visit.say(`Modifica il verbale dell’incontro del ${day}`, `Amend the minutes of the meeting of ${day}`)
      }
      address="verbale"
      button={
        isNew
          ? visit.say('Registra il verbale', 'Record the minutes')
          : visit.say('Registra la nuova versione', 'Record the new version')
      }
      scripts={['meetings']}
      before={
        <>
          {theirs !== undefined && (
            <section class="panel" aria-labelledby="nel-frattempo">
              <h2 id="nel-frattempo">{visit.say('Il testo registrato ora', 'The text as recorded now')}</h2>
              <div class="typed-text">{theirs}</div>
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
    >
      <div class="minutes">
        <TextArea
          name="verbale"
          label={visit.say('Testo del verbale', 'Text of the minutes')}
          hint={visit.say(
            'Finché non è registrato, il testo resta in questo browser anche se la rete manca o la sessione scade. Niente dati di salute o di famiglie: bastano enti e funzioni.',
            'Until it is recorded the text stays in this browser, even if the network fails or the session expires. No data on health or on families: organisations and offices are enough.',
          )}
          rows={18}
          value={text}
          problem={sent.problem}
        />
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
    </SmallFormPage>
  );
}
