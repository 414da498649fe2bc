import type { z } from 'zod';
import type { KINDS } from '#libs/agreement/agreement/schema.js';
import { parseWith } from '#libs/agreement/core/validation.js';
import { sha256OfJson } from '#libs/kernel/canonical-json.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type FieldProblem, pointer } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { plainText } from '#libs/language/search-text.js';
import type { Counted } from '#libs/monitoring/commitments/commitment-counts.js';
import type { ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';
import type { AgreementStatus } from '#libs/monitoring/summary.js';
import type { AlarmFilter } from './alarms.js';
import {
  agreementsParameters,
  type CADENCES,
  DEFAULT_PAGE,
  type PortfolioParameters,
  portfolioParameters,
} from './parameters.js';
import type { SortTerm } from './sorting.js';
import type { WaitingScope } from './waiting.js';

/** What a list is asked to hold, whoever asks. */
export interface PortfolioFilters {
  /** All must be found, each anywhere. */
  readonly words: readonly string[];
  readonly statuses?: readonly AgreementStatus[];
  readonly kinds?: readonly (typeof KINDS)[number][];
  readonly cadences?: readonly (typeof CADENCES)[number][];
  readonly objectives?: readonly ObjectiveVerdict[];
  readonly commitments?: readonly Counted[];
  readonly deadlineAfter?: CivilDate;
  readonly deadlineBefore?: CivilDate;
  /** Something waits in one of these scopes. */
  readonly waiting?: readonly WaitingScope[];
  /** It has a meeting that is not recorded, or has no minutes. */
  readonly unrecorded?: true;
  /** It is in force, and something of this is about to be missed. */
  readonly alarm?: AlarmFilter;
  readonly includeArchived: boolean;
  readonly includeAnnulled: boolean;
}

export interface PortfolioQuery {
  readonly filters: PortfolioFilters;
  readonly sort: readonly SortTerm[];
  readonly limit: number;
  /** The cursor of the rows, taken out of the one that was given. */
  readonly after?: string;
  /** The day that was asked for. */
  readonly on?: CivilDate;
  readonly atLeast?: { readonly agreement: string; readonly revision: number };
}

const LISTS = new Set(['status', 'kind', 'cadence', 'objectives', 'commitments', 'sort']);
/** What depends on the day: rows are stored for one day only. */
const OF_THE_DAY = ['status', 'cadence', 'objectives', 'commitments', 'deadlineAfter', 'deadlineBefore'] as const;

export type Parsed = { readonly query: PortfolioQuery } | { readonly problems: readonly FieldProblem[] };

/**
 * `GET /portfolio`: the parameters as an address has them, texts, or several of one name. `today` is the day from
 * which another `on` differs. `besides` are filters that no address asks for by these names: cursors know of them.
 */
export function parsePortfolioQuery(
  raw: Readonly<Record<string, unknown>>,
  today: CivilDate,
  besides: Partial<PortfolioFilters> = {},
): Parsed {
  return parse(portfolioParameters, raw, today, besides);
}

/** `GET /agreements`: the same without `on`. */
export function parseAgreementsQuery(raw: Readonly<Record<string, unknown>>): Parsed {
  return parse(agreementsParameters, raw, undefined, {});
}

function parse(
  schema: z.ZodType<PortfolioParameters>,
  raw: Readonly<Record<string, unknown>>,
  today: CivilDate | undefined,
  besides: Partial<PortfolioFilters>,
): Parsed {
  const parsed = parseWith(schema, joinedLists(raw));
  if ('problems' in parsed) return parsed;
  const { value } = parsed;
  const problems = value.on === undefined || value.on === today ? [] : problemsOfAnotherDay(value);
  const { filters, ...asked } = queryOf(value);
  const query = { ...asked, filters: { ...filters, ...besides } };
  if (value.cursor !== undefined) {
    const after = openCursor(value.cursor, query);
    if (after !== undefined && problems.length === 0) return { query: { ...query, after } };
    if (after === undefined) problems.push(CURSOR_OF_ANOTHER);
  }
  return problems.length > 0 ? { problems } : { query };
}

/** `status=a&status=b` is `status=a,b`. */
function joinedLists(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(raw).map(([name, value]): [string, unknown] => [
    name,
    LISTS.has(name) && Array.isArray(value) ? value.join(',') : value,
  ]);
  return Object.fromEntries(entries);
}

function queryOf(value: PortfolioParameters): PortfolioQuery {
  const { status, kind, cadence, objectives, commitments, deadlineAfter, deadlineBefore, on, atLeast } = value;
  return {
    filters: {
      words: wordsOf(value.q ?? ''),
      ...(status && { statuses: status }),
      ...(kind && { kinds: kind }),
      ...(cadence && { cadences: cadence }),
      ...(objectives && { objectives }),
      ...(commitments && { commitments }),
      ...(deadlineAfter !== undefined && { deadlineAfter }),
      ...(deadlineBefore !== undefined && { deadlineBefore }),
      includeArchived: value.includeArchived ?? false,
      includeAnnulled: value.includeAnnulled ?? false,
    },
    sort: value.sort ?? [{ field: 'title', descending: false }],
    limit: value.limit ?? DEFAULT_PAGE,
    ...(on !== undefined && { on }),
    ...(atLeast && { atLeast }),
  };
}

const wordsOf = (text: string): string[] =>
  [...new Set(plainText(text).split(' '))].filter((word) => word !== '').sort();

function problemsOfAnotherDay(value: PortfolioParameters): FieldProblem[] {
  const filtered = OF_THE_DAY.filter((name) => value[name] !== undefined);
  const sorted = value.sort?.some(({ field, descending }) => field !== 'title' || descending) ? ['sort'] : [];
  return [...filtered, ...sorted].map((name) => ({ pointer: pointer(name), message: NOT_ON_ANOTHER_DAY }));
}

const NOT_ON_ANOTHER_DAY = say(
  'con un giorno diverso da oggi l’elenco è in ordine di titolo e non si filtra su ciò che dipende dal giorno',
  'on a day other than today the list is ordered by title and not filtered by what depends on the day',
);

/** What a cursor is answered with that was made for another query, or by nobody. */
export const CURSOR_OF_ANOTHER: FieldProblem = {
  pointer: '/cursor',
  message: say(
    'non è il segnalibro di questo elenco: ripartire dalla prima pagina, senza cursor',
    'not a cursor of this list: start again from the first page, without a cursor',
  ),
};

/** A cursor for the same query only; how long its pages are may change. */
export function sealCursor(query: PortfolioQuery, next: string): string {
  return `${signatureOf(query)}.${next}`;
}

function openCursor(cursor: string, query: PortfolioQuery): string | undefined {
  const signature = `${signatureOf(query)}.`;
  return cursor.startsWith(signature) ? cursor.slice(signature.length) : undefined;
}

function signatureOf({ filters, sort, on }: PortfolioQuery): string {
  return sha256OfJson([filters, sort, on ?? null]).slice(0, 16);
}
