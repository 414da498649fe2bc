import type { Caller } from '#libs/identity/rights.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { dueSoon } from '#libs/portfolio/alarms.js';
import { type Parsed, type PortfolioFilters, parsePortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import { scopesOf } from '#libs/portfolio/scopes.js';
import type { Visit } from '../../frame/visit.js';

export const FIRST_SORT = 'nextDeadline';
const PAGE_SIZE = 20;
const FILTERS = ['q', 'status', 'cadence', 'commitments', 'fare', 'sort'] as const;

/** Agreements in force, as a filter of the list has it. */
export const IN_FORCE = 'running,open-ended';

/** What the address asks of the list of agreements, as it was written. */
export type Asked = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

export function askedOf(visit: Visit): Asked {
  return Object.fromEntries(
    FILTERS.map((name) => [name, visit.asked(name)]).filter(([, value]) => value !== undefined),
  );
}

/** What there is to do in an agreement, as the list can be asked for it. */
const TO_DO = ['mie', 'incontri', 'scadenze'] as const;
type ToDo = (typeof TO_DO)[number];

const isToDo = (text: string | undefined): text is ToDo => TO_DO.some((known) => known === text);

function filtersFor(what: ToDo, caller: Caller, today: CivilDate): Partial<PortfolioFilters> {
  switch (what) {
    case 'mie':
      return { waiting: scopesOf(caller) };
    case 'incontri':
      return { unrecorded: true };
    case 'scadenze':
      return { alarm: dueSoon(today) };
  }
}

/** The query of the list; whatever is not written as it should be is named. */
export function listQuery(visit: Visit, caller: Caller, today: CivilDate): Parsed {
  const { fare, ...asked } = askedOf(visit);
  const raw = { sort: FIRST_SORT, ...asked, cursor: visit.asked('cursor'), atLeast: visit.asked('atLeast') };
  const given = Object.entries({ ...raw, limit: String(PAGE_SIZE) }).filter(([, value]) => value !== undefined);
  return parsePortfolioQuery(Object.fromEntries(given), today, isToDo(fare) ? filtersFor(fare, caller, today) : {});
}
