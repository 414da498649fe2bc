import type { VNode } from 'preact';
import { promisersOf } from '#libs/agreement/commitments/promiser.js';
import { BESIDES, COMMITMENT, plural } from '#libs/language/lexicon.js';
import { capitalised, outOf } from '#libs/language/words.js';
import type { FormServices } from '../../forms/form.js';
import { MainPage } from '../../frame/agreement-page.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Section } from '../../frame/parts.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { type CommitmentsVisit, commitmentsVisit } from './commitment-visit.js';
import { FILTERS, type Filter, Filters } from './filters.js';
import { type ItemContext, Items } from './item.js';
import { NothingToShow } from './nothing.js';
import { SharedPromiseTable } from './shared-promise.js';
import { anyIs, type SharedPromise, type ShownCommitment, sharedPromises, shown } from './shown.js';

/** What the page shows. */
interface ShownList {
  /** Without parts and withdrawn ones, in the order of the definition. */
  readonly commitments: readonly ShownCommitment[];
  readonly withdrawn: readonly ShownCommitment[];
  readonly shared: readonly SharedPromise[];
  /** Partners that have any, the visitor's own first, then bodies. */
  readonly promisers: readonly { readonly id: string; readonly name: string; readonly isOwn: boolean }[];
  readonly isMember: boolean;
}

/** `/accordi/{a}/impegni`: mine first, then the others by partner; shared promises side by side. */
export async function commitmentsPage(visit: Visit, { reading }: Pick<FormServices, 'reading'>): Promise<PageReply> {
  const here = await commitmentsVisit(visit, reading);
  const list = shownList(here);
  const done = await whatWasDone(visit, here.register, reading);
  const filter = FILTERS.find((known) => known === visit.asked('mostra')) ?? 'tutti';
  return {
    page: (
      <MainPage at={here} page="impegni">
        <Done visit={visit} done={done} />
        <List at={here} list={list} filter={filter} />
      </MainPage>
    ),
  };
}

function shownList(here: CommitmentsVisit): ShownList {
  const { whole, register, ownPartners } = here;
  const { state } = register;
  const commitments = whole.commitments.map(({ commitment }) => shown(here, commitment));
  const withdrawn = [...state.commitments.values()]
    .filter(({ definition }) => !here.judged.has(definition.id))
    .map((commitment) => shown(here, commitment));
  const having = [...promisersOf(state)]
    .map(([id, name]) => ({ id, name, isOwn: ownPartners.includes(id) }))
    .filter(({ id }) => commitments.some(({ promiser }) => promiser === id));
  return {
    commitments,
    withdrawn,
    shared: sharedPromises(commitments),
    promisers: [...having.filter(({ isOwn }) => isOwn), ...having.filter(({ isOwn }) => !isOwn)],
    isMember: ownPartners.length > 0,
  };
}

interface ListProps {
  readonly at: AgreementVisit;
  readonly list: ShownList;
  readonly filter: Filter;
}

function List({ at, list, filter }: ListProps): VNode {
  const { visit } = at;
  const { commitments, withdrawn, shared, promisers, isMember } = list;
  const own = new Set(promisers.filter(({ isOwn }) => isOwn).map(({ id }) => id));
  const matches: Readonly<Record<Exclude<Filter, 'condivisi'>, (commitment: ShownCommitment) => boolean>> = {
    tutti: () => true,
    miei: ({ promiser }) => own.has(promiser),
    'da-confermare': (commitment) => anyIs(commitment, 'unconfirmed'),
    scaduti: (commitment) => anyIs(commitment, 'overdue'),
  };
  const counts: Readonly<Record<Filter, number>> = {
    tutti: commitments.length,
    miei: commitments.filter(matches.miei).length,
    'da-confermare': commitments.filter(matches['da-confermare']).length,
    scaduti: commitments.filter(matches.scaduti).length,
    condivisi: shared.length,
  };
  if (commitments.length + withdrawn.length === 0) return <NothingToShow visit={visit} reason="none" />;
  const all = at.href('impegni');
  const chosen = filter === 'condivisi' ? [] : commitments.filter(matches[filter]);
  const context: ItemContext = {
    at,
    back: filter === 'tutti' ? all : at.href('impegni', { mostra: filter }),
    ...(filter === 'tutti' && { shared: new Map(shared.map(({ group, members }) => [group, members.length])) }),
  };
  const showsShared = filter === 'condivisi' || filter === 'tutti';
  return (
    <>
      <p class="prose">{summaryOf(visit, commitments)}</p>
      <Filters at={at} filter={filter} counts={counts} isMember={isMember} />
      {filter !== 'condivisi' && chosen.length === 0 && <NothingToShow visit={visit} reason={filter} all={all} />}
      {filter === 'tutti' && isMember && own.size === 0 && <NothingToShow visit={visit} reason="miei" />}
      <ByPromiser {...context} promisers={promisers} commitments={chosen} folds={filter === 'tutti' && own.size > 0} />
      {showsShared && shared.length > 0 && (
        <Section id="condivisi" title={visit.say('Condivisi, partner per partner', 'Shared, partner by partner')}>
          {shared.map((promise) => (
            <SharedPromiseTable key={promise.group} at={at} promise={promise} />
          ))}
        </Section>
      )}
      {filter === 'condivisi' && shared.length === 0 && <NothingToShow visit={visit} reason="condivisi" all={all} />}
      {filter === 'tutti' && withdrawn.length > 0 && (
        <Section id="ritirati" title={capitalised(visit.text(plural(BESIDES.withdrawn)))}>
          <Items {...context} commitments={withdrawn} />
        </Section>
      )}
    </>
  );
}

/** «Mantenuti o adempiuti: 3 su 4; non confermati: 1.» */
function summaryOf(visit: Visit, commitments: readonly ShownCommitment[]): string {
  const number = (...verdicts: (keyof typeof COMMITMENT)[]): number =>
    commitments.filter(({ verdict }) => verdict !== undefined && verdicts.includes(verdict)).length;
  const word = (verdict: keyof typeof COMMITMENT): string => visit.text(plural(COMMITMENT[verdict]));
  const [kept, silent, overdue] = [number('kept', 'fulfilled'), number('unconfirmed'), number('overdue')];
  const well = `${word('kept')} ${visit.say('o', 'or')} ${word('fulfilled')}`;
  const said = [
    `${capitalised(well)}: ${visit.text(outOf(kept, commitments.length))}`,
    silent > 0 && `${word('unconfirmed')}: ${silent}`,
    overdue > 0 && `${word('overdue')}: ${overdue}`,
  ];
  return `${said.filter(Boolean).join('; ')}.`;
}

/** Bodies promise things too. */
function othersTitle(visit: Visit, others: readonly { readonly id: string }[]): string {
  const hasBody = others.some(({ id }) => id.startsWith('bodies/'));
  return hasBody
    ? visit.say('Gli altri partner e gli organi', 'The other partners and the bodies')
    : visit.say('Gli altri partner', 'The other partners');
}

interface ByPromiserProps extends ItemContext {
  readonly promisers: ShownList['promisers'];
  readonly commitments: readonly ShownCommitment[];
  /** Those of others stand folded under one's own. */
  readonly folds: boolean;
}

function ByPromiser({ promisers, commitments, folds, ...context }: ByPromiserProps): VNode {
  const { visit } = context.at;
  const groups = promisers
    .map((promiser) => ({ ...promiser, commitments: commitments.filter(({ promiser: of }) => of === promiser.id) }))
    .filter(({ commitments: theirs }) => theirs.length > 0);
  const open = groups.filter(({ isOwn }) => isOwn || !folds);
  const folded = groups.filter(({ isOwn }) => !isOwn && folds);
  return (
    <>
      {open.map(({ id, name, isOwn, commitments: theirs }) => (
        <Section key={id} id={`di-${id}`} title={[isOwn && visit.say('I miei impegni: ', 'My commitments: '), name]}>
          <p class="meta">{summaryOf(visit, theirs)}</p>
          <Items {...context} commitments={theirs} />
        </Section>
      ))}
      {folded.length > 0 && (
        <Section id="altri" title={othersTitle(visit, folded)}>
          {folded.map(({ id, name, commitments: theirs }) => (
            <details key={id} class="folded">
              <summary>
                <bdi>{name}</bdi> – {summaryOf(visit, theirs)}
              </summary>
              <Items {...context} commitments={theirs} />
            </details>
          ))}
        </Section>
      )}
    </>
  );
}
