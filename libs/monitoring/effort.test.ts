import { expect, test } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { effortOf } from './effort.js';

const TODAY = '2022-06-01';
const CENTURIES = { validFrom: '1900-01-01', duration: undefined, validTo: '2099-12-31' };
const effort = (fields: Record<string, unknown>): number => effortOf(Scenario.of(fields).folded, TODAY);
const rule = (fields: object) => ({ id: 'r', type: 'meeting-cadence', ...fields });

test('an agreement takes next to nothing; the same with a rule for every week of two centuries takes long', () => {
  expect(effort({})).toBeLessThan(5);
  expect(effort({ ...CENTURIES, rules: [rule({ every: 'P1W' })] })).toBeGreaterThan(500);
  expect(effort({ ...CENTURIES, rules: [rule({ minimum: 1, per: 'agreement-year' })] })).toBeLessThan(30);
});

test('many parts take long, and more where the term was changed often', () => {
  const commitments = Array.from({ length: 400 }, (_, index) => {
    return { id: `c${index}`, partner: 'ciss', title: 'Sala', kind: 'continuous' };
  });
  const many = Scenario.of({ commitments });
  expect(effortOf(many.folded, TODAY)).toBeGreaterThan(39);
  const before = effort({ commitments });
  const extended = Scenario.of({ commitments, extension: { allowed: true } }).and('extensions', {
    date: '2022-05-01',
    validTo: '2030-12-31',
  });
  expect(effortOf(extended.folded, TODAY)).toBeGreaterThan(before);
});
