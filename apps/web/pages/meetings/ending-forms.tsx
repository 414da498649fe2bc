import type { VNode } from 'preact';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { changedMeanwhile } from '../../forms/changed.js';
import { TextArea } from '../../forms/fields.js';
import { baseOf } from '../../forms/form-keys.js';
import { doneAt, isStale, refusedStatus } from '../../forms/recording.js';
import { refusedForm, TypedForm } from '../../forms/typed-form.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { EffectBox } from './effect-box.js';
import { type MeetingServices, visitToMeeting } from './services.js';
import { type SentBack, SmallFormPage } from './small-form-page.js';
import { type Said, withoutMeeting } from './trial.js';

/** Cancelling what was convened, annulling what never happened. */
type Ending = 'cancellation' | 'annulment';

const COMMAND: Readonly<Record<Ending, string>> = { cancellation: 'cancel-meeting', annulment: 'annul-meeting' };
const ADDRESS: Readonly<Record<Ending, string>> = { cancellation: 'disdetta', annulment: 'annullamento' };

export const endingRoutes = (services: MeetingServices): PageRoute[] =>
  (['cancellation', 'annulment'] as const).flatMap((ending): PageRoute[] => {
    const path = `/accordi/:agreement/incontri/:meeting/${ADDRESS[ending]}`;
    return [
      { method: 'GET', path, handle: (visit) => show(visit, ending, services) },
      { method: 'POST', path, handle: (visit) => take(visit, ending, services) },
    ];
  });

interface Opened {
  readonly at: AgreementVisit;
  readonly known: KnownMeeting;
  readonly base: number;
  readonly said: readonly Said[];
}

async function opened(visit: Visit, ending: Ending, services: MeetingServices): Promise<Opened> {
  const { at, known } = await visitToMeeting(visit, COMMAND[ending], services);
  const said = withoutMeeting(at, known.id, ending);
  return { at, known, base: at.register.head.revision, said };
}

function mayStill(ending: Ending, { meeting, stage }: KnownMeeting): boolean {
  if (stage === 'annulled') return false;
  return ending === 'annulment' || (!meeting.held && stage !== 'cancelled');
}

async function show(visit: Visit, ending: Ending, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, ending, services);
  const { at, known } = all;
  if (!mayStill(ending, known)) {
    return { redirect: agreementHref(visit, at.agreement.id, `incontri/${known.id}`) };
  }
  return { page: <EndingPage {...all} ending={ending} reason="" /> };
}

async function take(visit: Visit, ending: Ending, services: MeetingServices): Promise<PageReply> {
  const all = await opened(visit, ending, services);
  const { at, known } = all;
  const sent = { ending, reason: visit.typed('motivo'), isSentBack: true };
  const base = baseOf(visit) ?? all.base;
  const form = new TypedForm(visit, at.today);
  const reason = form.needed('motivo', say('scrivere il motivo', 'write the reason'));
  const problem = form.problem();
  if (problem) return { page: <EndingPage {...all} {...sent} base={base} problem={problem} />, status: 400 };
  const path = `meetings/${known.id}/${ending}`;
  const answer = await services.recording.send(visit, { agreement: at.agreement.id, path, body: { reason } });
  if (!isRefusal(answer)) return doneAt(visit, `/accordi/${at.agreement.id}/incontri/${known.id}`, answer);
  if (isStale(answer)) {
    const now = await opened(visit, ending, services);
    const changed = await changedMeanwhile(visit, now.at.register, `meetings/${known.id}`, services);
    return { page: <EndingPage {...now} {...sent} changed={changed} />, status: 412 };
  }
  const refused = refusedForm(visit, answer, (pointer) => (pointer === '/reason' ? 'motivo' : undefined));
  return { page: <EndingPage {...all} {...sent} base={base} problem={refused} />, status: refusedStatus(answer) };
}

interface EndingProps extends Opened, SentBack {
  readonly ending: Ending;
  readonly reason: string;
}

function EndingPage({ at, known, base, said, ending, reason, ...sent }: EndingProps): VNode {
  const { visit } = at;
  const day = shortDate(known.facts.date);
  const isAnnulment = ending === 'annulment';
  return (
    <SmallFormPage
      {...sent}
      at={at}
      known={known}
      base={base}
      title={
        isAnnulment
          ? visit.say(`Annulla l’incontro del ${day}`, `Annul the meeting of ${day}`)
          : visit.say(`Disdici l’incontro del ${day}`, `Cancel the meeting of ${day}`)
      }
      address={ADDRESS[ending]}
      button={
        isAnnulment
          ? visit.say('Annulla: non è mai avvenuto', 'Annul: it never happened')
          : visit.say('Disdici', 'Cancel the meeting')
      }
      before={
        <p class="prose">
          {isAnnulment
            ? visit.say(
                'Si annulla ciò che è stato registrato per errore: l’incontro non è mai avvenuto, per esempio perché registrato due volte. Resta nel registro, ma non conta più e non si può più modificare. Se qualcosa è solo scritto male, si corregge; se un incontro in programma non si tiene, si disdice.',
                'What was recorded by mistake is annulled: the meeting never happened, for instance because it was recorded twice. It stays in the register, but no longer counts and can no longer be changed. If something is merely written wrongly, correct it; if a planned meeting is not held, cancel it.',
              )
            : visit.say(
                'Si disdice un incontro convocato che non si terrà. Se si terrà un altro giorno, è meglio rinviarlo. Se invece non è mai stato convocato davvero, si annulla.',
                'A convened meeting that will not be held is cancelled. If it will be held on another day, rather reschedule it. If it was never really convened, annul it.',
              )}
        </p>
      }
    >
      <TextArea
        name="motivo"
        label={visit.say('Motivo', 'Reason')}
        hint={
          isAnnulment
            ? visit.say('per esempio «Registrato due volte»', 'for example “Recorded twice”')
            : visit.say('per esempio «Sala non disponibile»', 'for example “Room not available”')
        }
        rows={2}
        value={reason}
        problem={sent.problem}
      />
      <EffectBox said={said} />
    </SmallFormPage>
  );
}
