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
    expect(judged(evaluated(given(30), '2022-02-01'), '2022-03-01')?.verdict).toBe('late');
  });

  it('annulled is as if it had never been; one that is not final does not count', () => {
    const scenario = evaluated(given(), '2021-10-01', 'e');
    scenario.and('evaluations/e/annulment', { reason: 'Bozza' });
    scenario.and('evaluations', { date: '2021-11-01', text: 'Intermedia' });
    expect(judged(scenario, '2021-12-01')?.verdict).toBe('pending');
  });

  it('is not due before the early end that asks for it was decided, nor later than without that', () => {
    const early = (date: string) => given(30).and('early-end', { date, validTo: '2021-06-30' });
    const due = (date: string, on: string) => judged(early(date), on)?.due;
    expect(due('2021-05-30', '2021-06-01')).toBe('2021-05-31');
    expect(due('2021-05-31', '2021-06-01')).toBe('2021-06-30');
    expect(due('2021-07-05', '2021-07-05')).toBe('2021-07-05');
    expect(due('2021-07-05', '2021-07-04')).toBe('2021-12-01');
    expect(due('2021-12-20', '2021-12-20')).toBe('2021-12-01');
  });

  it('is due on the last day of a term that an early end left too short for its days', () => {
    const scenario = given(60).and('early-end', { date: '2021-01-10', validTo: '2021-02-15' });
    expect(judged(scenario, '2021-01-10')?.due).toBe('2021-02-15');
    const justLongEnough = given(45).and('early-end', { date: '2020-12-20', validTo: '2021-02-15' });
    expect(judged(justLongEnough, '2021-01-10')?.due).toBe('2021-01-01');
  });

  it('an extension decided when it was due already gives it until the new end', () => {
    const due = (date: string) => judged(given(30).and('extensions', { date, validTo: '2022-01-20' }), date)?.due;
    expect(due('2021-12-20')).toBe('2021-12-21');
    expect(due('2021-12-21')).toBe('2022-01-20');
    expect(due('2022-02-01')).toBe('2022-02-01');
  });

  it('keeps, withdrawn, what was due or done before that day', () => {
    const withdrawn = (date: string) => given(30).and('rules/finale/withdrawal', { date });
    expect(judged(withdrawn('2021-12-01'), '2021-12-20')).toBeUndefined();
    expect(judged(withdrawn('2021-12-02'), '2021-12-20')).toEqual({
      rule: 'finale',
      due: '2021-12-01',
      verdict: 'missed',
      withdrawnOn: '2021-12-02',
    });
    const done = evaluated(given(30), '2021-11-05').and('rules/finale/withdrawal', { date: '2021-11-06' });
    expect(judged(done, '2021-11-06')).toMatchObject({ verdict: 'done', withdrawnOn: '2021-11-06' });
  });

  it('of the shorter term does not count for the longer one', () => {
    const scenario = evaluated(given(), '2021-11-30').and('extensions', { date: '2021-12-01', validTo: '2022-12-31' });
    expect(judged(scenario, '2021-11-30')).toMatchObject({ due: '2021-12-31', verdict: 'done' });
    expect(judged(scenario, '2021-12-01')).toMatchObject({ due: '2022-12-31', verdict: 'pending' });
    evaluated(scenario, '2021-12-01');
    expect(judged(scenario, '2021-12-01')?.verdict).toBe('done');
  });
});

describe('the final evaluation of renewed terms', () => {
  const renewed = (): Scenario => {
    const rules = [{ id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 30 }];
    return Scenario.given(sampleDefinition({ ...TERM, rules, renewal: { every: 'P1Y' } })).at(
      '2030-01-01T12:00:00.000Z',
    );
  };
  const rows = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).finalEvaluation;

  it('is due in each, and counts for the term in which it is dated', () => {
    const scenario = evaluated(evaluated(renewed(), '2021-11-01'), '2022-03-01');
    expect(rows(scenario, '2023-02-01')).toEqual([
      { rule: 'finale', due: '2021-12-01', verdict: 'done' },
      { rule: 'finale', renewal: 1, due: '2022-12-01', verdict: 'done' },
      { rule: 'finale', renewal: 2, due: '2023-12-01', verdict: 'pending' },
    ]);
  });

  it('counts for the term that it names, once that has begun', () => {
    const scenario = renewed()
      .and('evaluations', { id: 'late', date: '2022-02-01', final: true, renewal: 0, text: 'Esiti' })
      .and('evaluations', { id: 'next', date: '2022-06-01', final: true, renewal: 1, text: 'Esiti' });
    expect(rows(scenario, '2022-07-01').map(({ verdict }) => verdict)).toEqual(['late', 'done']);
    expect(rows(scenario, '2022-05-31').map(({ verdict }) => verdict)).toEqual(['late', 'pending']);
    scenario.and('evaluations/late/annulment', { reason: 'Bozza' });
    expect(rows(scenario, '2022-07-01').map(({ verdict }) => verdict)).toEqual(['missed', 'done']);
  });

  it('is gone with a renewal that an early end undoes', () => {
    const scenario = renewed().and('early-end', { date: '2022-03-01', validTo: '2021-12-31' });
    expect(rows(scenario, '2022-02-28')).toHaveLength(2);
    expect(rows(scenario, '2022-03-01')).toEqual([{ rule: 'finale', due: '2021-12-01', verdict: 'missed' }]);
  });
});

describe('the term', () => {
  const termOn = (scenario: Scenario, on: string) => figuresOf(scenario.folded, on).term;

  it('is that of the last decided change by the day, whenever it was recorded', () => {
    const scenario = given()
      .and('extensions', { date: '2021-11-01', validTo: '2023-12-31' })
      .and('early-end', { date: '2021-10-01', validTo: '2021-12-15' });
    expect(termOn(scenario, '2021-09-30').to).toBe('2021-12-31');
    expect(termOn(scenario, '2021-10-31').to).toBe('2021-12-15');
    expect(termOn(scenario, '2021-11-01').to).toBe('2023-12-31');
  });

  it('says how often it was renewed, where it may be', () => {
    const fields = { ...TERM, rules: [], renewal: { every: 'P1Y', times: 2 } };
    const renewed = Scenario.given(sampleDefinition(fields)).at('2030-01-01T12:00:00.000Z');
    const on = (day: string) => termOn(renewed, day);
    expect(on('2021-12-31')).toEqual({ from: '2021-01-01', to: '2021-12-31', renewals: 0 });
    expect(on('2022-01-01')).toEqual({ from: '2021-01-01', to: '2022-12-31', renewals: 1 });
    expect(on('2029-01-01')).toEqual({ from: '2021-01-01', to: '2023-12-31', renewals: 2 });
  });

  it('unknown is said to be so, and its end still ends', () => {
    const fields = { ...TERM, validFrom: undefined, rules: [], indicators: [], commitments: [] };
    const unknown = Scenario.given(sampleDefinition(fields));
    expect(termOn(unknown, '2022-01-01')).toEqual({ from: null, to: '2021-12-31' });
    const duration = Scenario.given(sampleDefinition({ ...fields, validTo: undefined, duration: 'P2Y' }));
    expect(termOn(duration, '2022-01-01')).toEqual({ from: null, to: null });
  });
});
