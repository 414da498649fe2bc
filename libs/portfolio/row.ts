import type { Instant } from '#libs/kernel/civil-date.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import type { ColumnValue, Row, RowShape } from '#libs/kernel/ports.js';
import type { Silence } from '#libs/monitoring/cadence/cadence-summary.js';
import { type AgreementSummary, SUMMARY_SHAPE, summaryColumns } from '#libs/monitoring/summary.js';
import { type Alarms, NO_ALARMS } from '#libs/monitoring/tasks/alarms.js';
import { NOTHING_WAITS, type Waiting } from '#libs/monitoring/tasks/item.js';
import { ALARM_COLUMNS, alarmColumns } from './alarms.js';
import type { Computed, Failed } from './compute.js';
import { WAITING_COLUMNS, waitingColumns } from './waiting.js';

/** Why a row shows an earlier state, or none. Says nothing of what the agreement holds. */
export interface Stuck {
  /** The name of the class of the error. */
  readonly error: string;
  readonly since: Instant;
}

export interface PortfolioBody {
  /** The last that could be computed; null where none ever could. */
  readonly summary: AgreementSummary | null;
  /** What waits for somebody, of the same day as the summary. */
  readonly waiting: Waiting;
  /** What is about to be missed, of the same day. */
  readonly alarms: Alarms;
  /** Of the summary: what the register does not speak of at all. */
  readonly silence?: Silence | undefined;
  readonly stuck: Stuck | null;
}

export type PortfolioRow = Row<PortfolioBody>;

/** To be raised when the same register gives other rows than in the release before: they are all computed again. */
export const ROWS_FORMAT = 7;

/** `day` is the day the row was computed for, in the agreement's zone. */
export const PORTFOLIO_SHAPE: RowShape = {
  ...SUMMARY_SHAPE,
  columns: {
    ...SUMMARY_SHAPE.columns,
    ...WAITING_COLUMNS,
    ...ALARM_COLUMNS,
    timeZone: 'text',
    day: 'text',
    stuckSince: 'text',
  },
  indexes: [
    ...SUMMARY_SHAPE.indexes,
    ['waitingFrom', 'title'],
    ['unrecordedFrom', 'title'],
    ['meetingsAlarm', 'title'],
    ['commitmentsAlarm', 'title'],
    ['deadlinesAlarm', 'title'],
    ['timeZone', 'day'],
    ['stuckSince'],
  ],
};

const DEFAULT_ZONE = 'Europe/Rome';

/** The row of what was computed; `previous` is what one that could not be computed still shows. */
export function rowOf(computed: Computed, previous: PortfolioRow | undefined, now: Instant): PortfolioRow {
  if ('failed' in computed) return stuckRow(computed, previous, now);
  const { agreement, revision, summary, waiting, alarms, silence, timeZone } = computed;
  return {
    id: agreement,
    version: { revision, day: summary.on },
    columns: {
      ...summaryColumns(summary),
      ...waitingColumns(waiting),
      ...alarmColumns(summary, alarms),
      timeZone,
      day: summary.on,
      stuckSince: null,
    },
    body: { summary, waiting, alarms, silence, stuck: null },
  };
}

function stuckRow(
  { agreement, revision, failed }: Failed,
  previous: PortfolioRow | undefined,
  now: Instant,
): PortfolioRow {
  const timeZone = textOr(previous?.columns['timeZone'], DEFAULT_ZONE);
  const today = civilDateIn(timeZone, now);
  const day = previous && previous.version.day > today ? previous.version.day : today;
  const since = previous?.body.stuck?.since ?? now;
  return {
    id: agreement,
    version: { revision: Math.max(revision, previous?.version.revision ?? 0), day },
    columns: {
      ...(previous?.columns ?? { agreement, title: agreement, search: agreement }),
      timeZone,
      day,
      stuckSince: since,
    },
    body: {
      summary: previous?.body.summary ?? null,
      waiting: previous?.body.waiting ?? NOTHING_WAITS,
      alarms: previous?.body.alarms ?? NO_ALARMS,
      silence: previous?.body.silence,
      stuck: { error: failed, since },
    },
  };
}

const textOr = (value: ColumnValue | undefined, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;
