import { describe, expect, test } from '@jest/globals';
import { asIfRecorded } from '#libs/agreement/core/record-agreement.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Unsealed } from '#libs/kernel/sealing.js';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import {
  changeLanguage,
  changePassword,
  deactivateUser,
  eraseUser,
  grantRole,
  inviteUser,
  issueApiKey,
  issueOneTimeLink,
  registerUser,
  revokeApiKey,
  revokeRole,
  setPasswordByLink,
} from './decide.js';
import { identityEventDefinitions } from './events.js';
import type { Grant } from './roles.js';
import { emptyIdentity, evolveIdentity, type IdentityState } from './state.js';

const NOW = '2026-03-01T23:30:00.000Z';
const A = 'pinerolo';
const agreement = Scenario.given(sampleDefinition()).folded;
const administrator: Grant = { role: 'administrator' };
const coordinator: Grant = { role: 'coordinator', agreement: A };
const member: Grant = { role: 'member', agreement: A, partner: 'ciss' };

/** Decides as every command but those on roles would, on what has happened. */
type Deciding = (state: IdentityState) => Decision;
const registered =
  (user: string): Deciding =>
  (state) =>
    registerUser(state, { user }, NOW);
const granted =
  (user: string, grant: Grant): Deciding =>
  (state) =>
    grantRole(state, user, grant, agreement, NOW);

function given(...deciding: Deciding[]): IdentityState {
  const state = emptyIdentity();
  for (const decide of deciding) {
    const decided = decide(state);
    if (isRefusal(decided)) throw new Error(`Given could not happen: ${JSON.stringify(decided)}`);
    for (const event of decided) evolveIdentity(state, recorded(event, state.revision + 1));
  }
  return state;
}

const recorded = (event: NewEvent, revision: number) => asIfRecorded(event, revision);

function outcome(decided: Decision) {
  return isRefusal(decided) ? decided : { events: decided.map((event) => ({ ...event })) };
}
const verdict = (decided: Decision): string => verdictOf(outcome(decided));
const pointers = (decided: Decision): string[] => pointersOf(outcome(decided));
const dataOf = (decided: Decision): unknown[] => (isRefusal(decided) ? [] : decided.map(({ data }) => data));

/** Who came in and holds a role. */
const holding = (user: string, grant: Grant): Deciding[] => [
  registered(user),
  (state) => setPasswordByLink(state, user, state.revision, NOW),
  granted(user, grant),
];

const oneAdministrator = holding('u1', administrator);
const twoAdministrators = [...oneAdministrator, ...holding('u2', administrator)];
const oneCoordinator = holding('u1', coordinator);

describe('registerUser', () => {
  test('a new user, on the day it is in Rome', () => {
    const decided = registerUser(given(), { user: 'u1', language: 'en' }, NOW);
    expect(decided).toEqual([
      { type: 'UserRegistered', schemaVersion: 1, occurredOn: '2026-03-02', data: { user: 'u1', language: 'en' } },
    ]);
  });

  test('not twice', () => {
    expect(verdict(registered('u1')(given(registered('u1'))))).toBe('exists: user-exists');
  });
});

describe('grantRole', () => {
  const grant = (role: Grant, about: typeof agreement | undefined = agreement) =>
    grantRole(given(registered('u1')), 'u1', role, about, NOW);

  test.each([
    administrator,
    coordinator,
    member,
    { role: 'evaluator' },
    { role: 'evaluator', agreement: A },
    { role: 'viewer' },
    { role: 'viewer', agreement: A },
  ] satisfies Grant[])('%p', (role) => {
    expect(dataOf(grant(role))).toEqual([{ user: 'u1', ...role }]);
  });

  test.each([
    [{ role: 'coordinator' }, 'refused: agreement-needed', ['/agreement']],
    [{ role: 'member' }, 'refused: agreement-needed', ['/agreement', '/partner']],
    [{ role: 'member', agreement: A }, 'refused: partner-needed', ['/partner']],
    [{ role: 'administrator', agreement: A }, 'refused: role-holds-everywhere', ['/role']],
    [{ role: 'viewer', partner: 'ciss', agreement: A }, 'refused: partner-not-needed', ['/partner']],
    [{ role: 'member', agreement: A, partner: 'nessuno' }, 'refused: unknown-partner', ['/partner']],
  ] satisfies [Grant, string, string[]][])('%p is refused: %s', (role, type, at) => {
    expect(verdict(grant(role))).toBe(type);
    expect(pointers(grant(role))).toEqual(at);
  });

  test('in an agreement that there is not, it is refused', () => {
    const decided = grantRole(given(registered('u1')), 'u1', coordinator, undefined, NOW);
    expect(verdict(decided)).toBe('refused: unknown-agreement');
    expect(pointers(decided)).toEqual(['/agreement']);
  });

  test('to nobody, and to who was deactivated or erased, none is given', () => {
    const others = [...twoAdministrators, registered('u3')];
    expect(verdict(granted('u9', member)(given()))).toBe('unknown: not-found');
    const deactivated = given(...others, (state) => deactivateUser(state, 'u3', NOW));
    expect(verdict(granted('u3', member)(deactivated))).toBe('refused: user-deactivated');
    const erased = given(...others, (state) => eraseUser(state, 'u3', 'chiesto', NOW));
    expect(verdict(granted('u3', member)(erased))).toBe('unknown: not-found');
  });

  test('takes the place of the role in the same agreement, and of that one only', () => {
    const state = given(
      registered('u1'),
      granted('u1', { role: 'viewer' }),
      granted('u1', member),
      granted('u1', { role: 'evaluator', agreement: A }),
    );
    expect(state.users.get('u1')?.grants).toMatchObject([{ role: 'viewer' }, { role: 'evaluator', agreement: A }]);
  });

  test('the last coordinator can be given no other role there, one of two can', () => {
    expect(verdict(granted('u1', member)(given(...oneCoordinator)))).toBe('refused: last-coordinator');
    expect(verdict(granted('u1', coordinator)(given(...oneCoordinator)))).toBe('RoleGranted');
    expect(verdict(granted('u1', { role: 'viewer' })(given(...oneCoordinator)))).toBe('RoleGranted');
    const two = given(...oneCoordinator, ...holding('u2', coordinator));
    expect(verdict(granted('u1', member)(two))).toBe('RoleGranted');
  });

  test('the last administrator can be given no other role everywhere, one of two can', () => {
    const one = given(...oneAdministrator);
    expect(verdict(granted('u1', { role: 'viewer' })(one))).toBe('refused: last-administrator');
    expect(verdict(granted('u1', member)(one))).toBe('RoleGranted');
    expect(verdict(granted('u1', { role: 'viewer' })(given(...twoAdministrators)))).toBe('RoleGranted');
  });
});

describe('revokeRole', () => {
  test('records which role it was', () => {
    const state = given(registered('u1'), granted('u1', member), granted('u1', { role: 'viewer' }));
    expect(dataOf(revokeRole(state, 'u1', A, NOW))).toEqual([{ user: 'u1', ...member }]);
    expect(dataOf(revokeRole(state, 'u1', undefined, NOW))).toEqual([{ user: 'u1', role: 'viewer' }]);
  });

  test('a role that is not held is none', () => {
    const state = given(registered('u1'), granted('u1', { role: 'viewer' }));
    expect(verdict(revokeRole(state, 'u1', A, NOW))).toBe('unknown: not-found');
    expect(verdict(revokeRole(state, 'u9', A, NOW))).toBe('unknown: not-found');
  });

  test('the last coordinator cannot be removed; who was deactivated does not count as another', () => {
    expect(verdict(revokeRole(given(...oneCoordinator), 'u1', A, NOW))).toBe('refused: last-coordinator');
    const two = [...oneCoordinator, ...holding('u2', coordinator)];
    expect(verdict(revokeRole(given(...two), 'u1', A, NOW))).toBe('RoleRevoked');
    const inactive = given(...two, (state) => deactivateUser(state, 'u2', NOW));
    expect(verdict(revokeRole(inactive, 'u1', A, NOW))).toBe('refused: last-coordinator');
    expect(verdict(revokeRole(inactive, 'u2', A, NOW))).toBe('RoleRevoked');
  });

  test('a coordinator of another agreement does not count', () => {
    const elsewhere = given(...oneCoordinator, ...holding('u2', { ...coordinator, agreement: 'biella' }));
    expect(verdict(revokeRole(elsewhere, 'u1', A, NOW))).toBe('refused: last-coordinator');
  });

  test('who never came in does not count as another, and can be removed', () => {
    const invited = [registered('u2'), granted('u2', coordinator), registered('u3'), granted('u3', administrator)];
    const state = given(...oneCoordinator, ...invited);
    expect(verdict(revokeRole(state, 'u1', A, NOW))).toBe('refused: last-coordinator');
    expect(verdict(revokeRole(state, 'u2', A, NOW))).toBe('RoleRevoked');
    const administrators = given(...oneAdministrator, ...invited);
    expect(verdict(deactivateUser(administrators, 'u1', NOW))).toBe('refused: last-administrator');
    expect(verdict(deactivateUser(administrators, 'u3', NOW))).toBe('UserDeactivated');
  });

  test('the last administrator cannot be removed', () => {
    const one = given(...oneAdministrator);
    expect(verdict(revokeRole(one, 'u1', undefined, NOW))).toBe('refused: last-administrator');
    expect(verdict(revokeRole(given(...twoAdministrators), 'u1', undefined, NOW))).toBe('RoleRevoked');
  });
});

describe('deactivateUser and eraseUser', () => {
  const deactivate = (user: string) => (state: IdentityState) => deactivateUser(state, user, NOW);
  const erase = (user: string) => (state: IdentityState) => eraseUser(state, user, 'chiesto', NOW);

  test.each([
    ['deactivated', deactivate],
    ['erased', erase],
  ])('neither the last administrator nor a last coordinator is %s', (_, go) => {
    expect(verdict(go('u1')(given(...oneAdministrator)))).toBe('refused: last-administrator');
    expect(verdict(go('u1')(given(...oneCoordinator)))).toBe('refused: last-coordinator');
    expect(isRefusal(go('u1')(given(...twoAdministrators)))).toBe(false);
    expect(verdict(go('u9')(given()))).toBe('unknown: not-found');
  });

  test('nobody is deactivated twice; who was can still be erased, and erased only once', () => {
    const state = given(registered('u1'), deactivate('u1'));
    expect(verdict(deactivate('u1')(state))).toBe('refused: user-deactivated');
    const erased = given(registered('u1'), granted('u1', member), deactivate('u1'), erase('u1'));
    expect(erased.users.get('u1')).toMatchObject({ grants: [], erased: { revision: 4 } });
    expect(verdict(erase('u1')(erased))).toBe('unknown: not-found');
    expect(verdict(deactivate('u1')(erased))).toBe('unknown: not-found');
  });

  test('the reason of an erasure is sealed', () => {
    const [data] = dataOf(erase('u1')(given(registered('u1')))) as [{ reason: unknown }];
    expect(data.reason).toEqual(new Unsealed('chiesto'));
  });
});

describe('what a user has changed', () => {
  test('language and password, as long as they are active', () => {
    const state = given(registered('u1'), (before) => changeLanguage(before, 'u1', 'en', NOW));
    expect(state.users.get('u1')?.language).toBe('en');
    expect(dataOf(changePassword(state, 'u1', NOW))).toEqual([{ user: 'u1' }]);
    const inactive = given(registered('u1'), (before) => deactivateUser(before, 'u1', NOW));
    for (const decided of [
      changeLanguage(inactive, 'u1', 'it', NOW),
      changePassword(inactive, 'u1', NOW),
      issueOneTimeLink(inactive, 'u1', NOW, NOW),
    ]) {
      expect(verdict(decided)).toBe('refused: user-deactivated');
    }
    expect(verdict(issueOneTimeLink(state, 'u9', NOW, NOW))).toBe('unknown: not-found');
    expect(dataOf(issueOneTimeLink(state, 'u1', '2026-03-02T00:00:00.000Z', NOW))).toEqual([
      { user: 'u1', expiresAt: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  test('sessions begin anew after a change of password or a role taken or narrowed, not of language', () => {
    const from = (...deciding: Deciding[]) => given(registered('u1'), ...deciding).users.get('u1')?.sessionsFrom;
    expect(from()).toBe(1);
    expect(from((state) => changeLanguage(state, 'u1', 'en', NOW))).toBe(1);
    expect(from((state) => issueOneTimeLink(state, 'u1', NOW, NOW))).toBe(1);
    expect(from((state) => changePassword(state, 'u1', NOW))).toBe(2);
    expect(from(granted('u1', member))).toBe(1);
    expect(from(granted('u1', member), granted('u1', coordinator))).toBe(1);
    expect(from(granted('u1', member), granted('u1', { role: 'viewer', agreement: A }))).toBe(3);
    expect(from(granted('u1', member), (state) => revokeRole(state, 'u1', A, NOW))).toBe(3);
    expect(from((state) => deactivateUser(state, 'u1', NOW))).toBe(2);
  });
});

describe('inviteUser', () => {
  const invite = (state: IdentityState, grant: Grant = member) =>
    inviteUser(state, { user: 'u1', language: 'it' }, grant, agreement, NOW);

  test('who is new is registered and given the role', () => {
    expect(verdict(invite(given()))).toBe('UserRegistered RoleGranted InvitationSent');
    expect(dataOf(invite(given()))).toEqual([
      { user: 'u1', language: 'it' },
      { user: 'u1', ...member },
      { user: 'u1', ...member },
    ]);
  });

  test('who is there is given the role; who has it already is invited again', () => {
    expect(verdict(invite(given(registered('u1'))))).toBe('RoleGranted InvitationSent');
    expect(verdict(invite(given(registered('u1'), granted('u1', member))))).toBe('InvitationSent');
  });

  test('who has another role there keeps it', () => {
    expect(verdict(invite(given(...oneCoordinator)))).toBe('refused: role-held-already');
    expect(verdict(invite(given(...oneCoordinator), { role: 'viewer', agreement: A }))).toBe(
      'refused: role-held-already',
    );
    const ofAnotherPartner = given(registered('u1'), granted('u1', { ...member, partner: 'diaconia' }));
    expect(verdict(invite(ofAnotherPartner))).toBe('refused: role-held-already');
    expect(verdict(invite(given(registered('u1'), granted('u1', { role: 'viewer' }))))).toBe(
      'RoleGranted InvitationSent',
    );
  });

  test('nobody is invited as what the agreement does not have', () => {
    expect(verdict(invite(given(), { ...member, partner: 'nessuno' }))).toBe('refused: unknown-partner');
    expect(verdict(invite(given(), { ...administrator, agreement: A }))).toBe('refused: role-holds-everywhere');
    const inactive = given(registered('u1'), (state) => deactivateUser(state, 'u1', NOW));
    expect(verdict(invite(inactive))).toBe('refused: user-deactivated');
  });
});

describe('keys', () => {
  const issue = (fields: Partial<Grant> & { expiresAt?: string } = {}) =>
    issueApiKey(given(), { key: 'k1', role: 'evaluator', ...fields }, agreement, NOW);

  test('are issued with a role, and until when', () => {
    expect(dataOf(issue({ agreement: A, expiresAt: '2026-04-01T00:00:00.000Z' }))).toEqual([
      { key: 'k1', role: 'evaluator', agreement: A, expiresAt: '2026-04-01T00:00:00.000Z' },
    ]);
    expect(dataOf(issue())).toEqual([{ key: 'k1', role: 'evaluator' }]);
  });

  test('are not issued expired, nor with a role that lacks its scope', () => {
    expect(verdict(issue({ expiresAt: NOW }))).toBe('refused: expired-already');
    expect(pointers(issue({ role: 'member', expiresAt: NOW }))).toEqual(['/agreement', '/partner', '/expiresAt']);
  });

  test('are revoked once', () => {
    const state = given(() => issue());
    expect(dataOf(revokeApiKey(state, 'k1', false, NOW))).toEqual([{ key: 'k1' }]);
    const revoked = given(
      () => issue(),
      (before) => revokeApiKey(before, 'k1', false, NOW),
    );
    expect(verdict(revokeApiKey(revoked, 'k1', false, NOW))).toBe('unknown: not-found');
    expect(verdict(revokeApiKey(state, 'k2', false, NOW))).toBe('unknown: not-found');
  });
});

test('every event decided here is of its schema', () => {
  const decided = [
    registered('u1')(given()),
    granted('u1', member)(given(registered('u1'))),
    inviteUser(given(), { user: 'u1' }, member, agreement, NOW),
    issueApiKey(given(), { key: 'k1', ...member, expiresAt: '2026-04-01T00:00:00.000Z' }, agreement, NOW),
  ].flatMap((events) => (isRefusal(events) ? [] : events));
  expect(decided).toHaveLength(6);
  for (const { type, data } of decided) {
    expect(identityEventDefinitions.get(type)?.data.safeParse(data).success).toBe(true);
  }
});
