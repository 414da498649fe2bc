import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { figuresOf } from '../report.js';

const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2022-12-31' };

function given(indicator: Record<string, unknown>, fields: Record<string, unknown> = {}): Scenario {
  const indicators = [{ id: 'i', title: 'Famiglie', unit: 'famiglie', direction: 'increase', ...indicator }];
  const definition = sampleDefinition({ ...TERM, rules: [], commitments: [], indicators, ...fields });
  return Scenario.given(definition).at('2030-01-01T12:00:00.000Z');
}

const indicatorOf = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).unassigned.indicators[0]!;
const MEASUREMENTS = 'indicators/i/measurements';
const measured = (scenario: Scenario, id: string, date: string, value: number): Scenario =>
  scenario.and(MEASUREMENTS, { id, date, value });
const corrected = (scenario: Scenario, of: string, id: string, fields: Record<string, unknown>): Scenario =>
  scenario.and(`${MEASUREMENTS}/${of}/correction`, { id, reason: 'Letto male', ...fields });
const rejected = (scenario: Scenario, id: string): Scenario =>
  scenario.and(`${MEASUREMENTS}/${id}/rejection`, { reason: 'Non torna' });

describe('which measurements count', () => {
  it('of several corrections the last recorded that takes effect, whatever became of the one it corrects', () => {
    const scenario = measured(given({}), 'x', '2021-05-01', 10);
    corrected(scenario, 'x', 'c1', { value: 20 });
    corrected(scenario, 'c1', 'c2', { value: 30 });
    rejected(scenario, 'c1');
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(30);
    rejected(scenario, 'c2');
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(10);
  });

  it('of several corrections of one measurement the last', () => {
    const scenario = measured(given({}), 'x', '2021-05-01', 10);
    corrected(scenario, 'x', 'c1', { value: 20 });
    corrected(scenario, 'x', 'c2', { value: 30 });
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(30);
  });

  it('a correction has, unless it gives one, the date of what it corrects, rejected or not', () => {
    const scenario = measured(measured(given({}), 'x', '2021-05-01', 10), 'y', '2021-06-01', 99);
    corrected(scenario, 'x', 'c1', { value: 20, date: '2021-07-01' });
    corrected(scenario, 'c1', 'c2', { value: 30 });
    rejected(scenario, 'c1');
    expect(indicatorOf(scenario, '2021-06-30').actual).toBe(99);
    expect(indicatorOf(scenario, '2021-07-01').actual).toBe(30);
  });

  it('a correction that moves the date past the day takes the value away', () => {
    const scenario = measured(given({}), 'x', '2021-05-01', 10);
    corrected(scenario, 'x', 'c1', { value: 20, date: '2021-07-01' });
    expect(indicatorOf(scenario, '2021-06-01')).toMatchObject({ actual: null });
  });

  it('annulled, a measurement is gone with its corrections; an annulled correction is as if rejected', () => {
    const scenario = measured(measured(given({}), 'x', '2021-05-01', 10), 'y', '2021-04-01', 5);
    corrected(scenario, 'x', 'c1', { value: 20 });
    scenario.and(`${MEASUREMENTS}/c1/annulment`, { reason: 'Sbagliata' });
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(10);
    scenario.and(`${MEASUREMENTS}/x/annulment`, { reason: 'Mai rilevata' });
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(5);
  });

  it('where validation is required, those validated; of a validation and a rejection the later recorded counts', () => {
    const scenario = measured(given({}, { validation: 'required' }), 'x', '2021-05-01', 10);
    expect(indicatorOf(scenario, '2021-06-01').actual).toBeNull();
    rejected(scenario, 'x').and(`${MEASUREMENTS}/x/validation`, {});
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(10);
    corrected(scenario, 'x', 'c1', { value: 20 });
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(10);
    scenario.and(`${MEASUREMENTS}/c1/validation`, {});
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(20);
    rejected(scenario, 'c1');
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(10);
  });

  it('not those before the baseline, nor for a sum on its day', () => {
    const baseline = { baseline: { value: 50, date: '2021-03-01' } };
    const sum = given({ ...baseline, aggregation: 'sum' });
    measured(measured(measured(sum, 'x', '2021-02-28', 1), 'y', '2021-03-01', 2), 'z', '2021-03-02', 4);
    expect(indicatorOf(sum, '2021-06-01').actual).toBe(54);
    const latest = measured(given(baseline), 'y', '2021-03-01', 2);
    expect(indicatorOf(latest, '2021-06-01').actual).toBe(2);
    const withoutBaseline = measured(given({}), 'x', '2020-12-31', 7);
    expect(indicatorOf(withoutBaseline, '2021-06-01').actual).toBeNull();
    const decrease = measured(given({ direction: 'decrease' }), 'x', '2020-12-31', 7);
    expect(indicatorOf(decrease, '2021-06-01').actual).toBe(7);
  });
});

describe('the actual value', () => {
  it.each([
    ['latest', 5],
    ['sum', 12],
    ['mean', 4],
    ['max', 5],
    ['min', 3],
  ])('%s is %d', (aggregation, actual) => {
    const scenario = given({ aggregation });
    measured(measured(measured(scenario, 'x', '2021-03-01', 5), 'y', '2021-01-05', 4), 'z', '2021-02-01', 3);
    expect(indicatorOf(scenario, '2021-06-01').actual).toBe(actual);
  });

  it('of a sum with nothing counted is no value, though there is a baseline', () => {
    const scenario = given({ aggregation: 'sum', baseline: { value: 53, date: '2021-01-01' } });
    expect(indicatorOf(scenario, '2021-06-01')).toMatchObject({ actual: null, verdict: 'no-target' });
  });
});

describe('the verdict of an indicator', () => {
  const targets = [
    { value: 20, date: '2021-07-01' },
    { value: 100, date: '2022-01-01' },
  ];

  it('expects along the line through baseline and targets, and gives it without data', () => {
    expect(indicatorOf(given({ targets }), '2021-01-01')).toEqual({
      id: 'i',
      actual: null,
      achievement: null,
      expected: 0,
      verdict: 'no-data',
      stale: false,
    });
    expect(indicatorOf(given({ targets }), '2021-10-01').expected).toBe(0.6);
    expect(indicatorOf(given({ targets }), '2025-01-01').expected).toBe(1);
  });

  it('is not achieved only when the last target’s day is over', () => {
    const scenario = measured(given({ targets }), 'x', '2021-06-01', 99);
    expect(indicatorOf(scenario, '2022-01-01')).toMatchObject({ achievement: 0.99, verdict: 'on-track' });
    expect(indicatorOf(scenario, '2022-01-02').verdict).toBe('not-achieved');
  });

  it('revised targets hold from the day they were decided; of one day the later recorded', () => {
    const scenario = measured(given({ targets }), 'x', '2021-06-01', 50);
    const revise = (date: string, value: number) =>
      scenario.and('indicators/i/targets', {
        date,
        targets: [{ value, date: '2022-01-01' }],
        reason: 'Risorse ridotte',
      });
    revise('2021-08-01', 50);
    revise('2021-07-01', 200);
    revise('2021-08-01', 40);
    expect(indicatorOf(scenario, '2021-06-30').achievement).toBe(0.5);
    expect(indicatorOf(scenario, '2021-07-31').achievement).toBe(0.25);
    expect(indicatorOf(scenario, '2021-08-01')).toMatchObject({ achievement: 1.25, verdict: 'achieved' });
  });

  it('of a range is kept until the end of the term, and then achieved or not', () => {
    const scenario = measured(given({ direction: 'maintain', range: { min: 10 } }), 'x', '2021-06-01', 10);
    expect(indicatorOf(scenario, '2022-12-31')).toMatchObject({ achievement: 1, expected: 1, verdict: 'kept' });
    expect(indicatorOf(scenario, '2023-01-01').verdict).toBe('achieved');
    measured(scenario, 'y', '2021-07-01', 9);
    expect(indicatorOf(scenario, '2022-12-31')).toMatchObject({ achievement: 0, verdict: 'behind' });
    expect(indicatorOf(scenario, '2023-01-01').verdict).toBe('not-achieved');
  });

  it('of a range is kept at either end of it, and beyond neither', () => {
    const scenario = given({ direction: 'maintain', range: { min: 10, max: 20 } });
    for (const [id, value, verdict] of [
      ['a', 9, 'behind'],
      ['b', 10, 'kept'],
      ['c', 20, 'kept'],
      ['d', 21, 'behind'],
    ] as const) {
      expect(indicatorOf(measured(scenario, id, '2021-06-01', value), '2021-07-01').verdict).toBe(verdict);
    }
  });

  it('of a range in an open-ended agreement is kept for as long as it is inside', () => {
    const open = { validTo: undefined };
    const scenario = measured(given({ direction: 'maintain', range: { max: 10 } }, open), 'x', '2021-06-01', 3);
    expect(indicatorOf(scenario, '2029-01-01').verdict).toBe('kept');
  });
});

describe('stale', () => {
  it('is news older than the period, while the term runs and the target is not reached', () => {
    const scenario = given({ reportEvery: 'P3M', targets: [{ value: 10, date: '2022-01-01' }] });
    expect(indicatorOf(scenario, '2021-04-01').stale).toBe(false);
    expect(indicatorOf(scenario, '2021-04-02').stale).toBe(true);
    measured(scenario, 'x', '2021-04-30', 1);
    expect(indicatorOf(scenario, '2021-07-30').stale).toBe(false);
    expect(indicatorOf(scenario, '2021-07-31').stale).toBe(true);
    expect(indicatorOf(scenario, '2023-01-01').stale).toBe(false);
    measured(scenario, 'y', '2021-07-31', 10);
    expect(indicatorOf(scenario, '2022-12-01')).toMatchObject({ verdict: 'achieved', stale: false });
  });

  it('without data counts from the later of the baseline’s date and the start', () => {
    const late = given({ reportEvery: 'P1M', baseline: { value: 1, date: '2021-05-01' } });
    expect([indicatorOf(late, '2021-06-01').stale, indicatorOf(late, '2021-06-02').stale]).toEqual([false, true]);
    const early = given({ reportEvery: 'P1M', baseline: { value: 1, date: '2020-05-01' } });
    expect([indicatorOf(early, '2021-02-01').stale, indicatorOf(early, '2021-02-02').stale]).toEqual([false, true]);
  });

  it('is never said of an unknown term', () => {
    const scenario = given({ reportEvery: 'P1M' }, { validFrom: undefined });
    expect(indicatorOf(scenario, '2022-06-01').stale).toBe(false);
  });
});
