import { describe, expect, it } from '@jest/globals';
import type { Caller } from '#libs/identity/rights.js';
import type { WaitingKind } from '#libs/monitoring/tasks/item.js';
import { scopesOf, whoseIs } from './scopes.js';

const caller = (...roles: Caller['roles'][number][]): Caller => ({ kind: 'user', id: 'u', roles });
const member = (agreement: string, partner: string) => ({ role: 'member', agreement, partner }) as const;

describe('what waits is looked for', () => {
  it('everywhere by administrators, where they have a part by the others, nowhere by who only reads', () => {
    expect(scopesOf(caller({ role: 'administrator' }))).toEqual([{ agreements: 'all', as: 'coordination' }]);
    const roles = caller(
      { role: 'coordinator', agreement: 'a' },
      { role: 'evaluator', agreement: 'b' },
      member('c', 'ciss'),
      member('d', 'ciss'),
      { role: 'viewer', agreement: 'e' },
    );
    expect(scopesOf(roles)).toEqual([
      { agreements: ['a'], as: 'coordination' },
      { agreements: ['b'], as: 'evaluation' },
      { agreements: ['c', 'd'], as: { partner: 'ciss' } },
    ]);
    expect(scopesOf(caller({ role: 'viewer', agreement: 'e' }))).toEqual([]);
  });

  it('by members for very many partners in all that waits there', () => {
    const many = Array.from({ length: 51 }, (_, index) => member('a', `p${index}`));
    expect(scopesOf(caller(...many))).toEqual([{ agreements: many.map(() => 'a'), as: 'coordination' }]);
  });
});

describe('what waits is somebody’s', () => {
  const whose = (who: Caller, kind: WaitingKind, owner: string | null) => whoseIs(who, 'a', { kind, owner });

  it('a partner’s own, and of the others nothing', () => {
    const ciss = caller(member('a', 'ciss'));
    expect(whose(ciss, 'decision-open', 'ciss')).toBe('mine');
    expect(whose(ciss, 'decision-open', 'diaconia')).toBeUndefined();
    expect(whose(ciss, 'minutes-to-approve', null)).toBeUndefined();
  });

  it('of who coordinates what is nobody’s and what is to be recorded of meetings; the rest is of others', () => {
    const coordinator = caller({ role: 'coordinator', agreement: 'a' });
    expect(whose(coordinator, 'minutes-to-approve', null)).toBe('mine');
    expect(whose(coordinator, 'meeting-to-record', 'ciss')).toBe('mine');
    expect(whose(coordinator, 'commitment-overdue', 'ciss')).toBe('others');
    expect(whose(coordinator, 'final-evaluation', null)).toBe('others');
  });

  it('of an evaluator the final evaluation; of a viewer nothing; of several roles the nearest', () => {
    const evaluator = { role: 'evaluator', agreement: 'a' } as const;
    expect(whose(caller(evaluator), 'final-evaluation', null)).toBe('mine');
    expect(whose(caller(evaluator), 'decision-open', 'ciss')).toBeUndefined();
    expect(whose(caller({ role: 'viewer', agreement: 'a' }), 'decision-open', 'ciss')).toBeUndefined();
    expect(whose(caller({ role: 'coordinator', agreement: 'a' }, evaluator), 'final-evaluation', null)).toBe('mine');
  });
});
