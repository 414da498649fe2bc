import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { ColumnType, ColumnValue, Condition } from '#libs/kernel/ports.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import { type Alarms, NEVER } from '#libs/monitoring/tasks/alarms.js';
import { SOON_DAYS } from '#libs/monitoring/tasks/horizons.js';

/**
 * Declared and indexed: what is about to be missed in agreements that are in force, each so that the worst is the
 * least. A column for each, because an index that yields them in order spares looking at every agreement in force.
 */
export const ALARM_COLUMNS = {
  /** How bad it stands with the meetings, then the last useful day for the next. */
  meetingsAlarm: 'text',
  /** How many commitments are overdue, then unconfirmed. */
  commitmentsAlarm: 'integer',
  /** The first deadline, overdue or not, that the other alarms do not tell. */
  deadlinesAlarm: 'text',
} as const satisfies Record<string, ColumnType>;

const MORE_THAN_UNCONFIRMED = 1_000_000;
const IN_FORCE: readonly AgreementSummary['status'][] = ['running', 'open-ended'];

export function alarmColumns(
  { status, commitments: { overdue, unconfirmed } }: AgreementSummary,
  { meetings, deadlines }: Alarms,
): Record<keyof typeof ALARM_COLUMNS, ColumnValue> {
  const isBehind = IN_FORCE.includes(status) && overdue + unconfirmed > 0;
  const [worst] = meetings;
  return {
    meetingsAlarm: worst ? urgencyOf(worst) : null,
    commitmentsAlarm: isBehind ? -(overdue * MORE_THAN_UNCONFIRMED + unconfirmed) : null,
    deadlinesAlarm: deadlines[0]?.date ?? null,
  };
}

/** What was broken already before what may yet be; then by the last useful day for the next meeting. */
export const urgencyOf = ({ verdict, window }: Alarms['meetings'][number]): string =>
  `${verdict === 'breached' ? 0 : 1} ${window?.nextMeetingBy ?? NEVER}`;

/** What is looked for: what is about to be missed, or any deadline before a day. */
export type AlarmFilter = 'meetings' | 'commitments' | 'deadlines' | { readonly deadlineBefore: CivilDate };

/** Agreements with anything overdue, or due as soon as an overview looks ahead. */
export const dueSoon = (today: CivilDate): AlarmFilter => ({ deadlineBefore: addDays(today, SOON_DAYS + 1) });

export function conditionOfAlarm(alarm: AlarmFilter): Condition {
  if (typeof alarm === 'string') return { column: `${alarm}Alarm`, is: '!=', value: null };
  const isBefore = (column: string): Condition => ({ column, is: '<', value: alarm.deadlineBefore });
  const isDue = { any: [isBefore('nextDeadline'), isBefore('deadlinesAlarm')] };
  return { all: [{ column: 'status', in: IN_FORCE }, isDue] };
}
