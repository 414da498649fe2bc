import type { RowQuery } from '#libs/kernel/ports.js';
import { keysOf } from '#libs/monitoring/grouping.js';
import { COMMITMENT_COLUMNS, OBJECTIVE_COLUMNS, type SUMMARY_SHAPE } from '#libs/monitoring/summary.js';
import type { ALARM_COLUMNS } from './alarms.js';
import type { WAITING_COLUMNS } from './waiting.js';

type Column = keyof (typeof SUMMARY_SHAPE)['columns'];

const themselves = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

/** What lists can be sorted by, and the column that it stands in. */
export const SORT_COLUMNS = {
  ...themselves('title', 'agreement', 'kind', 'status', 'validFrom', 'validTo'),
  /** The worst first. */
  cadence: 'cadenceRank',
  ...themselves('nextMeetingBy', 'nextDeadline'),
  ...themselves('objectives', ...keysOf(OBJECTIVE_COLUMNS)),
  ...themselves('commitments', ...keysOf(COMMITMENT_COLUMNS)),
} as const satisfies Readonly<Record<string, Column>>;

export type SortField = keyof typeof SORT_COLUMNS;

/** What the program's own lists are sorted by besides; nobody can ask for it from outside. */
const OWN_COLUMNS = themselves<keyof typeof WAITING_COLUMNS | keyof typeof ALARM_COLUMNS>(
  'waitingFrom',
  'unrecordedFrom',
  'meetingsAlarm',
  'commitmentsAlarm',
  'deadlinesAlarm',
);

const ALL_COLUMNS = { ...SORT_COLUMNS, ...OWN_COLUMNS };

export interface SortTerm {
  readonly field: keyof typeof ALL_COLUMNS;
  readonly descending: boolean;
}

/** Of equals the title decides, of equal titles the id. */
export function orderOf(sort: readonly SortTerm[]): NonNullable<RowQuery['order']> {
  const order = sort.map(({ field, descending }) => ({ column: ALL_COLUMNS[field], descending }));
  return sort.some(({ field }) => field === 'title') ? order : [...order, { column: 'title', descending: false }];
}
