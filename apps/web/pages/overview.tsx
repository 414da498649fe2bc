import type { VNode } from 'preact';
import type { AgreementReading } from '#libs/agreement/reading.js';
import { worstCadence } from '#libs/documents/judging.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { judge } from '#libs/monitoring/judgement.js';
import { parsePortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import type { PortfolioItem, PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import { HttpProblem } from '../http/problems.js';
import { type Alarm, alarmsFor } from './attention.js';
import { Choice, Field, KeptLanguage } from './components/fields.js';
import { Page } from './components/layout.js';
import { Icon, Verdict } from './components/verdict.js';
import { moment, ZONE } from './dates.js';
import { AgreementCard, type CardWindow } from './overview-card.js';
import { signInPage } from './sign-in.js';
import type { PageReply, PageRoute, Visit } from './visit.js';

const PAGE_SIZE = 20;
const FIRST_SORT = 'nextDeadline';

interface Services {
  readonly portfolio: PortfolioReading;
  readonly reading: AgreementReading;
}

/** `/`: what is about to be missed, and how the agreements stand; for others, what this is and a way in. */
export function overviewRoute(services: Services): PageRoute {
  return {
    method: 'GET',
    path: '/',
    open: true,
    handle: async (visit) =>
      visit.facts.caller ? overview(visit, services) : { page: signInPage(visit), headers: { vary: 'cookie' } },
  };
}

async function overview(visit: Visit, { portfolio, reading }: Services): Promise<PageReply> {
  const { caller, now } = visit.facts;
  if (!caller) return { page: signInPage(visit) };
  const today = civilDateIn(ZONE, now);
  const asked = Object.fromEntries(
    ['q', 'status', 'cadence', 'sort', 'cursor'].map((name) => [name, visit.asked(name)]).filter(([, value]) => value),
  ) as Readonly<Record<string, string>>;
  const parsed = parsePortfolioQuery({ sort: FIRST_SORT, ...asked, limit: String(PAGE_SIZE) }, today);
  if ('problems' in parsed) {
    const detail = say('Un filtro non è scritto come serve.', 'A filter is not written as it should be.');
    throw new HttpProblem(400, 'invalid-input', detail, parsed.problems);
  }
  const visible = visibleAgreements(caller);
  const [found, count, alarms] = await Promise.all([
    portfolio.page(parsed.query, visible),
    portfolio.count(parsed.query, visible),
    alarmsFor(visit, caller, portfolio, today),
  ]);
  if (isRefusal(found)) throw HttpProblem.of(found);
  const windows = new Map<string, CardWindow>();
  for (const item of found.items) {
    const window = await windowOf(item, reading);
    if (window) windows.set(item.agreement, window);
  }
  return {
    page: <Overview {...{ visit, asked, count, alarms, windows }} items={found.items} next={found.nextCursor} />,
  };
}

/** The dates of the window that a row counts in: rows hold its numbers only. */
async function windowOf(
  { agreement, summary }: PortfolioItem,
  reading: AgreementReading,
): Promise<CardWindow | undefined> {
  if (!summary?.cadence) return undefined;
  const register = await reading.register(agreement);
  const judged =
    register &&
    judge(register.state, summary.on).cadence.find(({ definition }) => definition.id === summary.cadence?.rule);
  const worst = judged && worstCadence(judged, summary.on);
  return worst && { ...worst.window, held: worst.held, required: worst.required };
}

interface OverviewProps {
  readonly visit: Visit;
  readonly asked: Readonly<Record<string, string>>;
  readonly count: number;
  readonly items: readonly PortfolioItem[];
  readonly next: string | undefined;
  readonly alarms: readonly Alarm[];
  readonly windows: ReadonlyMap<string, CardWindow>;
}

function Overview({ visit, asked, count, items, next, alarms, windows }: OverviewProps): VNode {
  const { cursor, ...filters } = asked;
  const isFiltered = ['q', 'status', 'cadence'].some((name) => filters[name] !== undefined);
  return (
    <Page visit={visit} title={visit.say('Quadro', 'Overview')} updated={moment(visit.facts.now)}>
      <Attention visit={visit} alarms={alarms} />
      <h2 id="accordi">
        {visit.say('Accordi', 'Agreements')} ({count})
      </h2>
      <Filters visit={visit} asked={filters} />
      {items.length === 0 && (
        <p class="prose">
          {isFiltered
            ? visit.say('Nessun accordo corrisponde a questi filtri.', 'No agreement matches these filters.')
            : visit.say(
                'Non c’è ancora nessun accordo da vedere. Chi coordina un accordo può dare un ruolo in esso; chi amministra può registrarne di nuovi.',
                'There is no agreement to see yet. The coordinator of an agreement can give you a role in it; administrators can record new ones.',
              )}
        </p>
      )}
      {items.length > 0 && (
        <ul class="cards">
          {items.map((item) => (
            <AgreementCard key={item.agreement} visit={visit} item={item} window={windows.get(item.agreement)} />
          ))}
        </ul>
      )}
      {(next !== undefined || cursor !== undefined) && (
        <nav aria-label={visit.say('Pagine dell’elenco', 'Pages of the list')} class="actions">
          {cursor !== undefined && (
            <a href={`${visit.href('/', filters)}#accordi`}>{visit.say('Dalla prima pagina', 'From the first page')}</a>
          )}
          {next !== undefined && (
            <a href={`${visit.href('/', { ...filters, cursor: next })}#accordi`}>
              {visit.say('Pagina successiva', 'Next page')}
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}

function Attention({ visit, alarms }: { visit: Visit; alarms: readonly Alarm[] }): VNode {
  return (
    <section class={alarms.length === 0 ? 'panel quiet' : 'panel'} aria-labelledby="sta-per-mancare">
      <h2 id="sta-per-mancare">{visit.say('Che cosa sta per mancare', 'What is about to be missed')}</h2>
      {alarms.length === 0 ? (
        <Verdict
          visit={visit}
          tone="good"
          word={visit.say('Nulla, per gli accordi in corso.', 'Nothing, in the agreements in force.')}
        />
      ) : (
        <ul class="todo">
          {alarms.map(({ tone, agreement, title, text, section }) => (
            <li key={`${agreement}-${section}`}>
              <span class={`verdict tone-${tone}`}>
                <Icon visit={visit} name={tone} />
                <span>
                  <bdi>{title}</bdi>: {text}
                </span>
              </span>
              <a href={`${visit.href(`/accordi/${agreement}`)}#${section}`}>
                {visit.say('Vedi', 'See')}
                <span class="visually-hidden">
                  {': '}
                  {title}, {text}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Filters({ visit, asked }: { visit: Visit; asked: Readonly<Record<string, string>> }): VNode {
  const all = visit.say('tutti', 'all');
  return (
    <form method="get" action="/" class="filters">
      <KeptLanguage visit={visit} />
      <Field name="q" type="search" label={visit.say('Cerca nel titolo', 'Search in titles')} value={asked['q']} />
      <Choice
        name="status"
        label={visit.say('Stato', 'Status')}
        value={asked['status']}
        options={[
          ['', all],
          ['running,open-ended', visit.say('in corso', 'in force')],
          ['not-started', visit.say('non ancora iniziati', 'not started yet')],
          ['ended', visit.say('conclusi', 'ended')],
          ['unknown-term', visit.say('periodo non definito', 'term not defined')],
          ['archived', visit.say('archiviati', 'archived')],
        ]}
      />
      <Choice
        name="cadence"
        label={visit.say('Incontri', 'Meetings')}
        value={asked['cadence']}
        options={[
          ['', all],
          ['breached', visit.say('regola non rispettata', 'rule broken')],
          ['at-risk', visit.say('a rischio', 'at risk')],
          ['compliant', visit.say('regola rispettata', 'rule kept')],
          ['none', visit.say('senza regola', 'no rule')],
        ]}
      />
      <Choice
        name="sort"
        label={visit.say('Ordina per', 'Sort by')}
        value={asked['sort']}
        options={[
          [FIRST_SORT, visit.say('prossima scadenza', 'next deadline')],
          ['cadence', visit.say('incontri, i peggiori prima', 'meetings, worst first')],
          ['-commitmentsOverdue', visit.say('impegni scaduti', 'overdue commitments')],
          ['-objectivesBehind', visit.say('obiettivi in ritardo', 'objectives behind')],
          ['validTo', visit.say('fine dell’accordo', 'end of the agreement')],
          ['title', visit.say('titolo', 'title')],
        ]}
      />
      <div class="field">
        <button type="submit" class="btn btn-primary">
          {visit.say('Mostra', 'Show')}
        </button>
      </div>
    </form>
  );
}
