import { expect, test } from '@jest/globals';
import { ComputingBudget } from './computing-budget.js';

test('whoever has spent a minute’s computing waits until enough of it is a minute ago; others do not', () => {
  let now = 0;
  const budget = new ComputingBudget(100, () => now);
  budget.spend('user anna', 60);
  now = 10_000;
  budget.spend('user anna', 60);
  expect(budget.waitFor('user anna')).toBe(50);
  expect(budget.waitFor('key of-a-program')).toBeUndefined();
  now = 59_500;
  expect(budget.waitFor('user anna')).toBe(1);
  now = 60_000;
  expect(budget.waitFor('user anna')).toBeUndefined();
  budget.spend('user anna', 500);
  expect(budget.waitFor('user anna')).toBe(60);
});
