import type { VNode } from 'preact';
import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type KnownMeeting, knownMeetings } from '#libs/monitoring/tasks/meeting-stage.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { Choice, Field } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { openMeeting } from './meeting-values.js';
import { meetingTitle } from './meeting-words.js';
import { bodyNames } from './names.js';
import { type MeetingServices, visitToMeeting } from './services.js';
import { type SentBack, SmallFormPage } from './small-form-page.js';

const PATH = '/accordi/:agreement/incontri/:meeting/approvazione';

/** Approving the minutes, customarily at the next meeting: from then on they do not change. */
export const approvalRoutes = (services: MeetingServices): PageRoute[] => [
  { method: 'GET', path: PATH, handle: (visit) => show(visit, services) },
  { method: 'POST', path: PATH, handle: (visit) => take(visit, services) },
];

interface LaterMeeting {
  readonly id: string;
  readonly date: CivilDate;
  readonly title: string;
}

interface Opened {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly base: number;
  /** Those at which it may have been approved, the next one first. */
  readonly later: readonly LaterMeeting[];
  readonly view: MeetingView | undefined;
}

async function opened(visit: Visit, services: MeetingServices): Promise<Opened> {
  const { at, known } = await visitToMeeting(visit, 'approve-minutes', services);
  const { register, today, names } = at;
  const base = register.head.revision;
  const bodies = bodyNames(register.state);
  const later = knownMeetings(register.state, today)
    .filter(({ meeting, facts }) => {
      const isLater = facts.date > known.facts.date;
      return isLater && meeting.held && !meeting.annulled && facts.body === known.facts.body;
    })
    .map(({ id, facts }) => ({
      id,
      date: facts.date,
      title: meetingTitle(visit, facts, facts.body && bodies.get(facts.body)),
    }))
    .reverse();
  const view = await openMeeting(register, known.id, { reading: services.reading, names, lang: visit.lang });
  return { at, known, base, later, view };
}

async function show(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  const { at, known, later } = all;
  if (!known.meeting.held || known.meeting.minutesApproved || known.meeting.annulled) {
    return { redirect: `${agreementHref(visit, at.agreement.id, `incontri/${known.id}`)}#verbale` };
  }
  const data = later.length === 0 ? shortDate(at.today) : '';
  return { page: <ApprovalPage {...all} values={{ data, incontro: later[0]?.id ?? '' }} /> };
}

async function take(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  const { at, known, later } = all;
  const values = { data: visit.typed('data'), incontro: visit.typed('incontro') };
  const sent = { values, isSentBack: true };
  const base = baseOf(visit) ?? all.base;
  const form = new TypedForm(visit, at.today);
  const meeting = form.text('incontro');
  const date = form.date('data') ?? later.find(({ id }) => id === meeting)?.date;
  if (date === undefined) {
    form.refuse('data', say('scrivere il giorno dell’approvazione', 'write the day of the approval'));
  }
  const problem = form.problem();
  if (problem) return { page: <ApprovalPage {...all} {...sent} base={base} problem={problem} />, status: 400 };
  const path = `meetings/${known.id}/minutes/approval`;
  const body = { date, ...(meeting !== undefined && { meeting }) };
  const answer = await services.recording.send(visit, { agreement: at.agreement.id, path, body });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${known.id}`, answer);
  if (isStale(answer)) {
    const now = await opened(visit, services);
    const changed = await changedMeanwhile(visit, now.at.register, `meetings/${known.id}`, services);
    return { page: <ApprovalPage {...now} {...sent} changed={changed} />, status: 412 };
  }
  const refused = refusedForm(visit, answer, (pointer) => (pointer === '/meeting' ? 'incontro' : 'data'));
  return { page: <ApprovalPage {...all} {...sent} base={base} problem={refused} />, status: refusedStatus(answer) };
}

interface ApprovalProps extends Opened, SentBack {
  readonly values: { readonly data: string; readonly incontro: string };
}

function ApprovalPage({ at, known, base, later, view, values, ...sent }: ApprovalProps): VNode {
  const { visit } = at;
  const day = shortDate(known.facts.date);
  return (
    <SmallFormPage
      {...sent}
      at={at}
      known={known}
      base={base}
      title={visit.say(`Approva il verbale dell’incontro del ${day}`, `Approve the minutes of the meeting of ${day}`)}
      address="approvazione"
      button={visit.say('Approva il verbale', 'Approve the minutes')}
      before={<ToApprove visit={visit} view={view} />}
    >
      {later.length > 0 && (
        <Choice
          name="incontro"
          label={visit.say('Approvato nell’incontro', 'Approved at the meeting')}
          hint={visit.say('di solito quello successivo', 'usually the next one')}
          value={values.incontro}
          options={[
            ...later.map(({ id, title }) => [id, title] as const),
            ['', visit.say('in un altro modo', 'in another way')],
          ]}
          problem={sent.problem}
        />
      )}
      <Field
        name="data"
        label={visit.say('Approvato il', 'Approved on')}
        hint={
          later.length > 0
            ? visit.say(
                'gg/mm/aaaa; se resta vuota vale il giorno di quell’incontro',
                'dd/mm/yyyy; if left empty, the day of that meeting',
              )
            : visit.say('gg/mm/aaaa', 'dd/mm/yyyy')
        }
        size="date"
        value={values.data}
        problem={sent.problem}
      />
    </SmallFormPage>
  );
}

function ToApprove({ visit, view }: { visit: Visit; view: MeetingView | undefined }): VNode {
  const text = view?.minutes?.text;
  return (
    <>
      <p class="prose">
        {visit.say(
          'Con l’approvazione il testo si ferma: non si potrà più modificare.',
          'With the approval the text is fixed: it can no longer be changed.',
        )}
      </p>
      {text ? (
        <section class="panel" aria-labelledby="testo-da-approvare">
          <h2 id="testo-da-approvare">{visit.say('Il testo che si approva', 'The text to be approved')}</h2>
          <div class="typed-text">{text.text}</div>
        </section>
      ) : (
        <p class="notice">
          {visit.say(
            'Qui non c’è un testo: si registra l’approvazione di un verbale tenuto altrove. Dopo non si potrà più scriverlo qui.',
            'There is no text here: what is recorded is the approval of minutes kept elsewhere. They cannot be written here afterwards.',
          )}
        </p>
      )}
    </>
  );
}
