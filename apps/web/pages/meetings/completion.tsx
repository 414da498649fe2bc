import type { VNode } from 'preact';
import { decisionView } from '#libs/agreement/meetings/view.js';
import type { DecisionView } from '#libs/agreement/meetings/view-schema.js';
import { openView } from '#libs/agreement/texts/view.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { Field, TextArea } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { notFound } from '../../http/problems.js';
import { partnerNames } from './names.js';
import { type MeetingServices, visitToMeeting } from './services.js';
import { type SentBack, SmallFormPage } from './small-form-page.js';

const PATH = '/accordi/:agreement/incontri/:meeting/decisioni/:decision/attuazione';

/** Marking a decision as carried out. */
export const completionRoutes = (services: MeetingServices): PageRoute[] => [
  { method: 'GET', path: PATH, handle: (visit) => show(visit, services) },
  { method: 'POST', path: PATH, handle: (visit) => take(visit, services) },
];

interface Opened {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly base: number;
  readonly decision: DecisionView;
  readonly owner: string | undefined;
}

async function opened(visit: Visit, services: MeetingServices): Promise<Opened> {
  const { at, known } = await visitToMeeting(visit, 'complete-decision', services);
  const { decision: id = '' } = visit.facts.params;
  const { register, names } = at;
  const base = register.head.revision;
  const closed = decisionView(register, id, { names });
  if (!closed || closed.meeting !== known.id) throw notFound();
  const owner = closed.owner && partnerNames(register.state).get(closed.owner);
  const decision = await openView(closed, (texts) => services.reading.open(texts), visit.lang);
  return { at, known, base, decision, owner };
}

const wayBack = (at: AgreementVisit, known: KnownMeeting): string =>
  `${agreementHref(at.visit, at.agreement.id, `incontri/${known.id}`)}#decisioni`;

async function show(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  if (all.decision.status !== 'open') return { redirect: wayBack(all.at, all.known) };
  return { page: <CompletionPage {...all} values={{ data: shortDate(all.at.today), nota: '' }} /> };
}

async function take(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, services);
  const { at, known, decision } = all;
  const values = { data: visit.typed('data'), nota: visit.typed('nota') };
  const sent = { values, isSentBack: true };
  const base = baseOf(visit) ?? all.base;
  const form = new TypedForm(visit, at.today);
  const date = form.neededDate('data', say('scrivere da quando è attuata', 'write since when it is carried out'));
  const note = form.text('nota');
  const problem = form.problem();
  if (problem) return { page: <CompletionPage {...all} {...sent} base={base} problem={problem} />, status: 400 };
  const path = `decisions/${decision.id}/completion`;
  const body = { date, ...(note !== undefined && { note }) };
  const answer = await services.recording.send(visit, { agreement: at.agreement.id, path, body });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${known.id}`, answer);
  if (isStale(answer)) {
    const now = await opened(visit, services);
    const changed = await changedMeanwhile(visit, now.at.register, `decisions/${decision.id}`, services);
    return { page: <CompletionPage {...now} {...sent} changed={changed} />, status: 412 };
  }
  const refused = refusedForm(visit, answer, (pointer) => (pointer === '/note' ? 'nota' : 'data'));
  return { page: <CompletionPage {...all} {...sent} base={base} problem={refused} />, status: refusedStatus(answer) };
}

interface CompletionProps extends Opened, SentBack {
  readonly values: { readonly data: string; readonly nota: string };
}

function CompletionPage({ at, known, base, decision, owner, values, ...sent }: CompletionProps): VNode {
  const { visit } = at;
  const due = decision.due && visit.say(`entro il ${shortDate(decision.due)}`, `by ${shortDate(decision.due)}`);
  return (
    <SmallFormPage
      {...sent}
      at={at}
      known={known}
      base={base}
      title={visit.say('Decisione attuata', 'Decision carried out')}
      address={`decisioni/${decision.id}/attuazione`}
      button={visit.say('Segna come attuata', 'Mark as carried out')}
      before={
        <div class="panel quiet">
          <p class="typed-text">{decision.text.text}</p>
          <p class="meta">{[owner, due].filter(Boolean).join(', ')}</p>
        </div>
      }
    >
      <Field
        name="data"
        label={visit.say('Attuata il', 'Carried out on')}
        hint={visit.say('gg/mm/aaaa', 'dd/mm/yyyy')}
        size="date"
        value={values.data}
        problem={sent.problem}
      />
      <TextArea
        name="nota"
        label={visit.say('Come (facoltativo)', 'How (optional)')}
        hint={visit.say('per esempio «Sportello aperto il lunedì»', 'for example “Desk open on Mondays”')}
        rows={3}
        value={values.nota}
        problem={sent.problem}
      />
    </SmallFormPage>
  );
}
