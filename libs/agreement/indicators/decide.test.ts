import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';

const reason = 'Perché sì';
type Fields = Record<string, unknown>;
const indicator = (fields: Fields) => ({ title: 'Famiglie', unit: 'famiglie', direction: 'increase', ...fields });
const given = (fields: Fields = {}) => Scenario.given(sampleDefinition({ indicators: [], ...fields }));
const baseline = { value: 50, date: '2021-03-29' };
const target = (value: number, date = '2022-12-31') => ({ value, date });

describe('adding an indicator', () => {
  it('records it', () => {
    const input = { id: 'i9', ...indicator({ objective: 'os1', baseline, targets: [target(90)] }) };
    expect(given().when('indicators', { ...input, date: '2022-01-10' })).toEqual({
      events: [
        {
          type: 'IndicatorAdded',
          occurredOn: '2022-01-10',
          data: { definition: { ...input, weight: 1, aggregation: 'latest' }, addedOn: '2022-01-10' },
        },
      ],
    });
  });

  test.each<[string, Fields]>([
    ['no targets, since most signed texts give none', {}],
    ['a value to decrease without targets or baseline', { direction: 'decrease' }],
    ['a value to decrease', { direction: 'decrease', baseline, targets: [target(40)] }],
    ['a value to maintain without a range', { direction: 'maintain' }],
    ['a value to maintain at one point', { direction: 'maintain', range: { min: 3, max: 3 } }],
    ['a yes or no', { unit: 'sì/no', targets: [target(1)] }],
    [
      'intermediate targets that go to and fro',
      { targets: [target(30, '2021-12-31'), target(20, '2022-06-30'), target(90)] },
    ],
  ])('takes %s', (_, fields) => {
    expect(verdictOf(given().when('indicators', indicator(fields)))).toBe('IndicatorAdded');
  });

  test.each<[string, Fields, string, string[]]>([
    ['an objective that is not there', { objective: 'os9' }, 'refused: unknown-objective', ['/objective']],
    ['a partner that is not there', { responsible: 'nobody' }, 'refused: unknown-partner', ['/responsible']],
    [
      'a target that is not beyond 0',
      { targets: [target(0)] },
      'refused: target-not-beyond-baseline',
      ['/targets/0/value'],
    ],
    [
      'a target at the baseline',
      { baseline, targets: [target(60, '2022-01-01'), target(50)] },
      'refused: target-not-beyond-baseline',
      ['/targets/1/value'],
    ],
    [
      'a rise of what should fall',
      { direction: 'decrease', baseline, targets: [target(51)] },
      'refused: target-not-beyond-baseline',
      ['/targets/0/value'],
    ],
    [
      'a fall to where it stands',
      { direction: 'decrease', baseline, targets: [target(50)] },
      'refused: target-not-beyond-baseline',
      ['/targets/0/value'],
    ],
    ['targets on one day', { targets: [target(10), target(20)] }, 'refused: targets-not-in-order', ['/targets/1/date']],
    [
      'a target on the day of the baseline',
      { targets: [target(10, '2021-03-29')] },
      'refused: targets-not-in-order',
      ['/targets/0/date'],
    ],
    [
      'targets in disorder, and too low',
      { baseline, targets: [target(10, '2021-01-01'), target(20, '2020-01-01')] },
      'refused: targets-not-in-order',
      ['/targets/0/date', '/targets/1/date', '/targets/1/value'],
    ],
    [
      'a fall without a baseline',
      { direction: 'decrease', targets: [target(1)] },
      'refused: decrease-needs-baseline',
      ['/baseline'],
    ],
    [
      'targets for what is to be maintained',
      { direction: 'maintain', targets: [target(1)] },
      'refused: maintain-has-no-targets',
      ['/targets'],
    ],
    ['a range for anything else', { range: { min: 1 } }, 'refused: range-only-for-maintain', ['/range']],
    ['a range without ends', { direction: 'maintain', range: {} }, 'refused: range-empty', ['/range']],
    [
      'a range upside down',
      { direction: 'maintain', range: { min: 2, max: 1 } },
      'refused: range-reversed',
      ['/range/min'],
    ],
    [
      'half a yes',
      { unit: 'sì/no', baseline: { value: 0.5, date: '2021-03-29' }, targets: [target(2)] },
      'refused: not-yes-or-no',
      ['/baseline/value', '/targets/0/value'],
    ],
    ['a weight of zero', { weight: 0 }, 'invalid: invalid-input', ['/weight']],
    ['a tolerance above one', { tolerance: 1.1 }, 'invalid: invalid-input', ['/tolerance']],
    ['a tolerance below zero', { tolerance: -0.1 }, 'invalid: invalid-input', ['/tolerance']],
    [
      'an infinite target',
      { targets: [target(Number.POSITIVE_INFINITY)] },
      'invalid: invalid-input',
      ['/targets/0/value'],
    ],
    ['a target that nobody can mean', { targets: [target(1e16)] }, 'invalid: invalid-input', ['/targets/0/value']],
    ['a period of nothing', { reportEvery: 'P0D' }, 'invalid: invalid-input', ['/reportEvery']],
  ])('refuses %s', (_, fields, verdict, pointers) => {
    const outcome = given().when('indicators', indicator(fields));
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses a target without a baseline where the start is not known', () => {
    const unknown = given({ validFrom: undefined, rules: [] });
    const outcome = unknown.when('indicators', indicator({ targets: [target(10)] }));
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: baseline-needed', ['/baseline']]);
    expect(verdictOf(unknown.when('indicators', indicator({ baseline, targets: [target(90)] })))).toBe(
      'IndicatorAdded',
    );
  });

  it('refuses an id that is taken', () => {
    const taken = given().and('indicators', indicator({ id: 'i1' }));
    expect(verdictOf(taken.when('indicators', indicator({ id: 'i1' })))).toBe('exists: id-exists');
  });
});

describe('correcting an indicator', () => {
  const withIndicator = (fields: Fields = {}) => given().and('indicators', indicator({ id: 'i1', ...fields }));

  it('records it as it should have been', () => {
    expect(withIndicator().when('indicators/i1', { changes: { unit: 'nuclei' }, reason })).toMatchObject({
      events: [{ type: 'IndicatorCorrected', data: { definition: { id: 'i1', unit: 'nuclei' }, reason } }],
    });
  });

  it('refuses what would be refused when it is added, and what is not there', () => {
    const outcome = withIndicator().when('indicators/i1', { changes: { range: { min: 1 } }, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: range-only-for-maintain', ['/changes/range']]);
    expect(verdictOf(given().when('indicators/i1', { changes: { unit: 'x' }, reason }))).toBe('unknown: not-found');
  });

  test.each<[string, Fields]>([
    ['a baseline beyond them', { baseline: { value: 200, date: '2021-03-29' } }],
    ['a baseline after them', { baseline: { value: 0, date: '2023-01-01' } }],
    ['another direction', { direction: 'maintain' }],
  ])('refuses, once targets were revised, %s', (_, changes) => {
    const revised = withIndicator().and('indicators/i1/targets', { targets: [target(100)], reason });
    const outcome = revised.when('indicators/i1', { changes, reason });
    const field = `/changes/${Object.keys(changes)[0]}`;
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: contradicts-revised-targets', [field]]);
  });

  it('refuses another kind of values than were measured', () => {
    const measured = withIndicator().and('indicators/i1/measurements', { value: 3 });
    const ratio = measured.when('indicators/i1', { changes: { aggregation: 'ratio' }, reason });
    expect([verdictOf(ratio), pointersOf(ratio)]).toEqual([
      'refused: contradicts-measurements',
      ['/changes/aggregation'],
    ]);
    const yesNo = measured.when('indicators/i1', { changes: { unit: 'sì/no' }, reason });
    expect([verdictOf(yesNo), pointersOf(yesNo)]).toEqual(['refused: not-yes-or-no', ['/changes/unit']]);
    expect(verdictOf(measured.when('indicators/i1', { changes: { aggregation: 'sum' }, reason }))).toBe(
      'IndicatorCorrected',
    );
  });
});

describe('revising targets', () => {
  const revise = (scenario: Scenario, targets: unknown, id = 'i1') =>
    scenario.when(`indicators/${id}/targets`, { date: '2022-01-15', targets, reason });
  const with_ = (fields: Fields) => given().and('indicators', indicator({ id: 'i1', ...fields }));

  it('is recorded', () => {
    expect(revise(with_({ baseline }), [target(90)])).toEqual({
      events: [
        {
          type: 'TargetsRevised',
          occurredOn: '2022-01-15',
          data: { indicator: 'i1', change: 'targets-1', targets: [target(90)], reason },
        },
      ],
    });
  });

  test.each<[string, Fields, unknown, string, string[]]>([
    ['no targets', {}, [], 'refused: targets-empty', ['/targets']],
    [
      'targets not beyond the baseline',
      { baseline },
      [target(50)],
      'refused: target-not-beyond-baseline',
      ['/targets/0/value'],
    ],
    ['targets not in order', {}, [target(1), target(2)], 'refused: targets-not-in-order', ['/targets/1/date']],
    [
      'targets for what is to be maintained',
      { direction: 'maintain' },
      [target(1)],
      'refused: maintain-has-no-targets',
      ['/targets'],
    ],
    [
      'a fall without a baseline',
      { direction: 'decrease' },
      [target(1)],
      'refused: decrease-needs-baseline',
      ['/baseline'],
    ],
    ['half a yes', { unit: 'sì/no' }, [target(0.5)], 'refused: not-yes-or-no', ['/targets/0/value']],
    ['a target without a day', {}, [{ value: 1 }], 'invalid: invalid-input', ['/targets/0/date']],
  ])('refuses %s', (_, fields, targets, verdict, pointers) => {
    const outcome = revise(with_(fields), targets);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses those of what is not there', () => {
    expect(verdictOf(revise(given(), [target(1)]))).toBe('unknown: not-found');
  });
});
