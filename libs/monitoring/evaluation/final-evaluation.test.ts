import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { figuresOf } from '../report.js';

const TERM = { validFrom: '2021-01-01', duration: undefined, validTo: '2021-12-31' };

function given(dueDaysBeforeEnd = 0): Scenario {
  const rules = [{ id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd }];
  return Scenario.given(sampleDefinition({ ...TERM, rules })).at('2030-01-01T12:00:00.000Z');
}

const evaluated = (scenario: Scenario, date: string, id = `e-${date}`) =>
  scenario.and('evaluations', { id, date, final: true, text: 'Esiti' });
const judged = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).finalEvaluation[0];

describe('the final evaluation', () => {
  it('is pending, then missed; done or late by its day', () => {
    expect(judged(given(30), '2021-12-01')).toEqual({ rule: 'finale', due: '2021-12-01', verdict: 'pending' });
    expect(judged(given(30), '2021-12-02')?.verdict).toBe('missed');
    expect(judged(evaluated(given(30), '2021-12-01'), '2021-12-20')?.verdict).toBe('done');
    expect(judged(evaluated(given(30), '2021-12-02'), '2021-12-20')?.verdict).toBe('late');
    expect(judged(evaluated(given(30), '2021-12-02'), '2021-12-01')?.verdict).toBe('pending');
  });

  it('annulled is as if it had never been; one that is not final does not count', () => {
    const scenario = evaluated(given(), '2021-10-01', 'e');
    scenario.and('evaluations/e/annulment', { reason: 'Bozza' });
    scenario.and('evaluations', { date: '2021-11-01', text: 'Intermedia' });
    expect(judged(scenario, '2021-12-01')?.verdict).toBe('pending');
  });

  it('is not due before the early end that asks for it was decided', () => {
    const early = (date: string) => given(30).and('early-end', { date, validTo: '2021-06-30' });
    expect(judged(early('2021-05-31'), '2021-06-01')?.due).toBe('2021-05-31');
    expect(judged(early('2021-06-01'), '2021-06-01')?.due).toBe('2021-06-30');
    expect(judged(early('2021-07-05'), '2021-07-05')?.due).toBe('2021-07-05');
    expect(judged(early('2021-07-05'), '2021-07-04')?.due).toBe('2021-12-01');
  });

  it('of the shorter term does not count for the longer one', () => {
    const scenario = evaluated(given(), '2021-11-30').and('extensions', { date: '2021-12-01', validTo: '2022-12-31' });
    expect(judged(scenario, '2021-11-30')).toMatchObject({ due: '2021-12-31', verdict: 'done' });
    expect(judged(scenario, '2021-12-01')).toMatchObject({ due: '2022-12-31', verdict: 'pending' });
    evaluated(scenario, '2021-12-01');
    expect(judged(scenario, '2021-12-01')?.verdict).toBe('done');
  });
});

describe('the term', () => {
  const termOn = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).term;

  it('is that of the last recorded change among those decided by the day', () => {
    const scenario = given()
      .and('extensions', { date: '2021-11-01', validTo: '2023-12-31' })
      .and('early-end', { date: '2021-10-01', validTo: '2022-06-30' });
    expect(termOn(scenario, '2021-09-30').to).toBe('2021-12-31');
    expect(termOn(scenario, '2021-10-31').to).toBe('2022-06-30');
    expect(termOn(scenario, '2021-11-01').to).toBe('2022-06-30');
  });

  it('unknown is said to be so, and its end still ends', () => {
    const fields = { ...TERM, validFrom: undefined, rules: [], indicators: [], commitments: [] };
    const unknown = Scenario.given(sampleDefinition(fields));
    expect(termOn(unknown, '2022-01-01')).toEqual({ from: null, to: '2021-12-31' });
    const duration = Scenario.given(sampleDefinition({ ...fields, validTo: undefined, duration: 'P2Y' }));
    expect(termOn(duration, '2022-01-01')).toEqual({ from: null, to: null });
  });
});
