import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { commitmentEnd, currentTerm, termOn } from './term.js';

describe('the term', () => {
  const changed = () =>
    Scenario.given()
      .and('extensions', { date: '2022-03-01', validTo: '2025-03-28' })
      .and('early-end', { date: '2022-05-01', validTo: '2022-12-31' }).folded;

  it('ends as the last change says, each known from the day on which it was decided', () => {
    const ends = ['2022-02-28', '2022-03-01', '2022-04-30', '2022-05-01'].map((day) => termOn(changed(), day).to);
    expect(ends).toEqual(['2023-03-28', '2025-03-28', '2025-03-28', '2022-12-31']);
    expect(currentTerm(changed())).toMatchObject({
      from: '2021-03-29',
      to: '2022-12-31',
      change: { kind: 'early-end' },
    });
  });
});

describe('a commitment that is a part', () => {
  const commitment = { partner: 'ciss', title: 'Una sala', kind: 'continuous' };
  const commitments = [
    { ...commitment, id: 'tutto' },
    { ...commitment, id: 'parte', parent: 'tutto' },
  ];

  it.each([
    ['2022-02-01', '2022-03-01', '2022-02-01'],
    ['2022-04-01', '2022-03-01', '2022-03-01'],
    [undefined, '2022-03-01', '2022-03-01'],
  ])('withdrawn on %s, the whole on %s, ends on %s', (own, whole, end) => {
    const scenario = Scenario.given(sampleDefinition({ commitments }));
    if (own !== undefined) scenario.and('commitments/parte/withdrawal', { date: own });
    scenario.and('commitments/tutto/withdrawal', { date: whole });
    const part = scenario.folded.commitments.get('parte');
    expect(part && commitmentEnd(scenario.folded, part)).toBe(end);
  });
});
