import { describe, expect, it } from '@jest/globals';
import { pointersOf, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const issue = {
  id: 'c1',
  title: 'Manca l’operatore',
  severity: 'high',
  owner: 'ciss',
  due: '2022-12-10',
  text: 'Da giugno',
};

describe('an issue', () => {
  it('is raised', () => {
    const { id, ...rest } = issue;
    expect(Scenario.given().when('issues', { ...issue, date: '2022-05-20' })).toEqual({
      events: [{ type: 'IssueRaised', occurredOn: '2022-05-20', data: { issue: id, ...rest } }],
    });
  });

  it('is refused under an id that is taken', () => {
    expect(verdictOf(Scenario.given().and('issues', issue).when('issues', issue))).toBe('exists: id-exists');
  });

  it('is refused with an owner that is no partner, or a severity of one’s own', () => {
    const owner = Scenario.given().when('issues', { ...issue, owner: 'nobody' });
    expect([verdictOf(owner), pointersOf(owner)]).toEqual(['refused: unknown-partner', ['/owner']]);
    expect(pointersOf(Scenario.given().when('issues', { ...issue, severity: 'huge' }))).toEqual(['/severity']);
  });

  it('is resolved, once', () => {
    const raised = Scenario.given().and('issues', { ...issue, date: '2022-05-20' });
    expect(raised.when('issues/c1/resolution', { date: '2022-05-30', text: 'Incarico affidato' })).toEqual({
      events: [{ type: 'IssueResolved', occurredOn: '2022-05-30', data: { issue: 'c1', text: 'Incarico affidato' } }],
    });
    const resolved = raised.and('issues/c1/resolution');
    expect(verdictOf(resolved.when('issues/c1/resolution'))).toBe('refused: issue-resolved-already');
  });

  it('is not resolved where there is none', () => {
    expect(verdictOf(Scenario.given().when('issues/c9/resolution'))).toBe('unknown: not-found');
  });
});
