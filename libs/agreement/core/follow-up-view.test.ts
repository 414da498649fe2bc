import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { evaluationView, issueView, listEvaluations, listIssues } from './follow-up-view.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });

describe('an issue as it is read', () => {
  const resolved = () =>
    Scenario.given()
      .and('issues', {
        id: 'c1',
        date: '2021-11-20',
        title: 'Manca l’operatore',
        severity: 'high',
        owner: 'ciss',
        due: '2021-12-10',
      })
      .and('issues/c1/resolution', { date: '2021-12-05', text: 'Incarico affidato' });
  const issue = (on?: string) => issueView(of(resolved()), 'c1', { on, names: true });

  it('is resolved from the day it was', () => {
    expect(issue()).toMatchObject({
      id: 'c1',
      date: '2021-11-20',
      status: 'resolved',
      title: { text: { box: 'Manca l’operatore' } },
      severity: 'high',
      owner: 'ciss',
      due: '2021-12-10',
      resolution: { date: '2021-12-05', text: { text: { box: 'Incarico affidato' } } },
    });
    expect(issue('2021-12-04')).toMatchObject({ status: 'open' });
    expect(issue('2021-12-04')).not.toHaveProperty('resolution');
  });

  it('is not there before it was raised', () => {
    expect(issue('2021-11-19')).toBeUndefined();
    expect(listIssues(of(resolved()), { on: '2021-11-19', names: true }).entries).toEqual([]);
    expect(listIssues(of(resolved()), { names: true }).entries.map(({ item }) => item().id)).toEqual(['c1']);
  });
});

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
