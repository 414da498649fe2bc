import type { ColumnType, ColumnValue, Condition } from '#libs/kernel/ports.js';
import type { MeetingItem, Waiting, WaitingItem } from '#libs/monitoring/tasks/item.js';

/**
 * Declared and indexed: by what is looked for that waits. `waitingFor` names the partners that something waits for,
 * and `@evaluation`, with a space on either side of each.
 */
export const WAITING_COLUMNS = {
  waitingFor: 'text',
  /** The earliest day of anything that waits. */
  waitingFrom: 'text',
  /** The day of the first meeting that is not recorded, or has no minutes. */
  unrecordedFrom: 'text',
} as const satisfies Record<string, ColumnType>;

const EVALUATION = '@evaluation';

export function waitingColumns({ items, counts }: Waiting): Record<keyof typeof WAITING_COLUMNS, ColumnValue> {
  const partners = counts.flatMap(({ owner }) => owner ?? []);
  const isEvaluation = counts.some(({ kind }) => kind === 'final-evaluation');
  const names = [...new Set(partners), ...(isEvaluation ? [EVALUATION] : [])];
  return {
    waitingFor: names.length > 0 ? ` ${names.join(' ')} ` : null,
    waitingFrom: items[0]?.date ?? null,
    unrecordedFrom: items.find(isUnrecorded)?.date ?? null,
  };
}

export const isUnrecorded = (item: WaitingItem): item is MeetingItem =>
  item.kind === 'meeting-to-record' || item.kind === 'minutes-to-write';

/** Agreements, and as who one looks at what waits in them: whoever coordinates has everything in view. */
export interface WaitingScope {
  readonly agreements: 'all' | readonly string[];
  readonly as: 'coordination' | 'evaluation' | { readonly partner: string };
}

/** Whether anything waits in one of the scopes. */
export function conditionOfScopes(scopes: readonly WaitingScope[]): Condition {
  return { any: scopes.map(conditionOfScope) };
}

function conditionOfScope({ agreements, as }: WaitingScope): Condition {
  const there: Condition[] = agreements === 'all' ? [] : [{ column: 'agreement', in: agreements }];
  if (as === 'coordination') return { all: [...there, { column: 'waitingFrom', is: '!=', value: null }] };
  const name = as === 'evaluation' ? EVALUATION : as.partner;
  return { all: [...there, { column: 'waitingFor', contains: ` ${name} ` }] };
}
