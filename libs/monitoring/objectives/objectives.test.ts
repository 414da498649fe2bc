import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { figuresOf } from '../report.js';

const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2021-12-31' };
const increase = (id: string, fields: Record<string, unknown> = {}) => ({
  id,
  title: id,
  unit: 'n',
  objective: 'o',
  direction: 'increase',
  targets: [{ value: 100, date: '2021-12-31' }],
  ...fields,
});
const oneOff = (id: string, fields: Record<string, unknown> = {}) => ({
  id,
  title: id,
  partner: 'ciss',
  objective: 'o',
  kind: 'one-off',
  ...fields,
});

function given(fields: Record<string, unknown>): Scenario {
  const none = { rules: [], indicators: [], commitments: [], objectives: [{ id: 'o', title: 'O' }] };
  return Scenario.given(sampleDefinition({ ...TERM, ...none, ...fields })).at('2030-01-01T12:00:00.000Z');
}

const measured = (scenario: Scenario, indicator: string, value: number) =>
  scenario.and(`indicators/${indicator}/measurements`, { date: '2021-06-01', value });
const objectiveOf = (scenario: Scenario, on = '2021-07-02') => figuresOf(scenario.folded, on).objectives[0]!;

describe('the sums of an objective', () => {
  it('weigh children with data, each clipped to [0, 1]', () => {
    const scenario = given({ indicators: [increase('i'), increase('j', { weight: 3 }), increase('k')] });
    measured(measured(scenario, 'i', 250), 'j', -40);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 0.25, expected: 0.5, coverage: 0.8, verdict: 'behind' });
  });

  it('give each child as much as it weighs', () => {
    const scenario = given({ indicators: [increase('i'), increase('j', { weight: 3 })] });
    measured(measured(scenario, 'i', 100), 'j', 50);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 0.625, coverage: 1 });
  });

  it('leave an indicator without a target out, coverage included', () => {
    const scenario = given({ indicators: [increase('i'), increase('j', { targets: undefined })] });
    measured(scenario, 'i', 60);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 0.6, coverage: 1, verdict: 'on-track' });
  });

  it('without children or data come to nothing', () => {
    expect(objectiveOf(given({}))).toMatchObject({ achievement: null, expected: null, coverage: 0 });
    expect(objectiveOf(given({ indicators: [increase('i')] }))).toMatchObject({
      achievement: null,
      coverage: 0,
      verdict: 'insufficient-data',
    });
  });

  it('take a sub-objective with too little coverage for no data', () => {
    const objectives = [
      { id: 'o', title: 'O' },
      { id: 'p', title: 'P', parent: 'o' },
    ];
    const below = ['j', 'k', 'l'].map((id) => increase(id, { objective: 'p' }));
    const scenario = given({ objectives, indicators: [increase('i'), ...below] });
    measured(measured(scenario, 'i', 40), 'j', 100);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 0.4, coverage: 0.5, objectives: [{ achievement: 1 }] });
    measured(scenario, 'k', 100);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 0.7, coverage: 1 });
  });

  it('leave withdrawn commitments and those that are parts aside', () => {
    const commitments = [oneOff('a'), oneOff('b', { parent: 'a', objective: 'o' }), oneOff('c')];
    const scenario = given({ commitments }).and('commitments/c/withdrawal', { date: '2021-03-01' });
    const { commitments: rows, coverage } = objectiveOf(scenario);
    expect(rows.map(({ id }) => id)).toEqual(['a']);
    expect(coverage).toBe(1);
  });
});

describe('the verdict of an objective', () => {
  it('counts gaps as nothing before it calls it achieved', () => {
    const scenario = measured(given({ indicators: [increase('i'), increase('j')] }), 'i', 100);
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 1, coverage: 0.5, verdict: 'on-track' });
  });

  it('is upcoming before the term and not achieved after it', () => {
    const scenario = measured(given({ indicators: [increase('i')] }), 'i', 50);
    expect(objectiveOf(scenario, '2020-12-31').verdict).toBe('upcoming');
    expect(objectiveOf(scenario, '2022-01-01').verdict).toBe('not-achieved');
  });

  it('is not achieved before the term is over where something is to be kept up below it', () => {
    const objectives = [
      { id: 'o', title: 'O' },
      { id: 'p', title: 'P', parent: 'o' },
    ];
    const lasting = oneOff('a', { kind: 'continuous', objective: 'p', reportEvery: 'P1Y' });
    const scenario = given({ objectives, commitments: [lasting, oneOff('b')] });
    scenario.and('commitments/a/progress', { date: '2021-06-01', status: 'in-progress' });
    scenario.and('commitments/b/progress', { date: '2021-06-01', status: 'fulfilled' });
    expect(objectiveOf(scenario)).toMatchObject({ achievement: 1, verdict: 'on-track' });
    expect(objectiveOf(scenario, '2022-01-01').verdict).toBe('achieved');
    scenario.and('commitments/a/withdrawal', { date: '2021-06-15' });
    expect(objectiveOf(scenario)).toMatchObject({ coverage: 0.5, verdict: 'on-track' });
  });
});

describe('parts added later', () => {
  it('are left out before their day; what names them stands on its own', () => {
    const scenario = given({ indicators: [increase('i', { objective: undefined })] });
    scenario.and('objectives', { id: 'p', title: 'P', date: '2021-08-01' });
    scenario.and('indicators', { ...increase('j', { objective: 'p' }), date: '2021-09-01' });
    scenario.and('indicators/i', { changes: { objective: 'p' }, reason: 'Mancava' }, 'PATCH');
    const before = figuresOf(scenario.folded, '2021-07-31');
    expect(before.objectives.map(({ id }) => id)).toEqual(['o']);
    expect(before.unassigned.indicators.map(({ id }) => id)).toEqual(['i']);
    const after = figuresOf(scenario.folded, '2021-09-01');
    expect(after.objectives[1]?.indicators.map(({ id }) => id)).toEqual(['i', 'j']);
  });
});
