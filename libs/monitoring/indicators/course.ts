import type { Standing } from '#libs/agreement/core/standing.js';
import type { MeasuredValue } from '#libs/agreement/core/state.js';
import { actualsOf, type IndicatorJudgement } from './indicators.js';

/** What an indicator had come to with a measurement. */
export interface CoursePoint {
  readonly measurement: Standing<MeasuredValue>;
  readonly actual: number;
}

/**
 * How an indicator came to its actual value, measurement by measurement: running total, mean, ratio, as it is
 * aggregated. The last is the value that was judged.
 */
export function courseOf({ indicator, counted }: IndicatorJudgement): CoursePoint[] {
  const actuals = actualsOf(indicator.definition, counted);
  return counted.flatMap((measurement, index) => {
    const actual = actuals[index] ?? null;
    return actual === null ? [] : [{ measurement, actual }];
  });
}
