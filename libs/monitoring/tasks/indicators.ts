import type { AgreementState, Entry, LogEntry, MeasuredValue } from '#libs/agreement/core/state.js';
import { addPeriod, type CivilDate, later } from '#libs/kernel/civil-date.js';
import type { IndicatorJudgement } from '../indicators/indicators.js';
import type { Judgement } from '../judgement.js';
import { isRunning } from '../term/term.js';
import { SOON_DAYS, waitsFrom } from './horizons.js';
import type { IndicatorItem, MeasurementItem } from './item.js';
import { partnerName } from './meetings.js';
import { shortened } from './shortened.js';

/** Those whose next measurement is due, or soon will be, while the agreement runs and they are not achieved. */
export function indicatorItems({ state, indicators, term, on }: Judgement): IndicatorItem[] {
  if (!isRunning(term, on)) return [];
  return indicators.flatMap((judged) => {
    const { id, title, responsible, reportEvery } = judged.indicator.definition;
    const { verdict } = judged;
    const nextReportBy = reportedBy(judged, state, on);
    if (nextReportBy === undefined || verdict === 'achieved') return [];
    if (waitsFrom(nextReportBy, SOON_DAYS, reportEvery) > on) return [];
    if (term.to !== undefined && nextReportBy > term.to) return [];
    const owner = responsible ?? null;
    const ownerName = owner === null ? null : partnerName(state, owner);
    return [{ kind: 'indicator-due', id, date: nextReportBy, owner, ownerName, title: shortened(title) }];
  });
}

/** What was measured and waits to be validated was measured all the same: nobody is asked for it again. */
function reportedBy(
  { indicator, nextReportBy }: IndicatorJudgement,
  state: AgreementState,
  on: CivilDate,
): CivilDate | undefined {
  const { reportEvery } = indicator.definition;
  if (nextReportBy === undefined || reportEvery === undefined) return undefined;
  if (state.header?.validation !== 'required') return nextReportBy;
  const pending = indicator.measurements
    .flatMap((entry) => awaitingReview(entry).map(({ date = entry.date }) => date))
    .filter((date) => date <= on);
  return pending.map((date) => addPeriod(date, reportEvery)).reduce(later, nextReportBy);
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
