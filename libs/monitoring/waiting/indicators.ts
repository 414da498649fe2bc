import type { Entry, LogEntry, MeasuredValue } from '#libs/agreement/state.js';
import { addDays } from '#libs/kernel/civil-date.js';
import type { Judgement } from '../judgement.js';
import { isRunning } from '../term.js';
import { SOON_DAYS } from './horizons.js';
import type { IndicatorItem, MeasurementItem } from './item.js';
import { partnerName } from './meetings.js';
import { shortened } from './shortened.js';

/** Those whose next measurement is due, or soon will be, while the agreement runs and they are not achieved. */
export function indicatorItems({ state, indicators, term, on }: Judgement): IndicatorItem[] {
  if (!isRunning(term, on)) return [];
  const last = addDays(on, SOON_DAYS);
  return indicators.flatMap(({ indicator, nextReportBy, verdict }) => {
    const { id, title, responsible } = indicator.definition;
    if (nextReportBy === undefined || nextReportBy > last || verdict === 'achieved') return [];
    if (term.to !== undefined && nextReportBy > term.to) return [];
    const owner = responsible ?? null;
    const ownerName = owner === null ? null : partnerName(state, owner);
    return [{ kind: 'indicator-due', id, date: nextReportBy, owner, ownerName, title: shortened(title) }];
  });
}

/** Where only validated measurements count: those that nobody has looked at. */
export function measurementItems({ state, indicators, on }: Judgement): MeasurementItem[] {
  if (state.header?.validation !== 'required') return [];
  return indicators.flatMap(({ indicator }) => {
    const { id: indicatorId, title } = indicator.definition;
    return indicator.measurements
      .filter(({ date }) => date <= on)
      .flatMap((entry) =>
        awaitingReview(entry).map(
          ({ id, date = entry.date }): MeasurementItem => ({
            kind: 'measurement-to-validate',
            id,
            date,
            owner: null,
            indicator: indicatorId,
            title: shortened(title),
          }),
        ),
      );
  });
}

/** The entry and its corrections without a review, but for those that a validated correction made needless. */
function awaitingReview(entry: LogEntry<MeasuredValue>): Entry<Partial<MeasuredValue>>[] {
  if (entry.annulled) return [];
  const all: Entry<Partial<MeasuredValue>>[] = [entry, ...entry.corrections];
  const settled = all.findLastIndex(({ review, annulled }) => review?.verdict === 'validated' && !annulled);
  return all.slice(settled + 1).filter(({ review, annulled }) => !review && !annulled);
}
