import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { type Caller, isVisible, mayRead, visibleAgreements } from '#libs/identity/rights.js';
import { mayConvene } from '#libs/identity/rights-of-owner.js';
import { type CivilDate, civilDateIn } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { wordsIn } from '#libs/language/words.js';
import { type AlarmGroup, alarmsFor } from '#libs/portfolio/alarm-groups.js';
import type { PortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import type { PortfolioItem, PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import type { Projector } from '#libs/portfolio/projector.js';
import { type Todos, todosFor } from '#libs/portfolio/todos.js';
import { moment, ZONE } from '../../frame/dates.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Page } from '../../frame/layout.js';
import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { HttpProblem, orThrow } from '../../http/problems.js';
import { signInPage } from '../account/sign-in.js';
import { AgreementCard } from './agreement-card.js';
import { AlarmsPanel, saidAndDone } from './alarm-lines.js';
import { Filters } from './filters.js';
import { type IssueTitles, issueTitles, NO_TITLES } from './issue-titles.js';
import { type Asked, askedOf, listQuery } from './list-query.js';
import { TodosPanel } from './todo-lines.js';

/** How long the page waits for the list to include what its reader has just recorded. */
const LONGEST_WAIT_MS = 2_000;

interface Services {
  readonly reading: AgreementReading;
  readonly portfolio: PortfolioReading;
  readonly projector: Projector;
}

/**
 * `/`: what is about to be missed, what waits for the reader, and how the agreements stand; for others, what this is
 * and a way in. With `atLeast=<agreement>:<revision>` the page includes that command.
 */
export function overviewRoute(services: Services): PageRoute {
  return {
    method: 'GET',
    path: '/',
    open: true,
    handle: async (visit) => {
      const { caller } = visit.facts;
      return caller ? overview(visit, caller, services) : { page: signInPage(visit), headers: { vary: 'cookie' } };
    },
  };
}

async function overview(visit: Visit, caller: Caller, services: Services): Promise<PageReply> {
  const { portfolio, projector } = services;
  const today = civilDateIn(ZONE, visit.facts.now);
  const parsed = listQuery(visit, caller, today);
  if ('problems' in parsed) {
    const detail = say('Un filtro non è scritto come serve.', 'A filter is not written as it should be.');
    throw new HttpProblem(400, 'invalid-input', detail, parsed.problems);
  }
  const visible = visibleAgreements(caller);
  const done = await whatWasDoneHere(visit, services);
  await caughtUp(done?.seen ?? parsed.query.atLeast, visible, projector);
  const [found, count, alarms] = await Promise.all([
    portfolio.page(parsed.query, visible),
    portfolio.count(parsed.query, visible),
    alarmsFor(caller, portfolio, today),
  ]);
  const { items, nextCursor } = orThrow(found);
  const said = saidAndDone(caller, alarms);
  const todos = await todosFor(caller, portfolio, said);
  const titles = todos ? await issueTitles(visit, todos, services.reading) : NO_TITLES;
  const props = { visit, caller, today, count, alarms, todos, titles, done, saidAbove: said.size > 0 };
  return { page: <Overview {...props} items={items} next={nextCursor} /> };
}

/** What a command has recorded that was sent from here, and the row that the page must have seen. */
interface DoneHere {
  readonly entries: readonly HistoryEntry[];
  readonly title: string;
  readonly seen: { readonly agreement: string; readonly revision: number };
}

/** `?fatto=REVISION&accordo=AGREEMENT`, as the forms of this page lead back to it. */
async function whatWasDoneHere(visit: Visit, { reading }: Services): Promise<DoneHere | undefined> {
  const agreement = visit.asked('accordo');
  if (agreement === undefined) return undefined;
  const caller = visit.callerIn(agreement);
  if (!isVisible(caller)) return undefined;
  const register = await reading.register(agreement);
  if (!register || mayRead(caller, register.state, 'history') !== 'yes') return undefined;
  const title = register.state.header.title;
  const entries = await whatWasDone(visit, register, reading);
  const revision = entries?.at(-1)?.revision;
  return entries && revision !== undefined ? { entries, title, seen: { agreement, revision } } : undefined;
}

/** A row that is late is shown as it is: better than nothing. */
async function caughtUp(
  atLeast: PortfolioQuery['atLeast'],
  visible: 'all' | readonly string[],
  projector: Projector,
): Promise<void> {
  if (!atLeast || (visible !== 'all' && !visible.includes(atLeast.agreement))) return;
  await projector.waitFor(atLeast.agreement, atLeast.revision, LONGEST_WAIT_MS);
}

interface OverviewProps {
  readonly visit: Visit;
  readonly caller: Caller;
  readonly today: CivilDate;
  readonly count: number;
  readonly items: readonly PortfolioItem[];
  readonly next: string | undefined;
  readonly alarms: readonly AlarmGroup[];
  readonly todos: Todos | undefined;
  readonly titles: IssueTitles;
  readonly saidAbove: boolean;
  readonly done: DoneHere | undefined;
}

function Overview(props: OverviewProps): VNode {
  const { visit, caller, today, count, items, next, alarms, todos, titles, saidAbove, done } = props;
  const asked = askedOf(visit);
  const visible = visibleAgreements(caller);
  const isEmpty = visible !== 'all' && visible.length === 0;
  return (
    <Page visit={visit} title={visit.say('Quadro', 'Overview')} updated={moment(visit, visit.facts.now)}>
      <Done visit={visit} done={done?.entries}>
        {done && (
          <p>
            <a href={visit.href(`/accordi/${done.seen.agreement}`)}>{done.title}</a>
          </p>
        )}
      </Done>
      {!isEmpty && <AlarmsPanel {...{ visit, caller, today }} groups={alarms} />}
      {!isEmpty && todos && <TodosPanel {...{ visit, caller, today, todos, titles, saidAbove }} />}
      <h2 id="accordi">
        {visit.say('Accordi', 'Agreements')} ({wordsIn(visit.lang).number(count)})
      </h2>
      {!isEmpty && <Filters {...{ visit, caller, asked }} />}
      {items.length === 0 && <Nothing visit={visit} asked={asked} />}
      {items.length > 0 && (
        <ul class="cards">
          {items.map((item) => (
            <AgreementCard
              key={item.agreement}
              {...{ visit, today, item }}
              mayRecordMeetings={mayConvene(caller, item.agreement)}
            />
          ))}
        </ul>
      )}
      <Paging visit={visit} asked={asked} next={next} />
    </Page>
  );
}

/** What to do where the list is empty. */
function Nothing({ visit, asked }: { visit: Visit; asked: Asked }): VNode {
  const { sort: _, ...filters } = asked;
  if (Object.keys(filters).length === 0) {
    return (
      <p class="prose">
        {visit.say(
          'Non c’è ancora nessun accordo da vedere. Chi coordina un accordo può dare un ruolo in esso; chi amministra può registrarne di nuovi.',
          'There is no agreement to see yet. The coordinator of an agreement can give you a role in it; administrators can record new ones.',
        )}
      </p>
    );
  }
  return (
    <p class="prose">
      {visit.say('Nessun accordo corrisponde a questi filtri.', 'No agreement matches these filters.')}{' '}
      <a href={`${visit.href('/')}#accordi`}>{visit.say('Mostra tutti gli accordi', 'Show all agreements')}</a>
    </p>
  );
}

function Paging({ visit, asked, next }: { visit: Visit; asked: Asked; next: string | undefined }): VNode | null {
  const isFirst = visit.asked('cursor') === undefined;
  if (isFirst && next === undefined) return null;
  return (
    <nav aria-label={visit.say('Pagine dell’elenco', 'Pages of the list')} class="actions">
      {!isFirst && (
        <a href={`${visit.href('/', asked)}#accordi`}>{visit.say('Dalla prima pagina', 'From the first page')}</a>
      )}
      {next !== undefined && (
        <a href={`${visit.href('/', { ...asked, cursor: next })}#accordi`}>
          {visit.say('Pagina successiva', 'Next page')}
        </a>
      )}
    </nav>
  );
}
