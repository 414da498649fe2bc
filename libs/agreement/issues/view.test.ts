import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { ISSUE } from '#libs/testing/whole-life.js';
import { issueView, listIssues } from './view.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });

describe('an issue as it is read', () => {
  const resolved = () =>
    Scenario.given()
      .and('issues', ISSUE)
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
    expect(issue('2021-12-05')).toMatchObject({ status: 'resolved' });
    expect(issue('2021-12-04')).toMatchObject({ status: 'open' });
    expect(issue('2021-12-04')).not.toHaveProperty('resolution');
  });

  it('is not there before it was raised', () => {
    expect(issue('2021-11-19')).toBeUndefined();
    expect(listIssues(of(resolved()), { on: '2021-11-19', names: true }).entries).toEqual([]);
    expect(listIssues(of(resolved()), { names: true }).entries.map(({ item }) => item().id)).toEqual(['c1']);
  });
});
