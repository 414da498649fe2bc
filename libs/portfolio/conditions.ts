import type { ColumnValue, Condition } from '#libs/kernel/ports.js';
import { COMMITMENT_COLUMNS, OBJECTIVE_COLUMNS } from '#libs/monitoring/summary.js';
import { conditionOfAlarm } from './alarms.js';
import type { PortfolioFilters } from './portfolio-query.js';
import { conditionOfScopes } from './waiting.js';

/** Which agreements whoever asks may see: all of them, or these. */
export type Visible = 'all' | readonly string[];

/** Filters and visibility in one: no page and no count knows of what may not be seen. */
export function conditionOf(filters: PortfolioFilters, visible: Visible): Condition {
  const { statuses, kinds, cadences, objectives, commitments, deadlineAfter, deadlineBefore } = filters;
  const all: Condition[] = filters.words.map((word) => ({ column: 'search', contains: word }));
  if (visible !== 'all') all.push({ column: 'agreement', in: visible });
  if (statuses) all.push({ column: 'status', in: statuses });
  // Who asks for a status asks for those agreements.
  if (!filters.includeArchived && !statuses?.includes('archived')) all.push(isNot('status', 'archived'));
  if (!filters.includeAnnulled && !statuses?.includes('annulled')) all.push(isNot('status', 'annulled'));
  if (kinds) all.push({ column: 'kind', in: kinds });
  if (cadences) all.push({ column: 'cadence', in: cadences.map((verdict) => (verdict === 'none' ? null : verdict)) });
  if (objectives) all.push(someOf(OBJECTIVE_COLUMNS, objectives));
  if (commitments) all.push(someOf(COMMITMENT_COLUMNS, commitments));
  if (filters.waiting) all.push(conditionOfScopes(filters.waiting));
  if (filters.alarm) all.push(conditionOfAlarm(filters.alarm));
  if (filters.unrecorded) all.push(isNot('unrecordedFrom', null));
  if (deadlineAfter !== undefined) all.push({ column: 'nextDeadline', is: '>', value: deadlineAfter });
  if (deadlineBefore !== undefined) all.push({ column: 'nextDeadline', is: '<', value: deadlineBefore });
  return { all };
}

const isNot = (column: string, value: ColumnValue): Condition => ({ column, is: '!=', value });

/** At least one of these, each counted in its column. */
function someOf(counting: Readonly<Record<string, string>>, wanted: readonly string[]): Condition {
  const columns = Object.keys(counting).filter((column) => wanted.includes(counting[column] ?? ''));
  return { any: columns.map((column) => ({ column, is: '>', value: 0 })) };
}
