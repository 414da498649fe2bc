import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { Why } from '#libs/documents/report-document.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { beginning } from '#libs/language/shortening.js';
import { explainCommitment } from '#libs/monitoring/commitments/explain-commitment.js';
import { Evidence } from '#libs/monitoring/evidence.js';
import { type ChangedMeanwhile, ChangedNotice } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary } from '../../forms/fields.js';
import type { FormServices } from '../../forms/form.js';
import { AgreementNav } from '../../frame/agreement-nav.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { Reason } from '../../frame/document.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Page } from '../../frame/layout.js';
import type { Visit } from '../../frame/visit.js';
import { ConfirmAsBefore } from './as-before.js';
import type { CommitmentVisit } from './commitment-visit.js';
import { commitmentCrumbs } from './crumbs.js';
import { type Fact, factsOf } from './facts.js';
import { type ProgressHistory, progressHistory } from './history.js';
import { CommitmentItem, LastNews, Standing } from './item.js';
import { ProgressList } from './progress-entry.js';
import { SharedPromiseTable } from './shared-promise.js';
import { type SharedPromise, type ShownCommitment, sharedPromises, shown } from './shown.js';

const LONGEST_HEADING = 120;

/** What the page is shown for, besides being asked for. */
export interface Outcome {
  readonly problem?: FormProblem | undefined;
  readonly changed?: ChangedMeanwhile | undefined;
  /** Where one press leads back to. */
  readonly back?: string | undefined;
}

/** What was promised, how it stands and why, and everything that was said of it. */
export async function commitmentPage(
  here: CommitmentVisit,
  services: Pick<FormServices, 'reading' | 'users'>,
  outcome: Outcome = {},
): Promise<VNode> {
  const { visit, register, agreement } = here;
  const known = takenFrom(here);
  const history = await progressHistory(visit, here, services);
  const done = await whatWasDone(visit, register, services.reading);
  const props = { visit, agreement: agreement.id, ...known, history, outcome };
  const { title } = known.commitment;
  return (
    <Page
      visit={visit}
      title={beginning(title, LONGEST_HEADING)}
      crumbs={commitmentCrumbs(visit, agreement)}
      crumb={beginning(title, 40)}
      wrong={outcome.problem !== undefined || outcome.changed !== undefined}
    >
      <AgreementNav visit={visit} agreement={agreement} />
      <CommitmentView {...props} done={done} />
    </Page>
  );
}

interface Known {
  readonly commitment: ShownCommitment;
  readonly today: CivilDate;
  readonly facts: readonly Fact[];
  readonly why: Omit<Why, 'pointer'> | undefined;
  readonly shared: SharedPromise | undefined;
  readonly mayCorrect: boolean;
  readonly mayAnnul: boolean;
}

/** All that the page needs of the register. */
function takenFrom(here: CommitmentVisit): Known {
  const { visit, commitment, whole, judged, register, today, may } = here;
  const { id, group } = commitment.definition;
  const judgement = judged.get(id);
  const all = whole.commitments.map((judged) => shown(here, judged.commitment));
  const events = judgement ? new Evidence(whole).commitment(judgement) : [];
  const isOpen = register.state.annulled === undefined;
  const ids = { commitment: id, progress: '' };
  return {
    commitment: shown(here, commitment),
    today,
    facts: factsOf(here),
    why: judgement && {
      text: visit.text(explainCommitment(judgement, whole)),
      events,
      invented: events.filter((revision) => register.state.inventedRevisions.has(revision)),
    },
    shared: group === undefined || !judgement ? undefined : sharedPromises(all).find((found) => found.group === group),
    mayCorrect: isOpen && may('correct-progress', ids),
    mayAnnul: isOpen && may('annul-progress', ids),
  };
}

interface ViewProps extends Known {
  readonly visit: Visit;
  readonly agreement: string;
  readonly history: ProgressHistory;
  readonly done: readonly HistoryEntry[] | undefined;
  readonly outcome: Outcome;
}

function CommitmentView(props: ViewProps): VNode {
  const { visit, agreement, commitment, today, facts, why, shared, history, done, outcome } = props;
  const { asBefore, mayUpdate, parts, title } = commitment;
  return (
    <>
      <Done visit={visit} done={done}>
        <p>
          {visit.say('Ora l’impegno è', 'The commitment is now')} <Standing visit={visit} commitment={commitment} />.
        </p>
      </Done>
      {outcome.problem && <ProblemSummary problem={outcome.problem} />}
      {outcome.changed && (
        <ChangedNotice
          visit={visit}
          changed={outcome.changed}
          instead={visit.say(
            'Nulla è stato confermato: guarda come sta ora e, se va ancora bene, conferma di nuovo.',
            'Nothing was confirmed: look at how it stands now and, if it still holds, confirm it again.',
          )}
        />
      )}
      {title.length > LONGEST_HEADING && <p class="prose clause">{title}</p>}
      <div class="reasoned">
        <p>
          <Standing visit={visit} commitment={commitment} /> –{' '}
          <LastNews visit={visit} commitment={commitment} today={today} />
        </p>
        {why && <Reason visit={visit} why={why} about={beginning(title, 80)} />}
      </div>
      {(asBefore || mayUpdate) && (
        <div class="commitment-acts on-its-page no-print">
          {asBefore && <ConfirmAsBefore visit={visit} asBefore={asBefore} back={outcome.back} />}
          {mayUpdate && (
            <a
              class="btn btn-outline-primary"
              href={agreementHref(visit, agreement, `impegni/${commitment.id}/aggiornamento`)}
            >
              {visit.say('Aggiorna…', 'Update…')}
            </a>
          )}
        </div>
      )}
      <dl class="facts">
        {facts.map(({ name, text, href }) => [
          <dt key={`${name}-name`}>{name}</dt>,
          <dd key={name}>{href === undefined ? text : <a href={href}>{text}</a>}</dd>,
        ])}
      </dl>
      {shared && (
        <section aria-labelledby="condiviso">
          <h2 id="condiviso">{visit.say('Lo stesso impegno, partner per partner', 'The same promise, by partner')}</h2>
          <SharedPromiseTable visit={visit} agreement={agreement} today={today} promise={shared} here={commitment.id} />
        </section>
      )}
      {parts.length > 0 && (
        <section aria-labelledby="parti">
          <h2 id="parti">{visit.say('Le sue parti', 'Its parts')}</h2>
          <ul class="commitments">
            {parts.map((part) => (
              <CommitmentItem key={part.id} visit={visit} agreement={agreement} today={today} commitment={part} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="storia">
        <h2 id="storia">{visit.say('Storia, dal più recente', 'History, newest first')}</h2>
        {history.entries.length === 0 ? (
          <p class="prose">{nothingSaid(visit, commitment)}</p>
        ) : (
          <ProgressList
            visit={visit}
            agreement={agreement}
            commitment={commitment.id}
            history={history}
            mayCorrect={props.mayCorrect}
            mayAnnul={props.mayAnnul}
          />
        )}
      </section>
    </>
  );
}

/** What to do next where nothing was said of it yet. */
function nothingSaid(visit: Visit, { mayUpdate, parts, kind }: ShownCommitment): string {
  const nothing = visit.say(
    'Di questo impegno non è ancora registrato nulla.',
    'Nothing is recorded of this commitment yet.',
  );
  if (parts.length > 0) {
    return `${nothing} ${visit.say('Il suo stato viene dalle sue parti: di solito si aggiornano quelle.', 'Its state comes from its parts: usually those are updated.')}`;
  }
  if (!mayUpdate) return nothing;
  return kind === 'continuous'
    ? `${nothing} ${visit.say('La prima volta si comincia da «Aggiorna…»; poi, finché va avanti, basterà confermarlo.', 'The first time start from “Update…”; afterwards, while it goes on, confirming it will do.')}`
    : `${nothing} ${visit.say('Si comincia da «Aggiorna…».', 'Start from “Update…”.')}`;
}
