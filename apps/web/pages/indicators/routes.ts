import type { PageRoute } from '../../frame/visit.js';
import { showIndicator } from './indicator-page.js';
import { showIndicators } from './list-page.js';
import { correctMeasurement, showCorrection } from './recording/correct.js';
import { recordMeasurement, showRecording } from './recording/record.js';
import { reviewRoutes } from './recording/reviews.js';
import type { IndicatorServices } from './seen.js';

const LIST = '/accordi/:agreement/indicatori';
const ONE = `${LIST}/:indicator`;
const MEASUREMENT = `${ONE}/rilevazioni/:measurement`;

/** Indicators: how they stand, and what is recorded of them. */
export function indicatorRoutes(services: IndicatorServices): PageRoute[] {
  return [
    { method: 'GET', path: LIST, handle: (visit) => showIndicators(visit, services) },
    { method: 'GET', path: ONE, handle: (visit) => showIndicator(visit, services) },
    { method: 'GET', path: `${ONE}/rilevazione`, handle: (visit) => showRecording(visit, services) },
    { method: 'POST', path: `${ONE}/rilevazione`, handle: (visit) => recordMeasurement(visit, services) },
    { method: 'GET', path: `${MEASUREMENT}/correzione`, handle: (visit) => showCorrection(visit, services) },
    { method: 'POST', path: `${MEASUREMENT}/correzione`, handle: (visit) => correctMeasurement(visit, services) },
    ...reviewRoutes(MEASUREMENT, services),
  ];
}
