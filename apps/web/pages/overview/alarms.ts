import type { Caller } from '#libs/identity/rights.js';
import { visibleAgreements } from '#libs/identity/rights.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import type { AgreementSummary } from '#libs/monitoring/summary.js';
import type { MeetingItem } from '#libs/monitoring/tasks/item.js';
import type { PortfolioFilters, PortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import type { PortfolioItem, PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import { isUnrecorded } from '#libs/portfolio/waiting.js';
import { type Asked, filtersFor, IN_FORCE } from './list-query.js';

/** Of each kind: a list that is longer is not read, and the filters of the list find the rest. */
const MOST = 5;

/** A row whose agreement could be computed. */
export type KnownItem = PortfolioItem & { readonly summary: AgreementSummary };

/** One thing that is about to be missed, or was. */
export type Alarm = { readonly row: KnownItem } & (
  | { readonly about: 'meetings' | 'commitments' | 'deadline' }
  | { readonly about: 'record'; readonly item: MeetingItem }
);

export interface AlarmGroup {
  readonly about: Alarm['about'];
  /** The worst first. */
  readonly alarms: readonly Alarm[];
  /** In how many agreements there is one, where not all of it is shown. */
  readonly agreements: number | undefined;
  /** What the list is to be asked for to show them. */
  readonly asked: Asked;
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
    asked: Asked,
    looked: Partial<PortfolioFilters>,
    field: PortfolioQuery['sort'][number]['field'],
  ): Promise<AlarmGroup> => {
    // None of these is ever an alarm of an agreement that is archived or annulled.
    const filters = { words: [], includeArchived: true, includeAnnulled: true, ...looked };
    const found = await portfolio.page({ filters, sort: [{ field, descending: false }], limit: MOST }, visible);
    if (isRefusal(found)) throw new Refused(found);
    const all = found.items.filter(isKnown).flatMap((row) => alarmsOf(about, row));
    const isWhole = found.nextCursor === undefined && all.length <= MOST;
    const agreements = isWhole ? undefined : await portfolio.count({ filters }, visible);
    return { about, asked, alarms: mostUrgent(all), agreements };
  };
  const meetings = { status: IN_FORCE, cadence: 'breached,at-risk', sort: 'cadence' };
  const commitments = { status: IN_FORCE, commitments: 'overdue,unconfirmed', sort: '-commitmentsOverdue' };
  const groups = await Promise.all([
    group('meetings', meetings, { alarm: 'meetings' }, 'meetingsAlarm'),
    group('record', { fare: 'incontri' }, filtersFor('incontri', caller, today), 'unrecordedFrom'),
    group('commitments', commitments, { alarm: 'commitments' }, 'commitmentsAlarm'),
    group('deadline', { fare: 'scadenze' }, filtersFor('scadenze', caller, today), 'deadlineAlarm'),
  ]);
  // Within a group the worst stands first.
  return groups.toSorted((a, b) => Number(isMissed(b.alarms[0])) - Number(isMissed(a.alarms[0])));
}

/** What was missed already comes before what may yet be. */
export function isMissed(alarm: Alarm | undefined): boolean {
  if (alarm?.about === 'meetings') return alarm.row.summary.cadence?.verdict === 'breached';
  return alarm?.about === 'commitments' && alarm.row.summary.commitments.overdue > 0;
}

const isKnown = (row: PortfolioItem): row is KnownItem => row.summary !== null;

function alarmsOf(about: Alarm['about'], row: KnownItem): Alarm[] {
  if (about === 'record') {
    return row.waiting.items.filter(isMeetingToRecord).map((item): Alarm => ({ about, row, item }));
  }
  // A meeting that is due stands among the meetings already where its rule is at risk.
  const { cadence, nextDeadline } = row.summary;
  const isSaid = about === 'deadline' && nextDeadline?.kind === 'meeting' && cadence?.verdict !== 'compliant';
  return isSaid ? [] : [{ about, row }];
}

const isMeetingToRecord = (item: PortfolioItem['waiting']['items'][number]): item is MeetingItem => isUnrecorded(item);

/** Rows come sorted; of records there may be several in one. */
function mostUrgent(all: readonly Alarm[]): readonly Alarm[] {
  const dayOf = (alarm: Alarm): string => (alarm.about === 'record' ? alarm.item.date : '');
  return all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)).slice(0, MOST);
}
