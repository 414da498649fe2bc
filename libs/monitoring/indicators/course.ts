import type { Standing } from '#libs/agreement/core/standing.js';
import type { MeasuredValue } from '#libs/agreement/core/state.js';
import type { Target } from '#libs/agreement/indicators/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { actualsOf, type IndicatorJudgement } from './indicators.js';
import { expectedValue } from './trajectory.js';

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

/** What is expected on each day; undefined where there is no path to a target. */
export function expectedCourse({ comparison }: IndicatorJudgement): ((date: CivilDate) => number) | undefined {
  if (comparison.kind !== 'targets') return undefined;
  return (date) => expectedValue(comparison.baseline, comparison.targets, date);
}

/** The path to the targets, lowered (or raised, for what is to decrease) by the tolerance of the whole way. */
export function toleratedPath({ comparison, tolerance }: IndicatorJudgement): Target[] {
  if (comparison.kind !== 'targets' || tolerance === 0) return [];
  const { baseline, targets, last } = comparison;
  const off = tolerance * (last.value - baseline.value);
  return [baseline, ...targets].map(({ value, date }) => ({ value: value - off, date }));
}
