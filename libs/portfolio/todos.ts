import type { Caller } from '#libs/identity/rights.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { compareDates } from '#libs/monitoring/cadence/counting.js';
import type { WaitingItem, WaitingKind } from '#libs/monitoring/tasks/item.js';
import type { PortfolioItem, PortfolioReading } from './portfolio-reading.js';
import { scopesOf, type Whose, whoseIs } from './scopes.js';

/** Rows that are looked through, those with the most urgent first. */
const MOST_ROWS = 20;
/** Of each kind: a list that is longer is not read. */
const MOST_OF_A_KIND: Readonly<Record<Whose, number>> = { mine: 5, others: 3 };

/** In this order: records of meetings first, because others wait for them. */
const KINDS: readonly WaitingKind[] = [
  'meeting-to-record',
  'minutes-to-write',
  'minutes-to-approve',
  'commitment-overdue',
  'commitment-to-confirm',
  'indicator-due',
  'measurement-to-validate',
  'decision-open',
  'issue-open',
  'deliverable-due',
  'final-evaluation',
];

/** Something that waits, and where. */
export interface Todo {
  readonly agreement: string;
  readonly title: string;
  /** The last event of the agreement's register that it was computed from; undefined where that is not known. */
  readonly revision: number | undefined;
  readonly item: WaitingItem;
}

/** All that waits of one kind: the most urgent, and where the others are. */
export interface TodoGroup {
  readonly kind: WaitingKind;
  readonly shown: readonly Todo[];
  readonly more: readonly { readonly agreement: string; readonly title: string; readonly count: number }[];
}

export interface Todos {
  readonly mine: readonly TodoGroup[];
  /** What waits for others in agreements that the caller coordinates. */
  readonly others: readonly TodoGroup[];
  /** In how many agreements more something waits. */
  readonly elsewhere: number;
}

/** Of what is owed again and again the day tells which. */
export const todoName = (agreement: string, { kind, id, date }: Pick<WaitingItem, 'kind' | 'id' | 'date'>): string =>
  `${agreement} ${kind} ${id} ${date}`;

/** What waits for the caller, without what `said` names; undefined for whom nothing ever waits. */
export async function todosFor(
  caller: Caller,
  portfolio: PortfolioReading,
  said: ReadonlySet<string>,
): Promise<Todos | undefined> {
  const waiting = scopesOf(caller);
  if (waiting.length === 0) return undefined;
  // Nothing waits in an agreement that is archived or annulled.
  const filters = { words: [], waiting, includeArchived: true, includeAnnulled: true };
  const visible = visibleAgreements(caller);
  const sort = [{ field: 'waitingFrom', descending: false }] as const;
  const found = await portfolio.page({ filters, sort, limit: MOST_ROWS }, visible);
  if (isRefusal(found)) throw new Refused(found);
  const { items, nextCursor } = found;
  const elsewhere = nextCursor === undefined ? 0 : (await portfolio.count({ filters }, visible)) - items.length;
  return { ...groupsIn(caller, items, said), elsewhere };
}

/** What is gathered of one kind, and how many of it there are in each agreement. */
interface Gathered {
  readonly todos: Todo[];
  readonly rest: Map<string, { readonly title: string; count: number }>;
}

function groupsIn(
  caller: Caller,
  rows: readonly PortfolioItem[],
  said: ReadonlySet<string>,
): Pick<Todos, 'mine' | 'others'> {
  const all: Record<Whose, Map<WaitingKind, Gathered>> = { mine: new Map(), others: new Map() };
  const gather = (agreement: string, one: Pick<WaitingItem, 'kind' | 'owner'>): Gathered | undefined => {
    const whose = whoseIs(caller, agreement, one);
    if (!whose) return undefined;
    const found = all[whose].get(one.kind) ?? { todos: [], rest: new Map() };
    all[whose].set(one.kind, found);
    return found;
  };
  for (const { agreement, summary, waiting, revision, stuck } of rows) {
    const title = summary?.title ?? agreement;
    for (const count of waiting.counts) {
      const rest = gather(agreement, count)?.rest;
      rest?.set(agreement, { title, count: (rest.get(agreement)?.count ?? 0) + count.count });
    }
    for (const item of waiting.items) {
      const found = gather(agreement, item);
      if (found && said.has(todoName(agreement, item))) takeOne(found, agreement);
      else found?.todos.push({ agreement, title, revision: stuck ? undefined : revision, item });
    }
  }
  const groups = (whose: Whose) =>
    KINDS.flatMap((kind) => {
      const found = all[whose].get(kind);
      return found ? groupOf(kind, found, MOST_OF_A_KIND[whose]) : [];
    });
  return { mine: groups('mine'), others: groups('others') };
}

function groupOf(kind: WaitingKind, gathered: Gathered, most: number): TodoGroup[] {
  const shown = gathered.todos.toSorted((a, b) => compareDates(a.item.date, b.item.date)).slice(0, most);
  for (const { agreement } of shown) takeOne(gathered, agreement);
  const more = [...gathered.rest]
    .filter(([, { count }]) => count > 0)
    .map(([agreement, { title, count }]) => ({ agreement, title, count }));
  return shown.length + more.length > 0 ? [{ kind, shown, more }] : [];
}

function takeOne({ rest }: Gathered, agreement: string): void {
  const found = rest.get(agreement);
  if (found) found.count -= 1;
}
