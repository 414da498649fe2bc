import { describe, expect, it, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { courseOf, expectedCourse, toleratedPath } from './course.js';

type Fields = Record<string, unknown>;
const DAYS = ['2021-03-01', '2021-06-01', '2021-09-01'];

function judged(indicator: Fields, measurements: readonly Fields[]) {
  const indicators = [{ id: 'i', title: 'Famiglie', unit: 'famiglie', direction: 'increase', ...indicator }];
  const term = { validFrom: '2021-01-01', duration: undefined, validTo: '2022-12-31' };
  const scenario = Scenario.given(sampleDefinition({ ...term, rules: [], commitments: [], indicators }));
  for (const measurement of measurements) scenario.and('indicators/i/measurements', measurement);
  return judge(scenario.folded, '2022-01-01').indicators[0]!;
}

const course = (indicator: Fields, measurements: readonly Fields[]) =>
  courseOf(judged(indicator, measurements)).map(({ actual }) => actual);

describe('how an indicator came to its value', () => {
  test.each<[string, number[]]>([
    ['latest', [8, 2, 5]],
    ['sum', [8, 10, 15]],
    ['mean', [8, 5, 5]],
    ['max', [8, 8, 8]],
    ['min', [8, 2, 2]],
  ])('%s', (aggregation, expected) => {
    const measurements = [8, 2, 5].map((value, index) => ({ date: DAYS[index], value }));
    expect(course({ aggregation }, measurements)).toEqual(expected);
  });

  it('ratio: of all numerators to all denominators so far', () => {
    const measurements = [
      { date: DAYS[0], numerator: 1, denominator: 4 },
      { date: DAYS[1], numerator: 5, denominator: 8 },
    ];
    expect(course({ aggregation: 'ratio', direction: 'maintain', unit: '%' }, measurements)).toEqual([25, 50]);
  });

  it('sum: on top of the baseline, and without what is in it already', () => {
    const baseline = { value: 100, date: DAYS[0] };
    const measurements = [7, 2, 5].map((value, index) => ({ date: DAYS[index], value }));
    expect(course({ aggregation: 'sum', baseline }, measurements)).toEqual([102, 107]);
  });

  it('goes by the day of observation, and ends with what is judged', () => {
    const measurements = [2, 0, 1].map((day) => ({ date: DAYS[day], value: day + 1 }));
    for (const aggregation of ['latest', 'sum', 'mean', 'max', 'min']) {
      const judgement = judged({ aggregation }, measurements);
      const points = courseOf(judgement);
      expect(points.map(({ measurement }) => measurement.date)).toEqual(DAYS);
      expect(points.at(-1)?.actual).toBe(judgement.actual);
    }
  });

  it('is empty without measurements', () => expect(course({}, [])).toEqual([]));
});

describe('what is expected of an indicator', () => {
  const targets = { baseline: { value: 10, date: '2021-01-01' }, targets: [{ value: 20, date: '2021-01-11' }] };

  it('is a path in days to its targets, and level after the last', () => {
    const expected = expectedCourse(judged(targets, []));
    expect(['2020-12-31', '2021-01-06', '2021-02-01'].map((date) => expected?.(date))).toEqual([10, 15, 20]);
    expect(expectedCourse(judged({}, []))).toBeUndefined();
  });

  it('is tolerated below the path; above it, where it is to decrease', () => {
    const values = (fields: Fields) => toleratedPath(judged(fields, [])).map(({ value }) => value);
    expect(values({ ...targets, tolerance: 0.1 })).toEqual([9, 19]);
    const falling = { ...targets, direction: 'decrease', targets: [{ value: 0, date: '2021-01-11' }] };
    expect(values({ ...falling, tolerance: 0.1 })).toEqual([11, 1]);
    expect(values({ ...targets, tolerance: 0 })).toEqual([]);
    expect(values({ tolerance: 0.1 })).toEqual([]);
  });
});
