import { expect, test } from '@jest/globals';
import { reason, Scenario, verdictOf } from '#libs/testing/given-when-then.js';
import { MOST_CHANGES, MOST_CORRECTIONS, MOST_PARTS } from './bounds.js';

const many = <Item>(number: number, of: (index: number) => Item): Item[] =>
  Array.from({ length: number }, (_, index) => of(index));

test('a part more than a definition takes is not added one by one either', () => {
  const bodies = many(MOST_PARTS.bodies, (index) => ({ id: index === 0 ? 'tavolo' : `b${index}`, name: 'Organo' }));
  const full = Scenario.of({ bodies });
  expect(verdictOf(full.when('bodies', { name: 'Uno in più' }))).toBe('refused: too-many-already');
  const freed = full.and('bodies/b1/annulment', { reason });
  expect(verdictOf(freed.when('bodies', { name: 'Uno in più' }))).toBe('BodyAdded');
});

test('what is agreed is changed so often, and an entry corrected so often', () => {
  let scenario = Scenario.of({ renewal: { every: 'P1Y' } }).and('commitments/im1/progress', {
    id: 'p',
    status: 'in-progress',
  });
  for (let each = 0; each < MOST_CHANGES; each += 1) scenario = scenario.and('non-renewals', {});
  expect(verdictOf(scenario.when('non-renewals', {}))).toBe('refused: too-many-already');
  const correction = { percent: 50, reason };
  for (let each = 0; each < MOST_CORRECTIONS; each += 1) {
    scenario = scenario.and('commitments/im1/progress/p/correction', correction);
  }
  expect(verdictOf(scenario.when('commitments/im1/progress/p/correction', correction))).toBe(
    'refused: too-many-already',
  );
});
