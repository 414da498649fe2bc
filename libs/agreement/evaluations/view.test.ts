import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { evaluationView, listEvaluations } from './view.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });

describe('an evaluation as it is read', () => {
  const evaluated = () =>
    Scenario.given().and('evaluations', {
      id: 'v1',
      date: '2022-05-20',
      final: true,
      text: 'Bene',
      ratings: [{ objective: 'os1', rating: 4, text: 'Quasi tutto' }],
    });

  it('has its text and ratings, from its day on', () => {
    expect(evaluationView(of(evaluated()), 'v1', { names: true })).toMatchObject({
      id: 'v1',
      date: '2022-05-20',
      final: true,
      text: { text: { box: 'Bene' } },
      ratings: [{ objective: 'os1', rating: 4, text: { text: { box: 'Quasi tutto' } } }],
    });
    expect(evaluationView(of(evaluated()), 'v1', { on: '2022-05-19', names: true })).toBeUndefined();
    expect(listEvaluations(of(evaluated()), { on: '2022-05-19', names: true }).entries).toEqual([]);
  });

  it('is annulled on every day', () => {
    const annulled = evaluated().and('evaluations/v1/annulment', { date: '2022-05-30', reason: 'Altro accordo' });
    expect(evaluationView(of(annulled), 'v1', { on: '2022-05-20', names: true })).toMatchObject({
      annulment: { date: '2022-05-30', reason: { text: { box: 'Altro accordo' } } },
    });
  });
});
