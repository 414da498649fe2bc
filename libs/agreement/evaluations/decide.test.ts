import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const reason = 'Perché sì';
const evaluation = { id: 'v1', text: 'Bene', ratings: [{ objective: 'os1', rating: 4, text: 'Quasi tutto' }] };

describe('an evaluation', () => {
  it('is recorded, not as the final one unless it says so', () => {
    const { id, ...rest } = evaluation;
    expect(Scenario.given().when('evaluations', { ...evaluation, date: '2022-05-20' })).toEqual({
      events: [
        { type: 'EvaluationRecorded', occurredOn: '2022-05-20', data: { evaluation: id, final: false, ...rest } },
      ],
    });
    expect(Scenario.given().when('evaluations', { text: 'Bene', final: true })).toMatchObject({
      events: [{ data: { evaluation: 'evaluation-1', final: true } }],
    });
    const onTheFirstDay = { date: '2021-03-29', text: 'Bene', final: true };
    expect(verdictOf(Scenario.given().when('evaluations', onTheFirstDay))).toBe('EvaluationRecorded');
  });

  it('names every rating of an objective that is not there', () => {
    const ratings = [
      { objective: 'os9', rating: 1 },
      { objective: 'os1', rating: 1 },
      { objective: 'os8', rating: 1 },
    ];
    const outcome = Scenario.given().when('evaluations', { text: 'Bene', ratings });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([
      'refused: unknown-objective',
      ['/ratings/0/objective', '/ratings/2/objective'],
    ]);
  });

  test.each([0, 6, 2.5, '3'])('is refused with a rating of %j', (rating) => {
    const outcome = Scenario.given().when('evaluations', { text: 'Bene', ratings: [{ objective: 'os1', rating }] });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['invalid: invalid-input', ['/ratings/0/rating']]);
  });

  it('is refused under an id that is taken', () => {
    const outcome = Scenario.given().and('evaluations', evaluation).when('evaluations', evaluation);
    expect(verdictOf(outcome)).toBe('exists: id-exists');
  });

  it('is annulled, once', () => {
    const recorded = Scenario.given().and('evaluations', evaluation);
    expect(recorded.when('evaluations/v1/annulment', { date: '2022-05-30', reason })).toEqual({
      events: [{ type: 'EvaluationAnnulled', occurredOn: '2022-05-30', data: { evaluation: 'v1', reason } }],
    });
    const annulled = recorded.and('evaluations/v1/annulment', { reason });
    expect(verdictOf(annulled.when('evaluations/v1/annulment', { reason }))).toBe('refused: evaluation-annulled');
    expect(verdictOf(annulled.when('evaluations/v9/annulment', { reason }))).toBe('unknown: not-found');
  });
});
