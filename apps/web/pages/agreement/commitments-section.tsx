import type { VNode } from 'preact';
import { type Promisers, promiserKey } from '#libs/agreement/commitments/promiser.js';
import type { CommitmentState } from '#libs/agreement/core/state.js';
import { BESIDES, COMMITMENT, plural } from '#libs/language/lexicon.js';
import { capitalised, joined } from '#libs/language/words.js';
import type { CommitmentCounts, Counts } from '#libs/monitoring/commitments/commitment-counts.js';
import type { CommitmentJudgement, CommitmentVerdict } from '#libs/monitoring/commitments/commitments.js';
import { keptInWords, othersInWords } from '#libs/monitoring/commitments/explain-counts.js';
import type { WithdrawnCommitment } from '#libs/monitoring/commitments/withdrawn.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { italian, shortDate } from '../../frame/dates.js';
import { Section } from '../../frame/parts.js';
import { VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { Presumed } from './presumed.js';

export interface CommitmentsProps {
  readonly at: AgreementVisit;
  /** Without parts and withdrawn ones. */
  readonly commitments: readonly CommitmentJudgement[];
  readonly withdrawn: readonly WithdrawnCommitment[];
  readonly counts: CommitmentCounts;
  readonly promisers: Promisers;
  readonly presumed: readonly string[];
}

/** Of more than so many in all, the page about them alone lists each. */
export const MOST_LISTED = 60;
/** Longer lists show first what asks for something; the rest is folded. */
const LONGEST_OPEN = 8;
const ASKING: readonly CommitmentVerdict[] = ['overdue', 'not-fulfilled', 'unconfirmed', 'not-started'];

/** Who promised what, and how it goes. */
export function CommitmentsSection(props: CommitmentsProps): VNode {
  const { at, commitments, withdrawn, counts, promisers: names, presumed } = props;
  const { visit } = at;
  const of = (promiser: string, { commitment }: { readonly commitment: CommitmentState }): boolean =>
    promiserKey(commitment.definition) === promiser;
  const promisers = [...names.keys()].filter((promiser) =>
    [...commitments, ...withdrawn].some((each) => of(promiser, each)),
  );
  return (
    <Section id="impegni" title={visit.say('Impegni per partner', 'Commitments by partner')}>
      {promisers.length === 0 && (
        <p class="prose">{visit.say('Nessun impegno definito.', 'No commitment was defined.')}</p>
      )}
      {promisers.map((promiser) => (
        <OfPromiser
          key={promiser}
          at={at}
          isBrief={commitments.length > MOST_LISTED}
          name={names.get(promiser) ?? promiser}
          count={counts.byPartner.find(({ partner }) => promiserKey({ partner }) === promiser)}
          own={commitments.filter((each) => of(promiser, each))}
          withdrawn={withdrawn.filter((each) => of(promiser, each))}
        />
      ))}
      {promisers.length > 0 && <Presumed visit={visit} texts={presumed} />}
      {promisers.length > 0 && (
        <p class="actions no-print">
          <a href={at.href('impegni')}>{visit.say('Tutti gli impegni', 'All commitments')}</a>
        </p>
      )}
    </Section>
  );
}

interface OfPromiserProps extends Pick<CommitmentsProps, 'at' | 'withdrawn'> {
  /** What is folded elsewhere stands on a page of its own. */
  readonly isBrief: boolean;
  readonly name: string;
  /** Promises of a body are counted with none of the partners. */
  readonly count: Counts | undefined;
  readonly own: readonly CommitmentJudgement[];
}

function OfPromiser({ at, isBrief, name, count, own, withdrawn }: OfPromiserProps): VNode {
  const { visit } = at;
  const asking = own.filter(({ verdict, stale }) => ASKING.includes(verdict) || stale === true);
  const first = asking.slice(0, isBrief ? LONGEST_OPEN / 2 : LONGEST_OPEN);
  const isLong = isBrief || own.length > LONGEST_OPEN;
  const [shown, folded] = isLong ? [first, own.filter((judged) => !first.includes(judged))] : [own, []];
  return (
    <div class="of-partner">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {count && <p class="meta">{countInWords(visit, count)}</p>}
      <List at={at} own={shown} />
      {folded.length > 0 && isBrief && (
        <p>
          <a href={at.href('impegni')}>
            {shown.length > 0
              ? visit.say(`Altri: ${folded.length}`, `Others: ${folded.length}`)
              : visit.say(`Impegni: ${folded.length}`, `Commitments: ${folded.length}`)}
            <span class="visually-hidden">, {name}</span>
          </a>
        </p>
      )}
      {folded.length > 0 && !isBrief && (
        <details>
          <summary>
            {shown.length > 0
              ? visit.say(`Altri ${folded.length} impegni`, `${folded.length} other commitments`)
              : visit.say(`${folded.length} impegni`, `${folded.length} commitments`)}
            <span class="visually-hidden">: {name}</span>
          </summary>
          <List at={at} own={folded} />
        </details>
      )}
      {withdrawn.length > 0 && (
        <details>
          <summary>
            {`${capitalised(visit.text(plural(BESIDES.withdrawn)))}: ${withdrawn.length}`}
            <span class="visually-hidden">: {name}</span>
          </summary>
          <ul class="commitment-rows">
            {withdrawn.map(({ commitment, on }) => (
              <li key={commitment.definition.id}>
                <Title at={at} commitment={commitment} />
                <span class="meta">
                  {visit.text(BESIDES.withdrawn.word)} {visit.say(italian.dal(on), `from ${shortDate(on)}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function List({ at, own }: Pick<OfPromiserProps, 'at' | 'own'>): VNode | null {
  if (own.length === 0) return null;
  return (
    <ul class="commitment-rows">
      {own.map((judged) => (
        <Item key={judged.commitment.definition.id} at={at} judged={judged} />
      ))}
    </ul>
  );
}

function Item({ at, judged }: Pick<OfPromiserProps, 'at'> & { judged: CommitmentJudgement }) {
  const { visit } = at;
  const { commitment, verdict, late, progress, parts } = judged;
  const { due } = commitment.definition;
  const last = progress.at(-1);
  const notes = [
    last
      ? visit.say(`ultima conferma ${shortDate(last.date)}`, `last confirmed ${shortDate(last.date)}`)
      : parts.length === 0 && visit.say('mai registrato', 'never recorded'),
    due !== undefined && visit.say(`scadenza ${shortDate(due)}`, `due ${shortDate(due)}`),
  ].filter(Boolean);
  return (
    <li>
      <Title at={at} commitment={commitment} />
      <VerdictWord visit={visit} of={COMMITMENT[verdict]} besides={late && BESIDES.late} />
      {notes.length > 0 && <span class="meta">{notes.join(' · ')}</span>}
      {parts.length > 0 && <List at={at} own={parts} />}
    </li>
  );
}

function Title({ at: { visit, href }, commitment }: { at: AgreementVisit; commitment: CommitmentState }) {
  const { id, title } = commitment.definition;
  return (
    <span class="title">
      <a href={href(`impegni/${id}`)}>{title}</a>
      {commitment.invented && ` [${visit.say('inventato', 'made up')}]`}
    </span>
  );
}

/** «3 su 4 mantenuti, 1 scaduto» */
const countInWords = (visit: Visit, count: Counts): string =>
  visit.text(joined([keptInWords(count), othersInWords(count)], ', '));
