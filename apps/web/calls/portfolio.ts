import type { z } from 'zod';
import { visibleAgreements } from '#libs/identity/rights.js';
import { SIGNED_IN } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';
import { say } from '#libs/kernel/text.js';
import { agreementsParameters, portfolioParameters } from '#libs/portfolio/parameters.js';
import { type Parsed, parseAgreementsQuery, parsePortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import type { PortfolioItem, PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import type { Projector } from '#libs/portfolio/projector.js';
import { type Call, type CallRequest, ok, type Reply } from '../http/call.js';
import { HttpProblem, orThrow } from '../http/problems.js';
import { onMustBeNear } from './day-asked.js';
import { agreementRow, portfolioRow } from './portfolio-schemas.js';
import { PreparedLists } from './prepared-lists.js';
import { pageOf } from './schemas.js';

interface Ports {
  readonly reading: PortfolioReading;
  readonly projector: Projector;
  readonly clock: Clock;
}

interface Services extends Ports {
  readonly prepared: PreparedLists;
}

const LONGEST_WAIT_MS = 5_000;
const JSON_TYPE = 'application/json; charset=utf-8';
const SEEN = say('Solo quelli che si possono vedere.', 'Only those that one may see.');

/** Lists across agreements (http-api.md, `GET /agreements` and `GET /portfolio`). */
export function portfolioCalls(ports: Ports): Call[] {
  const services: Services = { ...ports, prepared: new PreparedLists() };
  const answers = (row: z.ZodType) => [{ status: 200, description: 'A page', schema: pageOf(row) }];
  return [
    {
      id: 'list-agreements',
      group: 'Accordi',
      method: 'GET',
      path: '/agreements',
      title: say('Gli accordi che si possono vedere', 'The agreements that one may see'),
      description: SEEN,
      who: whoMay(SIGNED_IN),
      query: agreementsParameters,
      answers: answers(agreementRow),
      problems: [503],
      handle: (request) => page(request, parseAgreementsQuery(request.rawQuery), services, 'agreements', agreementView),
    },
    {
      id: 'portfolio',
      group: 'Accordi',
      method: 'GET',
      path: '/portfolio',
      title: say('Come stanno gli accordi, uno per riga', 'How the agreements stand, a row each'),
      description: SEEN,
      who: whoMay(SIGNED_IN),
      query: portfolioParameters,
      answers: answers(portfolioRow),
      problems: [503],
      async handle(request) {
        const today = civilDateIn('Europe/Rome', services.clock.now());
        const parsed = parsePortfolioQuery(request.rawQuery, today);
        if ('query' in parsed && parsed.query.on !== undefined) {
          onMustBeNear(parsed.query.on, today, await services.reading.lastEnd(visibleAgreements(request.caller)));
        }
        return page(request, parsed, services, 'portfolio', rowView);
      },
    },
  ];
}

async function page(
  { caller }: CallRequest,
  parsed: Parsed,
  { reading, projector, prepared }: Services,
  list: 'agreements' | 'portfolio',
  view: (item: PortfolioItem) => unknown,
): Promise<Reply> {
  if ('problems' in parsed) {
    const detail = say('Un parametro non è scritto come serve.', 'A parameter is not written as it should be.');
    throw new HttpProblem(400, 'invalid-input', detail, parsed.problems);
  }
  const visible = visibleAgreements(caller);
  const { atLeast } = parsed.query;
  if (atLeast) {
    const maySee = visible === 'all' || visible.includes(atLeast.agreement);
    // What one may not see answers as what is not there: no register reaches that revision.
    const waited = maySee
      ? await projector.waitFor(atLeast.agreement, atLeast.revision, LONGEST_WAIT_MS)
      : 'beyond-head';
    if (waited === 'beyond-head') throw beyondHead();
    if (waited === 'late') throw notThereYet();
  }
  const { on, atLeast: _, ...query } = parsed.query;
  const answer = async () => {
    const found = orThrow(await reading.page(parsed.query, visible));
    return { ...found, items: found.items.map(view) };
  };
  // For another day it is computed from the registers, whatever the rows say.
  if (on !== undefined) return ok(await answer());
  const key = JSON.stringify([list, query, visible]);
  return { status: 200, bytes: await prepared.get(key, reading.standing, answer), contentType: JSON_TYPE };
}

/** A list of agreements names each as the agreement itself does; every other reference says `agreement`. */
function agreementView({ agreement, revision, summary, stale, stuck }: PortfolioItem): unknown {
  return { id: agreement, revision, summary, stale, stuck: stuck !== null };
}

function rowView({ agreement, revision, summary, stale, stuck }: PortfolioItem): unknown {
  return { agreement, revision, summary, stale, stuck: stuck !== null };
}

function beyondHead(): HttpProblem {
  const message = say(
    'nessun registro visibile arriva a quella revisione',
    'no register to be seen reaches that revision',
  );
  return new HttpProblem(400, 'revision-beyond-head', say('atLeast chiede troppo.', 'atLeast asks too much.'), [
    { pointer: '/atLeast', message },
  ]);
}

const notThereYet = (): HttpProblem =>
  new HttpProblem(
    503,
    'list-behind',
    say('La lista non è ancora aggiornata a quella revisione.', 'The list does not include that revision yet.'),
    undefined,
    { 'retry-after': '1' },
  );
