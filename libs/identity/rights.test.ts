import { describe, expect, test } from '@jest/globals';
import { allCommands } from '#libs/agreement/core/commands.js';
import { NO_SUCH_AGREEMENT } from '#libs/agreement/core/guards.js';
import { emptyAgreement } from '#libs/agreement/core/state.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import {
  type Caller,
  callerIn,
  mayCall,
  mayCommand,
  mayRead,
  NOT_ALLOWED,
  refusalOf,
  visibleAgreements,
  withConvenedBy,
} from './rights.js';
import { IDENTITY_CALLS, READINGS, type Rights, rightsOfCommand } from './rights-table.js';
import { type Grant, includesRole, ROLES, type Role } from './roles.js';

const A = 'pinerolo';
const caller = (...roles: Grant[]): Caller => ({ id: 'u1', kind: 'user', roles });
const member = caller({ role: 'member', agreement: A, partner: 'ciss' });
const here = (who: Caller) => callerIn(who, A);

describe('visibleAgreements', () => {
  test('all, for whoever has a role everywhere; otherwise those of the roles, each once', () => {
    expect(visibleAgreements(caller({ role: 'viewer' }, { role: 'member', agreement: A, partner: 'ciss' }))).toBe(
      'all',
    );
    expect(visibleAgreements(caller({ role: 'administrator' }))).toBe('all');
    expect(
      visibleAgreements(caller({ role: 'viewer', agreement: 'z' }, { role: 'evaluator', agreement: 'b' })),
    ).toEqual(['b', 'z']);
    expect(visibleAgreements(caller())).toEqual([]);
  });
});

describe('mayRead', () => {
  const there = (id: string) => ({ id, header: Scenario.given().folded.header });

  test('what there is not is nobody’s to read', () => {
    const administrator = caller({ role: 'administrator' });
    expect(mayRead(here(administrator), there(A), 'register')).toBe('yes');
    expect(mayRead(here(administrator), undefined, 'register')).toBe('invisible');
    expect(mayRead(here(administrator), emptyAgreement(A), 'register')).toBe('invisible');
  });

  test('roles asked for one agreement open no other', () => {
    const administrator = here(caller({ role: 'administrator' }));
    expect(mayRead(administrator, there('biella'), 'report')).toBe('invisible');
    expect(mayCommand(administrator, 'add-partner', {}, {}, { ...emptyAgreement('biella'), ...there('biella') })).toBe(
      'invisible',
    );
  });

  test('with two roles one may what either may', () => {
    const both = caller({ role: 'viewer' }, { role: 'member', agreement: A, partner: 'ciss' });
    expect(mayRead(here(both), there(A), 'history')).toBe('yes');
    expect(mayRead(callerIn(both, 'biella'), there('biella'), 'history')).toBe('forbidden');
    expect(mayRead(callerIn(both, 'biella'), there('biella'), 'report')).toBe('yes');
    expect(mayRead(callerIn(member, 'biella'), there('biella'), 'report')).toBe('invisible');
  });
});

describe('mayCommand, as a member', () => {
  const { folded } = Scenario.given(sampleDefinition())
    .and('meetings', { id: 'mine', date: '2022-05-01', convenedBy: 'ciss' })
    .and('meetings', { id: 'theirs', date: '2022-05-01', convenedBy: 'diaconia' })
    .and('meetings', { id: 'nobodys', date: '2022-05-01' });
  const state = { ...folded, id: A };
  const may = (command: string, path: Record<string, string>, body: unknown = {}) =>
    mayCommand(here(member), command, path, body, state);

  test.each([
    [{ convenedBy: 'ciss' }, 'yes'],
    [{ convenedBy: 'diaconia' }, 'forbidden'],
    [{ convenedBy: ['ciss'] }, 'forbidden'],
    [{}, 'forbidden'],
    [null, 'forbidden'],
    ['convenedBy', 'forbidden'],
    [Object.create({ convenedBy: 'ciss' }), 'forbidden'],
  ])('convenes with %p: %s', (body, expected) => {
    expect(may('convene-meeting', {}, body)).toBe(expected);
  });

  test('corrects the meetings of the own partner, and cannot give them away or take others’', () => {
    expect(may('correct-meeting', { meeting: 'mine' }, { reason: 'x' })).toBe('yes');
    expect(may('correct-meeting', { meeting: 'mine' }, { convenedBy: 'ciss' })).toBe('yes');
    expect(may('correct-meeting', { meeting: 'mine' }, { convenedBy: 'diaconia' })).toBe('forbidden');
    expect(may('hold-meeting', { meeting: 'theirs' }, { convenedBy: 'ciss' })).toBe('forbidden');
    expect(may('hold-meeting', { meeting: 'nobodys' })).toBe('forbidden');
  });

  test('a meeting held has the convener that it was held with', () => {
    const { folded } = Scenario.given(sampleDefinition())
      .and('meetings', { id: 'm', date: '2022-05-01', convenedBy: 'ciss' })
      .and('meetings/m/held', { date: '2022-05-01', present: [], convenedBy: 'diaconia' });
    const state = { ...folded, id: A };
    expect(mayCommand(here(member), 'correct-meeting', { meeting: 'm' }, {}, state)).toBe('forbidden');
  });

  test('of a part that there is not, the domain says so', () => {
    expect(may('correct-meeting', { meeting: 'none' })).toBe('yes');
    expect(may('record-progress', { commitment: 'none' })).toBe('yes');
    expect(may('record-measurement', { indicator: 'none' })).toBe('yes');
    expect(may('approve-minutes', { meeting: 'none' })).toBe('forbidden');
  });

  test('an indicator that nobody is responsible for is the coordinators’', () => {
    expect(may('record-measurement', { indicator: 'i1' })).toBe('forbidden');
    expect(may('record-progress', { commitment: 'im1' })).toBe('yes');
  });

  test('a command that there is not is nobody’s, in another agreement invisible', () => {
    expect(may('no-such-command', {})).toBe('forbidden');
    const administrator = caller({ role: 'administrator' });
    expect(mayCommand(here(administrator), 'no-such-command', {}, {}, state)).toBe('forbidden');
    expect(mayCommand(here(administrator), 'toString', {}, {}, state)).toBe('forbidden');
    const elsewhere = caller({ role: 'coordinator', agreement: 'biella' });
    expect(mayCommand(here(elsewhere), 'add-partner', {}, {}, state)).toBe('invisible');
  });
});

describe('withConvenedBy', () => {
  const coordinator = caller({ role: 'coordinator', agreement: A });
  const both = caller({ role: 'administrator' }, { role: 'member', agreement: A, partner: 'ciss' });
  test.each([
    ['a member names nobody', member, { date: 'd' }, { date: 'd', convenedBy: 'ciss' }],
    ['a member names somebody', member, { convenedBy: 'diaconia' }, { convenedBy: 'diaconia' }],
    ['a coordinator names nobody', coordinator, { date: 'd' }, { date: 'd' }],
    ['an administrator who is a member names nobody', both, { date: 'd' }, { date: 'd' }],
    ['the body is none', member, null, null],
    ['the body is a list', member, [], []],
  ])('%s', (_, who, body, expected) => {
    expect(withConvenedBy(here(who), 'convene-meeting', body)).toEqual(expected);
  });

  test('only for convening, and only in the agreement of the role', () => {
    expect(withConvenedBy(here(member), 'hold-meeting', {})).toEqual({});
    expect(withConvenedBy(callerIn(member, 'biella'), 'convene-meeting', {})).toEqual({});
  });
});

describe('mayCall', () => {
  test('one’s own personal data and settings are one’s own; a key has none', () => {
    expect(mayCall(caller(), 'read-personal-data', { user: 'u1' })).toBe('yes');
    expect(mayCall(caller(), 'read-personal-data', { user: 'u2' })).toBe('forbidden');
    expect(mayCall(caller(), 'read-personal-data')).toBe('forbidden');
    expect(mayCall({ ...caller(), kind: 'key' }, 'read-personal-data', { user: 'u1' })).toBe('forbidden');
    expect(mayCall(caller(), 'change-own-settings', { user: 'u1' })).toBe('yes');
    expect(mayCall(caller(), 'erase-user', { user: 'u1' })).toBe('forbidden');
  });

  test('a coordinator manages the roles of the own agreement', () => {
    const coordinator = caller({ role: 'coordinator', agreement: A });
    expect(mayCall(coordinator, 'grant-role', { agreement: A })).toBe('yes');
    expect(mayCall(coordinator, 'grant-role', { agreement: 'biella' })).toBe('invisible');
    expect(mayCall(member, 'grant-role', { agreement: A })).toBe('forbidden');
  });
});

test('permissions as refusals', () => {
  expect(refusalOf('yes')).toBeUndefined();
  expect(refusalOf('forbidden')).toBe(NOT_ALLOWED);
  expect(refusalOf('invisible')).toBe(NO_SUCH_AGREEMENT);
});

describe('includesRole', () => {
  const all: Rights<never>[] = [
    ...Object.values(READINGS),
    ...Object.values(IDENTITY_CALLS),
    ...allCommands.map(({ name }) => rightsOfCommand(name)),
  ];
  const mayAll = (role: Role, other: Role): boolean =>
    all.every((rights) => {
      const [right, asked] = [rights[role] ?? rights.anybody, rights[other] ?? rights.anybody];
      return asked === undefined || right === 'yes' || (right !== undefined && right === asked);
    });

  test('is what the table of rights says', () => {
    for (const role of ROLES) {
      for (const other of ROLES) {
        expect({ role, other, includes: includesRole({ role }, { role: other }) }).toEqual({
          role,
          other,
          includes: mayAll(role, other),
        });
      }
    }
  });

  test('of one partner nothing of another’s', () => {
    const of = (partner: string): Grant => ({ role: 'member', agreement: A, partner });
    expect(includesRole(of('ciss'), of('ciss'))).toBe(true);
    expect(includesRole(of('ciss'), of('diaconia'))).toBe(false);
  });
});
