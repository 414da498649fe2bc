import type { VNode } from 'preact';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { Field, type FormProblem, TextArea } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus, unknownAction } from '../../forms/recording.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { EffectBox } from './effect-box.js';
import { whenWords } from './meeting-words.js';
import { type MeetingServices, visitToMeeting } from './services.js';
import { type SentBack, SmallFormPage } from './small-form-page.js';
import { type Said, standingNow, tryMeeting } from './trial.js';

const PATH = '/accordi/:agreement/incontri/:meeting/rinvio';
const COMMAND = 'reschedule-meeting';

/** Moving a planned meeting to another day or hour. */
export const rescheduleRoutes = (services: MeetingServices): PageRoute[] => [
  { method: 'GET', path: PATH, handle: (visit) => show(visit, services) },
  { method: 'POST', path: PATH, handle: (visit) => take(visit, services) },
];

async function show(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const { at, known } = await visitToMeeting(visit, COMMAND, services);
  const { startsAt, endsAt } = known.facts;
  if (known.stage !== 'planned' && known.stage !== 'never-recorded') {
    return { redirect: agreementHref(visit, at.agreement.id, `incontri/${known.id}`) };
  }
  const values = { data: '', dalle: startsAt?.slice(11) ?? '', alle: endsAt?.slice(11) ?? '', motivo: '' };
  const base = at.register.head.revision;
  return { page: <ReschedulePage at={at} known={known} base={base} values={values} said={standingNow(at)} /> };
}

interface RescheduleValues {
  readonly data: string;
  readonly dalle: string;
  readonly alle: string;
  readonly motivo: string;
}

async function take(visit: Visit, services: MeetingServices): Promise<PageReply> {
  const { at, known } = await visitToMeeting(visit, COMMAND, services);
  const [data, dalle, alle, motivo] = ['data', 'dalle', 'alle', 'motivo'].map((name) => visit.typed(name));
  const values = { data: data ?? '', dalle: dalle ?? '', alle: alle ?? '', motivo: motivo ?? '' };
  const base = baseOf(visit) ?? at.register.head.revision;
  const common = { at, known, base, values, said: standingNow(at), isSentBack: true };
  const { body, problem } = typedReschedule(visit, at.today);
  const path = `meetings/${known.id}/reschedule`;
  const action = visit.typed('azione');
  if (action !== '' && action !== 'prova') {
    return { page: <ReschedulePage {...common} problem={unknownAction(visit)} />, status: 400 };
  }
  if (action === 'prova') {
    const answer = problem ?? trialOf(at, known.id, path, body);
    const said = 'fields' in answer ? [{ text: Object.values(answer.fields)[0] ?? answer.title }] : answer;
    const wrong = 'fields' in answer ? answer : undefined;
    return { page: <ReschedulePage {...common} said={said} isTrial problem={wrong} /> };
  }
  if (problem) return { page: <ReschedulePage {...common} problem={problem} />, status: 400 };
  const answer = await services.recording.send(visit, { agreement: at.agreement.id, path, body });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${known.id}`, answer);
  if (isStale(answer)) {
    const now = await visitToMeeting(visit, COMMAND, services);
    const newBase = now.at.register.head.revision;
    const said = standingNow(now.at);
    const changed = await changedMeanwhile(visit, now.at.register, `meetings/${known.id}`, services);
    const page = <ReschedulePage {...now} base={newBase} values={values} said={said} isSentBack changed={changed} />;
    return { page, status: 412 };
  }
  const refused = refusedForm(visit, answer, fieldOf);
  return { page: <ReschedulePage {...common} problem={refused} />, status: refusedStatus(answer) };
}

function typedReschedule(visit: Visit, today: string): { body: Record<string, unknown>; problem?: FormProblem } {
  const form = new TypedForm(visit, today);
  const date = form.neededDate('data', say('scrivere il nuovo giorno', 'write the new day'));
  const from = form.time('dalle');
  const to = form.time('alle');
  const reason = form.text('motivo');
  if (to !== undefined && from === undefined) {
    form.refuse('dalle', say('serve anche l’ora d’inizio', 'the time it begins is needed too'));
  }
  const times = {
    ...(from === undefined ? { date } : { startsAt: `${date}T${from}` }),
    ...(from !== undefined && to !== undefined && { endsAt: `${date}T${to}` }),
  };
  const problem = form.problem();
  return { body: { ...times, ...(reason !== undefined && { reason }) }, ...(problem && { problem }) };
}

function trialOf(
  at: AgreementVisit,
  meeting: string,
  path: string,
  body: Record<string, unknown>,
): readonly Said[] | FormProblem {
  const tried = tryMeeting(at, { path, body, meeting });
  return isRefusal(tried) ? refusedForm(at.visit, tried, fieldOf) : tried;
}

const FIELDS: Readonly<Record<string, string>> = {
  '/date': 'data',
  '/startsAt': 'dalle',
  '/endsAt': 'alle',
  '/offset': 'dalle',
  '/reason': 'motivo',
};
const fieldOf = (pointer: string): string | undefined => FIELDS[pointer];

interface RescheduleProps extends SentBack {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly base: number;
  readonly values: RescheduleValues;
  readonly said: readonly Said[];
  readonly isTrial?: boolean;
}

function ReschedulePage({ at, known, base, values, said, isTrial, ...sent }: RescheduleProps): VNode {
  const { visit } = at;
  const { problem } = sent;
  const when = whenWords(visit, known.facts);
  return (
    <SmallFormPage
      {...sent}
      at={at}
      known={known}
      base={base}
      title={visit.say(
        `Rinvia l’incontro del ${shortDate(known.facts.date)}`,
        `Reschedule the meeting of ${shortDate(known.facts.date)}`,
      )}
      address="rinvio"
      button={visit.say('Rinvia', 'Reschedule')}
      scripts={['meetings']}
      before={<p class="prose">{visit.say(`Ora è in programma per il ${when}.`, `It is now planned for ${when}.`)}</p>}
      besides={
        <button type="submit" name="azione" value="prova" class="btn btn-outline-primary" data-prova>
          {visit.say('Prova senza registrare', 'Try without recording')}
        </button>
      }
    >
      <div class="in-a-row">
        <Field
          name="data"
          label={visit.say('Nuovo giorno', 'New day')}
          hint={visit.say('gg/mm/aaaa', 'dd/mm/yyyy')}
          size="date"
          value={values.data}
          problem={problem}
        />
        <Field
          name="dalle"
          label={visit.say('Dalle ore', 'From')}
          hint={visit.say('per esempio 17:30', 'for example 17:30')}
          size="time"
          value={values.dalle}
          problem={problem}
        />
        <Field
          name="alle"
          label={visit.say('Alle ore', 'To')}
          hint={visit.say('se è noto', 'if known')}
          size="time"
          value={values.alle}
          problem={problem}
        />
      </div>
      <TextArea
        name="motivo"
        label={visit.say('Motivo (facoltativo)', 'Reason (optional)')}
        rows={2}
        value={values.motivo}
        problem={problem}
      />
      <EffectBox said={said} isAnswer={isTrial === true && !problem} />
    </SmallFormPage>
  );
}
