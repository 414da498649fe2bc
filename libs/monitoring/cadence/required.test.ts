import { describe, expect, it } from '@jest/globals';
import { cadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays } from '#libs/kernel/civil-date.js';
import { requirementOf } from './required.js';

const START = '2021-01-01';
const rule = (fields: Record<string, unknown>) =>
  cadenceRule.parse({ id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', ...fields });
const required = (fields: Record<string, unknown>, days: number, wholeDays = 365, renewal?: number): number => {
  const window = { from: START, to: addDays(START, days - 1), wholeDays };
  return requirementOf(rule(fields), { ...window, ...(renewal !== undefined && { renewal }) }).required;
};

describe('what a window requires', () => {
  it('is the minimum where nothing was clipped, whatever the policy', () => {
    expect(required({ partialWindows: 'exempt' }, 365)).toBe(3);
  });

  it('is a share of the minimum where it was, half rounded up', () => {
    expect(required({ minimum: 1 }, 182, 364)).toBe(1);
    expect(required({ minimum: 1 }, 181, 364)).toBe(0);
    expect(required({}, 182)).toBe(1);
    expect(required({}, 183)).toBe(2);
  });

  it('is at least 1 for the first term that ended early', () => {
    expect(required({ per: 'term' }, 3, 365, 0)).toBe(1);
  });

  it('is a share of the first term for one that was renewed, exempt or not', () => {
    expect(required({ per: 'term' }, 3, 365, 1)).toBe(0);
    expect(required({ per: 'term' }, 365, 730, 1)).toBe(2);
    expect(required({ per: 'term', partialWindows: 'exempt' }, 365, 730, 1)).toBe(2);
    expect(required({ per: 'term', partialWindows: 'full' }, 365, 730, 1)).toBe(3);
    expect(required({ per: 'term' }, 800, 730, 1)).toBe(3);
  });

  it('is nothing or everything where the agreement says so', () => {
    expect(required({ partialWindows: 'exempt', per: 'term' }, 300, 365, 0)).toBe(0);
    expect(required({ partialWindows: 'full' }, 10)).toBe(3);
  });

  it('is never more than the window can hold', () => {
    expect(required({ partialWindows: 'full', minSpacingDays: 14 }, 28)).toBe(2);
    expect(required({ partialWindows: 'full', minSpacingDays: 14 }, 29)).toBe(3);
  });
});
