import type { Caller } from '#libs/identity/rights.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { compareDates } from '#libs/monitoring/cadence/counting.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import type { MeetingsAlarm } from '#libs/monitoring/tasks/alarms.js';
import { type Deadline, isOverdue } from '#libs/monitoring/tasks/deadline.js';
import type { MeetingItem } from '#libs/monitoring/tasks/item.js';
import { dueSoon, urgencyOf } from './alarms.js';
import type { PortfolioFilters, PortfolioQuery } from './portfolio-query.js';
import type { PortfolioItem, PortfolioReading } from './portfolio-reading.js';
import { isUnrecorded } from './waiting.js';

/** Of each kind: a list that is longer is not read, and the filters of the list find the rest. */
const MOST = 5;

/** A row whose agreement could be computed. */
export type KnownItem = PortfolioItem & { readonly summary: AgreementSummary };

/** One thing that is about to be missed, or was. */
export type Alarm = { readonly row: KnownItem } & (
  | { readonly about: 'meetings'; readonly rule: MeetingsAlarm }
  | { readonly about: 'record'; readonly item: MeetingItem }
  | { readonly about: 'commitments' }
  | { readonly about: 'deadlines'; readonly deadline: Deadline }
);

export interface AlarmGroup {
  readonly about: Alarm['about'];
  /** The worst first. */
  readonly alarms: readonly Alarm[];
  /** In how many agreements there is one, where not all of it is shown. */
  readonly agreements: number | undefined;
}

/** Whatever of agreements in force is about to be missed, from the rows of the list. */
export async function alarmsFor(
  caller: Caller,
  portfolio: PortfolioReading,
  today: CivilDate,
): Promise<readonly AlarmGroup[]> {
  const visible = visibleAgreements(caller);
  const group = async (
    about: Alarm['about'],
    field: PortfolioQuery['sort'][number]['field'],
    looked: Partial<PortfolioFilters>,
    counted = looked,
  ): Promise<AlarmGroup> => {
    // None of these is ever an alarm of an agreement that is archived or annulled.
    const all = { words: [], includeArchived: true, includeAnnulled: true };
    const sort = [{ field, descending: false }];
    const found = await portfolio.page({ filters: { ...all, ...looked }, sort, limit: MOST }, visible);
    if (isRefusal(found)) throw new Refused(found);
    const alarms = found.items.filter(isKnown).flatMap((row) => alarmsOf(about, row));
    const isWhole = found.nextCursor === undefined && alarms.length <= MOST;
    const agreements = isWhole ? undefined : await portfolio.count({ filters: { ...all, ...counted } }, visible);
    return { about, alarms: mostUrgent(alarms), agreements };
  };
  const groups = await Promise.all([
    group('meetings', 'meetingsAlarm', { alarm: 'meetings' }),
    group('record', 'unrecordedFrom', { unrecorded: true }),
    group('commitments', 'commitmentsAlarm', { alarm: 'commitments' }),
    group('deadlines', 'deadlinesAlarm', { alarm: 'deadlines' }, { alarm: dueSoon(today) }),
  ]);
  // Within a group the worst stands first.
  return groups.toSorted((a, b) => Number(isMissed(b.alarms[0])) - Number(isMissed(a.alarms[0])));
}

/** What was missed already comes before what may yet be. */
export function isMissed(alarm: Alarm | undefined): boolean {
  if (alarm?.about === 'meetings') return alarm.rule.verdict === 'breached';
  if (alarm?.about === 'deadlines') return isOverdue(alarm.deadline, alarm.row.summary.on);
  return alarm?.about === 'commitments' && alarm.row.summary.commitments.overdue > 0;
}

const isKnown = (row: PortfolioItem): row is KnownItem => row.summary !== null;

/** All of one kind in an agreement: a row stands for as many as there are. */
function alarmsOf(about: Alarm['about'], row: KnownItem): Alarm[] {
  switch (about) {
    case 'meetings':
      return row.alarms.meetings.map((rule) => ({ about, row, rule }));
    case 'record':
      return row.waiting.items.filter(isUnrecorded).map((item) => ({ about, row, item }));
    case 'commitments':
      return [{ about, row }];
    case 'deadlines':
      return row.alarms.deadlines.map((deadline) => ({ about, row, deadline }));
  }
}

/** Rows come sorted by the worst of each. */
const mostUrgent = (all: readonly Alarm[]): readonly Alarm[] =>
  all.toSorted((a, b) => compareDates(placeOf(a), placeOf(b))).slice(0, MOST);

function placeOf(alarm: Alarm): string {
  switch (alarm.about) {
    case 'meetings':
      return urgencyOf(alarm.rule);
    case 'record':
      return alarm.item.date;
    case 'commitments':
      return '';
    case 'deadlines':
      return alarm.deadline.date;
  }
}
