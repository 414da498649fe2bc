import type { ComponentChildren, VNode } from 'preact';
import { decisionView, meetingView } from '#libs/agreement/meetings/view.js';
import { openView, textPlace } from '#libs/agreement/texts/view.js';
import { MEETING } from '#libs/language/lexicon.js';
import { membersOn } from '#libs/monitoring/cadence/members.js';
import type { FormServices } from '../../../forms/form.js';
import { type Said, SaidLines } from '../../../forms/said.js';
import { agreementCrumbs } from '../../../frame/agreement-nav.js';
import { AgreementPage } from '../../../frame/agreement-page.js';
import { type AgreementVisit, agreementVisit } from '../../../frame/agreement-visit.js';
import { Done, whatWasDone } from '../../../frame/done.js';
import { pageAsked } from '../../../frame/paging.js';
import { VerdictWord } from '../../../frame/verdict.js';
import { type PageReply, type PageRoute, pageBelow, type Visit } from '../../../frame/visit.js';
import { notFound } from '../../../http/problems.js';
import { OfferLink } from '../../taking-back/offer-link.js';
import { offersFor } from '../../taking-back/offers.js';
import { meetingAt } from '../acts/meeting-form.js';
import { meetingTitle } from '../meeting-words.js';
import { bodyNames, partnerNames } from '../names.js';
import { saidOf } from '../trial.js';
import { type Action, actionsFor } from './meeting-actions.js';
import { historyOfMeeting, MeetingHistory } from './meeting-history.js';
import { AgendaPart, AttendancePart, DecisionsPart, FactsPart, type ShownPart } from './meeting-parts.js';
import { MinutesPart } from './minutes-part.js';

/** Of the minutes, besides the last one. */
const VERSIONS_ON_A_PAGE = 20;

/** `/accordi/{a}/incontri/{m}`: one meeting, all that is known of it, and what can be done. */
export const meetingRoute = (services: Services): PageRoute =>
  pageBelow('/incontri/:meeting', (visit) => show(visit, services));

type Services = Pick<FormServices, 'reading' | 'users'>;

async function show(visit: Visit, { reading, users }: Services): Promise<PageReply> {
  const at = await agreementVisit(visit, reading);
  const known = meetingAt(at);
  const { register, names, today, agreement } = at;
  const { state } = register;
  const { id, facts, meeting } = known;
  const view = meetingView(register, id, { names });
  if (!view) throw notFound();
  const taken = [...state.decisions].filter(([, decision]) => decision.meeting === id);
  const [latest, ...earlier] = meeting.minutes.map((version, index) => ({ ...version, number: index + 1 })).reverse();
  const versionPages = pageAsked(visit, earlier, VERSIONS_ON_A_PAGE);
  const shown = latest ? [latest, ...versionPages.items] : [];
  const closed = {
    view,
    decisions: taken.flatMap(([decision]) => decisionView(register, decision, { names }) ?? []),
    versions: shown.map(({ date, revision, actor, text, number }) => ({
      date,
      revision,
      actor,
      text: textPlace(state, text),
      number,
    })),
  };
  const part: Omit<ShownPart, 'opened' | 'authors'> = {
    at,
    known,
    partners: partnerNames(state),
    members: membersOn(state, facts.body, facts.date, today).map(({ definition }) => definition.id),
    offers: offersFor(at),
    versionPages,
    mayComplete: new Set(
      taken.map(([decision]) => decision).filter((decision) => at.may('complete-decision', { decision })),
    ),
  };
  const actions = actionsFor(at, known);
  const said = saidOf(at, id);
  const body = facts.body && bodyNames(state).get(facts.body);
  const parts = [`meetings/${id}`, ...taken.map(([decision]) => `decisions/${decision}`)];
  const history = agreement.mayReadHistory ? historyOfMeeting(register, parts, meeting.revision, reading) : undefined;
  const opened = openView(closed, (texts) => reading.open(texts), visit.lang);
  const done = whatWasDone(visit, register, reading);
  const entries = await history;
  const actors = [...closed.versions.map(({ actor }) => actor), ...(entries?.entries ?? []).map(({ actor }) => actor)];
  const authors = names ? await users.names(actors) : new Map<string, string>();
  const whole: ShownPart = { ...part, opened: await opened, authors };
  const facts_ = { said, actions, body, done: await done, history: entries };
  return { page: <MeetingPage shown={whole} {...facts_} /> };
}

interface MeetingPageProps {
  readonly shown: ShownPart;
  readonly body: string | undefined;
  readonly said: readonly Said[];
  readonly actions: readonly Action[];
  readonly done: Awaited<ReturnType<typeof whatWasDone>>;
  readonly history: Awaited<ReturnType<typeof historyOfMeeting>> | undefined;
}

function MeetingPage({ shown, body, said, actions, done, history }: MeetingPageProps): VNode {
  const { at, known } = shown;
  const { visit } = at;
  return (
    <AgreementPage at={at} title={meetingTitle(visit, known.facts, body)} crumbs={agreementCrumbs(at, 'incontri')}>
      <Done visit={visit} done={done}>
        <SaidLines said={said} />
        <NextStep at={at} meeting={known.id} actions={actions} />
      </Done>
      <p class="state">
        <VerdictWord visit={visit} of={MEETING[known.stage]} />
      </p>
      <FactsPart {...shown} body={body} />
      {!done && said.length > 0 && (
        <div class="effect">
          <SaidLines said={said} />
        </div>
      )}
      <Actions at={at} meeting={known.id} actions={actions}>
        <NotHeld {...shown} />
      </Actions>
      <AttendancePart {...shown} />
      <AgendaPart {...shown} />
      <DecisionsPart {...shown} />
      <MinutesPart {...shown} />
      {history && <MeetingHistory at={at} history={history} authors={shown.authors} />}
    </AgreementPage>
  );
}

interface ActionsProps {
  readonly at: AgreementVisit;
  readonly meeting: string;
  readonly actions: readonly Action[];
}

/** After something was recorded: what usually follows. */
function NextStep({ at: { visit, href }, meeting, actions }: ActionsProps): VNode | null {
  const next = actions.find(({ isNext }) => isNext);
  if (!next) return null;
  return (
    <p>
      {visit.say('Adesso', 'Next')}: <a href={href(`incontri/${meeting}/${next.address}`)}>{next.label}</a>
    </p>
  );
}

/** Convened, and recorded as held by mistake: it stays convened. */
function NotHeld({ at: { visit }, known, offers }: ShownPart): VNode | null {
  const { held, revision } = known.meeting;
  // Recorded as held straight away, it is annulled as a whole.
  if (!held || held.revision === revision) return null;
  return (
    <OfferLink
      visit={visit}
      href={offers(held.revision)}
      about={visit.say('l’incontro resta convocato', 'the meeting is still convened')}
      label={visit.say('Annulla «svolto» (resta convocato)', 'Annul “held” (still convened)')}
    />
  );
}

type WithOthers = ActionsProps & { readonly children: ComponentChildren };

function Actions({ at: { href }, meeting, actions, children }: WithOthers): VNode | null {
  if (actions.length === 0) return null;
  return (
    <p class="actions no-print">
      {actions.map(({ address, label, isNext, isRare }) => (
        <a
          key={label}
          class={isRare ? 'rare' : `btn ${isNext ? 'btn-primary' : 'btn-outline-primary'}`}
          href={href(`incontri/${meeting}/${address}`)}
        >
          {label}
        </a>
      ))}
      {children}
    </p>
  );
}
