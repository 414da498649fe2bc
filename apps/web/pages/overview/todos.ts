import type { Caller } from '#libs/identity/rights.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import type { WaitingItem, WaitingKind } from '#libs/monitoring/waiting/item.js';
import type { PortfolioItem, PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import { scopesOf, type Whose, whoseIs } from './scopes.js';

/** Rows that are looked through, those with the most urgent first. */
const MOST_ROWS = 30;
/** Of each kind: a list that is longer is not read. */
const MOST_OF_A_KIND = 5;

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

export const todoName = (agreement: string, { kind, id }: Pick<WaitingItem, 'kind' | 'id'>): string =>
  `${agreement} ${kind} ${id}`;

/** What waits for the caller, without what `said` names; undefined for whom nothing ever waits. */
export async function todosFor(
  caller: Caller,
  portfolio: PortfolioReading,
  said: ReadonlySet<string>,
): Promise<Todos | undefined> {
  const waiting = scopesOf(caller);
  if (waiting.length === 0) return undefined;
  const filters = { words: [], waiting, includeArchived: false, includeAnnulled: false };
  const visible = visibleAgreements(caller);
  const sort = [{ field: 'waitingFrom', descending: false }] as const;
  const found = await portfolio.page({ filters, sort, limit: MOST_ROWS }, visible);
  if (isRefusal(found)) throw new Refused(found);
  const { items, nextCursor } = found;
  const elsewhere = nextCursor === undefined ? 0 : (await portfolio.count({ filters }, visible)) - items.length;
  const groups = (whose: Whose) => KINDS.flatMap((kind) => groupOf(kind, whose, caller, items, said));
  return { mine: groups('mine'), others: groups('others'), elsewhere };
}

function groupOf(
  kind: WaitingKind,
  whose: Whose,
  caller: Caller,
  rows: readonly PortfolioItem[],
  said: ReadonlySet<string>,
): TodoGroup[] {
  const isOne = (agreement: string, one: Pick<WaitingItem, 'kind' | 'owner'>): boolean =>
    one.kind === kind && whoseIs(caller, agreement, one) === whose;
  const all = rows.flatMap(({ agreement, summary, waiting, revision, stuck }): Todo[] =>
    waiting.items
      .filter((item) => isOne(agreement, item))
      .map((item) => ({
        agreement,
        title: summary?.title ?? agreement,
        revision: stuck ? undefined : revision,
        item,
      })),
  );
  const isSaid = ({ agreement, item }: Todo): boolean => said.has(todoName(agreement, item));
  const shown = all
    .filter((todo) => !isSaid(todo))
    .sort((a, b) => (a.item.date < b.item.date ? -1 : a.item.date > b.item.date ? 1 : 0))
    .slice(0, MOST_OF_A_KIND);
  const more = rows.flatMap(({ agreement, summary, waiting }) => {
    const counted = waiting.counts.filter((count) => isOne(agreement, count));
    const total = counted.reduce((sum, { count }) => sum + count, 0);
    const seen = [...shown, ...all.filter(isSaid)].filter((todo) => todo.agreement === agreement).length;
    return total > seen ? [{ agreement, title: summary?.title ?? agreement, count: total - seen }] : [];
  });
  return shown.length + more.length > 0 ? [{ kind, shown, more }] : [];
}
