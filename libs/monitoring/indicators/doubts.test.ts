import { describe, expect, it, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { doubtAbout, isMoreThanAll } from './doubts.js';

const AT = 'indicators/i1/measurements';
const given = (fields: object = {}) =>
  Scenario.given(
    sampleDefinition({
      indicators: [{ id: 'i1', title: 'Famiglie', unit: 'famiglie', direction: 'increase', ...fields }],
    }),
  );
const measured = (scenario: Scenario, date: string, value: object, id: string) =>
  scenario.and(AT, { id, date, ...value });
const doubt = (scenario: Scenario, date: string, value: object, corrected?: string) =>
  doubtAbout(judge(scenario.folded, '2022-06-01').indicators[0]!, { date, measured: value }, corrected);

describe('a measurement is doubted', () => {
  test.each([
    [{ value: 66 }, undefined],
    [{ value: 600 }, undefined],
    [{ value: 690 }, 'much-more'],
    [{ value: 6 }, 'much-less'],
    [{ value: -690 }, 'much-more'],
    [{ value: 0 }, undefined],
  ])('after 66: %j', (value, kind) => {
    const scenario = measured(given(), '2021-10-30', { value: 66 }, 'r1');
    expect(doubt(scenario, '2021-12-01', value)?.kind).toBe(kind);
  });

  it('beside the last one before its day, else beside the first; never beside what it corrects', () => {
    const scenario = measured(given(), '2021-10-30', { value: 10 }, 'r1');
    measured(scenario, '2022-01-30', { value: 1000 }, 'r2');
    expect(doubt(scenario, '2021-12-01', { value: 1000 })).toMatchObject({ kind: 'much-more', now: 1000, before: 10 });
    expect(doubt(scenario, '2022-02-01', { value: 1000 })).toBeUndefined();
    expect(doubt(scenario, '2021-05-01', { value: 1000 })).toMatchObject({ before: 10 });
    expect(doubt(scenario, '2021-12-01', { value: 1000 }, 'r1')).toBeUndefined();
  });

  it('on a day that has one already, where they add up', () => {
    const summed = measured(given({ aggregation: 'sum' }), '2021-10-30', { value: 10 }, 'r1');
    expect(doubt(summed, '2021-10-30', { value: 12 })).toMatchObject({
      kind: 'same-day',
      other: { date: '2021-10-30' },
    });
    expect(doubt(summed, '2021-10-30', { value: 12 }, 'r1')).toBeUndefined();
    const latest = measured(given(), '2021-10-30', { value: 10 }, 'r1');
    expect(doubt(latest, '2021-10-30', { value: 12 })).toBeUndefined();
  });

  it('as a ratio by what it comes to; as a yes or no never', () => {
    const ratio = measured(given({ aggregation: 'ratio' }), '2021-10-30', { numerator: 1, denominator: 100 }, 'r1');
    expect(doubt(ratio, '2021-12-01', { numerator: 30, denominator: 100 })).toMatchObject({ now: 30, before: 1 });
    const yesNo = measured(given({ unit: 'sì/no' }), '2021-10-30', { value: 1 }, 'r1');
    expect(doubt(yesNo, '2021-12-01', { value: 0 })).toBeUndefined();
  });
});

test('more than there are in all is most likely typed the wrong way round', () => {
  expect(isMoreThanAll({ numerator: 50, denominator: 40 })).toBe(true);
  expect(isMoreThanAll({ numerator: 40, denominator: 40 })).toBe(false);
  expect(isMoreThanAll({ value: 50 })).toBe(false);
});
