import { shortened } from '#libs/language/shortening.js';
import { awaitingReview } from '../indicators/reviews.js';
import type { Judgement } from '../judgement.js';
import { nextMeasurement } from './deadlines-of-parts.js';
import { SOON_DAYS, waitsFrom } from './horizons.js';
import type { IndicatorItem, MeasurementItem } from './item.js';
import { partnerName } from './names.js';

/** Those whose next measurement is due, or soon will be, while the agreement runs and they are not achieved. */
export function indicatorItems(judgement: Judgement): IndicatorItem[] {
  const { state, indicators, on } = judgement;
  return indicators.flatMap((judged): IndicatorItem[] => {
    const { id, title, responsible, reportEvery } = judged.indicator.definition;
    const date = nextMeasurement(judged, judgement);
    if (date === undefined || waitsFrom(date, SOON_DAYS, reportEvery) > on) return [];
    const owner = responsible ?? null;
    const ownerName = owner === null ? null : partnerName(state, owner);
    return [{ kind: 'indicator-due', id, date, owner, ownerName, title: shortened(title) }];
  });
}

/** Where only validated measurements count: those that nobody has looked at. */
export function measurementItems({ state, indicators, on }: Judgement): MeasurementItem[] {
  return indicators.flatMap(({ indicator }) => {
    const { id, title } = indicator.definition;
    return awaitingReview(state, indicator)
      .filter(({ date }) => date <= on)
      .map((waiting): MeasurementItem => {
        return { kind: 'measurement-to-validate', ...waiting, owner: null, indicator: id, title: shortened(title) };
      });
  });
}
