import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { Why } from '#libs/documents/report-document.js';
import { beginning } from '#libs/language/shortening.js';
import { judgedById } from '#libs/monitoring/commitments/commitment-judgement.js';
import { explainCommitment } from '#libs/monitoring/commitments/explain-commitment.js';
import { Evidence } from '#libs/monitoring/evidence.js';
import { type ChangedMeanwhile, ChangedNotice } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary } from '../../forms/fields.js';
import type { FormServices } from '../../forms/form.js';
import { writeNumber } from '../../forms/typed.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import { AgreementPage } from '../../frame/agreement-page.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { type BeforeAfter, beforeAndAfter, FromTo } from '../../frame/before-after.js';
import { Reason } from '../../frame/document.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Facts, Section } from '../../frame/parts.js';
import type { Visit } from '../../frame/visit.js';
import { OfferLink } from '../taking-back/offer-link.js';
import { offersFor } from '../taking-back/offers.js';
import { ConfirmAsBefore } from './as-before.js';
import type { CommitmentVisit } from './commitment-visit.js';
import { factsOf } from './facts.js';
import { type ProgressHistory, progressHistory } from './history.js';
import { Items, LastNews, Standing } from './item.js';
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
  const { visit, register } = here;
  const known = takenFrom(here);
  const history = await progressHistory(visit, here, services);
  const done = await whatWasDone(visit, register, services.reading);
  const changed = await shareBeforeAndAfter(here, done, services.reading);
  const { title } = known.commitment;
  return (
    <AgreementPage
      at={here}
      title={beginning(title, LONGEST_HEADING)}
      crumbs={agreementCrumbs(here, 'impegni')}
      crumb={beginning(title, 40)}
      wrong={outcome.problem !== undefined || outcome.changed !== undefined}
    >
      <CommitmentView {...known} at={here} history={history} outcome={outcome} done={done} changed={changed} />
    </AgreementPage>
  );
}

/** How much of it counted as done before what was just recorded, and how much now. */
const shareBeforeAndAfter = (
  here: CommitmentVisit,
  done: readonly HistoryEntry[] | undefined,
  reading: FormServices['reading'],
): Promise<BeforeAfter<string | null> | undefined> =>
  beforeAndAfter(here, done, reading, ({ commitments }) => {
    const fraction = judgedById(commitments).get(here.commitment.definition.id)?.fraction ?? null;
    return fraction === null ? null : `${writeNumber(Math.round(fraction * 1_000) / 10)}\u00A0%`;
  });

interface Known {
  readonly commitment: ShownCommitment;
  readonly facts: ReturnType<typeof factsOf>;
  readonly why: Omit<Why, 'pointer'> | undefined;
  readonly shared: SharedPromise | undefined;
  readonly mayCorrect: boolean;
  readonly mayAnnul: boolean;
  /** Where its withdrawal, and the promise as a whole, are taken back. */
  readonly offers: { readonly withdrawal: string | undefined; readonly whole: string | undefined };
}

/** All that the page needs of the register. */
function takenFrom(here: CommitmentVisit): Known {
  const { visit, commitment, whole, judged, register, may } = here;
  const { id, group } = commitment.definition;
  const judgement = judged.get(id);
  const all = whole.commitments.map((judged) => shown(here, judged.commitment));
  const events = judgement ? new Evidence(whole).commitment(judgement) : [];
  const offers = offersFor(here);
  const isOpen = register.state.annulled === undefined;
  const ids = { commitment: id, progress: '' };
  return {
    commitment: shown(here, commitment),
    facts: factsOf(here),
    why: judgement && {
      text: visit.text(explainCommitment(judgement, whole)),
      events,
      invented: events.filter((revision) => register.state.inventedRevisions.has(revision)),
    },
    shared: group === undefined || !judgement ? undefined : sharedPromises(all).find((found) => found.group === group),
    mayCorrect: isOpen && may('correct-progress', ids),
    mayAnnul: isOpen && may('annul-progress', ids),
    offers: { withdrawal: offers(commitment.withdrawn?.revision), whole: offers(commitment.revision) },
  };
}

interface ViewProps extends Known {
  readonly at: AgreementVisit;
  readonly history: ProgressHistory;
  readonly done: readonly HistoryEntry[] | undefined;
  readonly changed: BeforeAfter<string | null> | undefined;
  readonly outcome: Outcome;
}

function CommitmentView(props: ViewProps): VNode {
  const { at, commitment, facts, why, shared, history, done, changed, outcome } = props;
  const { visit } = at;
  const { asBefore, mayUpdate, parts, title } = commitment;
  return (
    <>
      <Done visit={visit} done={done}>
        <FromTo visit={visit} of={changed} />
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
          <Standing visit={visit} commitment={commitment} /> – <LastNews at={at} commitment={commitment} />
        </p>
        {why && <Reason visit={visit} why={why} about={beginning(title, 80)} />}
      </div>
      {(asBefore || mayUpdate) && (
        <div class="commitment-acts on-its-page no-print">
          {asBefore && <ConfirmAsBefore at={at} asBefore={asBefore} back={outcome.back} />}
          {mayUpdate && (
            <a class="btn btn-outline-primary" href={at.href(`impegni/${commitment.id}/aggiornamento`)}>
              {visit.say('Aggiorna…', 'Update…')}
            </a>
          )}
        </div>
      )}
      <Facts rows={facts} />
      <TakingBack at={at} {...props.offers} title={title} />
      {shared && (
        <Section
          id="condiviso"
          title={visit.say('Lo stesso impegno, partner per partner', 'The same promise, by partner')}
        >
          <SharedPromiseTable at={at} promise={shared} here={commitment.id} />
        </Section>
      )}
      {parts.length > 0 && (
        <Section id="parti" title={visit.say('Le sue parti', 'Its parts')}>
          <Items at={at} commitments={parts} />
        </Section>
      )}
      <Section id="storia" title={visit.say('Storia, dal più recente', 'History, newest first')}>
        {history.entries.length === 0 ? (
          <p class="prose">{nothingSaid(visit, commitment)}</p>
        ) : (
          <ProgressList
            at={at}
            commitment={commitment.id}
            history={history}
            mayCorrect={props.mayCorrect}
            mayAnnul={props.mayAnnul}
          />
        )}
      </Section>
    </>
  );
}

interface TakingBackProps {
  readonly at: AgreementVisit;
  readonly title: string;
  readonly withdrawal: string | undefined;
  readonly whole: string | undefined;
}

/** Seldom, and only where something was recorded by mistake. */
function TakingBack({ at: { visit }, title, withdrawal, whole }: TakingBackProps): VNode | null {
  if (withdrawal === undefined && whole === undefined) return null;
  const about = beginning(title, 80);
  const [undoWithdrawal, undoWhole] = [
    visit.say('Annulla il ritiro…', 'Annul the withdrawal…'),
    visit.say('Annulla l’impegno (registrato per errore)…', 'Annul the commitment (recorded by mistake)…'),
  ];
  return (
    <p class="actions no-print">
      <OfferLink visit={visit} href={withdrawal} about={about} label={undoWithdrawal} />
      <OfferLink visit={visit} href={whole} about={about} label={undoWhole} />
    </p>
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
