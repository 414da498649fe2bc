import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { ColumnType, ColumnValue, Condition } from '#libs/kernel/ports.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';

/**
 * Declared and indexed: what is about to be missed in agreements that are in force, each so that the worst is the
 * least. A column for each, because an index that yields them in order spares looking at every agreement in force.
 */
export const ALARM_COLUMNS = {
  /** How bad it stands with the meetings, then the last useful day for the next. */
  meetingsAlarm: 'text',
  /** How many commitments are overdue, then unconfirmed. */
  commitmentsAlarm: 'integer',
  deadlineAlarm: 'text',
} as const satisfies Record<string, ColumnType>;

const NO_DAY = '9999-12-31';
const MORE_THAN_UNCONFIRMED = 1_000_000;

export function alarmColumns(summary: AgreementSummary): Record<keyof typeof ALARM_COLUMNS, ColumnValue> {
  const isInForce = summary.status === 'running' || summary.status === 'open-ended';
  if (!isInForce) return { meetingsAlarm: null, commitmentsAlarm: null, deadlineAlarm: null };
  const { overdue, unconfirmed } = summary.commitments;
  return {
    meetingsAlarm: meetingsAlarm(summary.cadence),
    commitmentsAlarm: overdue + unconfirmed > 0 ? -(overdue * MORE_THAN_UNCONFIRMED + unconfirmed) : null,
    deadlineAlarm: summary.nextDeadline?.date ?? null,
  };
}

function meetingsAlarm(cadence: AgreementSummary['cadence']): string | null {
  if (!cadence || cadence.verdict === 'compliant') return null;
  return `${cadence.verdict === 'breached' ? 0 : 1} ${cadence.window?.nextMeetingBy ?? NO_DAY}`;
}

/** What is looked for: deadlines before a day. */
export type AlarmFilter = 'meetings' | 'commitments' | { readonly deadlineBefore: CivilDate };

export function conditionOfAlarm(alarm: AlarmFilter): Condition {
  if (typeof alarm === 'object') return { column: 'deadlineAlarm', is: '<', value: alarm.deadlineBefore };
  return { column: `${alarm}Alarm`, is: '!=', value: null };
}
