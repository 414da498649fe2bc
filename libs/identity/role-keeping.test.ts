import { beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityFixture, must, refusalIn } from '#libs/testing/identity-fixture.js';
import { type Requester, SYSTEM } from './recording.js';

const A = 'pinerolo';

describe('roles', () => {
  let fixture: IdentityFixture;
  let coordinator: Requester;
  let anna: string;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    coordinator = fixture.asking(await fixture.user('coordinator', { role: 'coordinator', agreement: A }));
    anna = await fixture.user('anna');
  });
  const grant = (input: unknown, requester = coordinator, agreement = A, user = anna) =>
    fixture.identity.roles.grant(user, agreement, input, requester);
  const grantEverywhere = (role: string, requester: Requester, user = anna) =>
    fixture.identity.roles.grant(user, undefined, { role }, requester);
  const rolesOf = async (user: string) => {
    const found = must(await fixture.identity.users.find(user));
    return found.roles;
  };

  test('are given, changed and taken by a coordinator of the agreement', async () => {
    must(await grant({ role: 'member', partner: 'ciss' }));
    expect(await rolesOf(anna)).toEqual([{ role: 'member', agreement: A, partner: 'ciss' }]);
    must(await grant({ role: 'viewer' }));
    expect(await rolesOf(anna)).toEqual([{ role: 'viewer', agreement: A }]);
    must(await fixture.identity.roles.revoke(anna, A, coordinator));
    expect(await rolesOf(anna)).toEqual([]);
    expect((await fixture.recorded()).slice(-3)).toEqual(['RoleGranted', 'RoleGranted', 'RoleRevoked']);
  });

  test('held already, they are left as they are, and so are the sessions', async () => {
    const first = must(await grant({ role: 'viewer' }));
    const session = await fixture.session('anna');
    const recorded = await fixture.recorded();
    expect(must(await grant({ role: 'viewer' }))).toEqual({ ...first, repeated: true });
    expect(await fixture.recorded()).toEqual(recorded);
    expect(await fixture.identity.authentication.bySession(session)).toBeDefined();
  });

  test('of another agreement, and of one that there is not, the coordinator knows nothing', async () => {
    for (const agreement of ['biella', 'nessuno']) {
      const answers = [
        await grant({ role: 'viewer' }, coordinator, agreement),
        await grant({ nonsense: true }, coordinator, agreement),
        await fixture.identity.roles.revoke(anna, agreement, coordinator),
        await fixture.identity.roles.invite(agreement, { nonsense: true }, coordinator),
      ];
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(refusalIn(answers[0])).toBe('unknown: not-found');
    }
  });

  test('are not given by those who see the agreement but do not coordinate it', async () => {
    const members = [
      await fixture.user('member', { role: 'member', agreement: A, partner: 'ciss' }),
      await fixture.user('evaluator', { role: 'evaluator' }),
      await fixture.user('viewer', { role: 'viewer', agreement: A }),
    ];
    for (const user of members) {
      const requester = fixture.asking(user);
      expect(refusalIn(await grant({ role: 'coordinator' }, requester, A, user))).toBe('forbidden: not-allowed');
      expect(refusalIn(await grantEverywhere('administrator', requester, user))).toBe('forbidden: not-allowed');
      expect(refusalIn(await fixture.identity.roles.revoke(coordinator.caller.id, A, requester))).toBe(
        'forbidden: not-allowed',
      );
    }
    expect(refusalIn(await grantEverywhere('viewer', coordinator))).toBe('forbidden: not-allowed');
    const nobody = fixture.asking(anna);
    expect(refusalIn(await grant({ role: 'viewer' }, nobody))).toBe('unknown: not-found');
  });

  test('of everywhere are given and taken by an administrator; in an agreement that there is not, none', async () => {
    must(await grantEverywhere('evaluator', SYSTEM));
    must(await grant({ role: 'member', partner: 'ciss' }, SYSTEM));
    must(await fixture.identity.roles.revoke(anna, undefined, SYSTEM));
    expect(await rolesOf(anna)).toEqual([{ role: 'member', agreement: A, partner: 'ciss' }]);
    expect(refusalIn(await grant({ role: 'viewer' }, SYSTEM, 'nessuno'))).toBe('unknown: not-found');
    expect(refusalIn(await grant({ role: 'viewer' }, SYSTEM, A, 'nobody'))).toBe('unknown: not-found');
  });

  test('the last coordinator stays, also of two who would both go at once', async () => {
    must(await grant({ role: 'coordinator' }));
    const both = [anna, coordinator.caller.id];
    const answers = await Promise.all(both.map((user) => fixture.identity.roles.revoke(user, A, SYSTEM)));
    expect(answers.map(refusalIn)).toEqual(['done', 'refused: last-coordinator']);
  });

  test('a grant repeated under its key is one, and its first answer stays', async () => {
    const requester = { ...coordinator, idempotencyKey: 'k' };
    const first = must(await grant({ role: 'viewer' }, requester));
    must(await grant({ role: 'evaluator' }));
    expect(must(await grant({ role: 'viewer' }, requester))).toEqual({ ...first, repeated: true });
    expect(await rolesOf(anna)).toEqual([{ role: 'evaluator', agreement: A }]);
  });

  test('in an agreement are listed by name, without those held everywhere', async () => {
    must(await grant({ role: 'member', partner: 'ciss' }));
    await fixture.user('everywhere', { role: 'viewer' });
    const gone = await fixture.user('bruno', { role: 'viewer', agreement: A });
    must(await fixture.identity.users.deactivate(gone, SYSTEM));
    const listed = await fixture.identity.roles.rolesIn(A);
    expect(listed).toMatchObject([
      { user: anna, name: 'anna', email: 'anna@esempio.it', role: 'member', partner: 'ciss', active: true },
      { user: gone, role: 'viewer', active: false },
      { user: coordinator.caller.id, role: 'coordinator', hasPassword: true },
    ]);
  });
});

describe('invitations', () => {
  let fixture: IdentityFixture;
  let coordinator: Requester;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    coordinator = fixture.asking(await fixture.user('coordinator', { role: 'coordinator', agreement: A }));
  });
  const invite = (fields: object = {}, requester = coordinator) =>
    fixture.identity.roles.invite(
      A,
      { email: 'Anna@esempio.it', role: 'member', partner: 'ciss', ...fields },
      requester,
    );

  test('register who is new, give the role and a link to set a password with', async () => {
    const { id, email, link } = must(await invite({ language: 'en' }));
    expect(email).toBe('anna@esempio.it');
    expect(await fixture.identity.users.find(id)).toMatchObject({
      name: 'anna',
      language: 'en',
      roles: [{ role: 'member', agreement: A, partner: 'ciss' }],
      hasPassword: false,
    });
    must(await fixture.identity.passwordSetting.setByLink({ token: link?.token, password: 'un’altra frase lunga' }));
    expect(await fixture.session('anna', 'un’altra frase lunga')).toBeDefined();
    expect((await fixture.recorded()).slice(-4)).toEqual([
      'UserRegistered',
      'RoleGranted',
      'InvitationSent',
      'PasswordChanged',
    ]);
  });

  test('of who is known, with a password or without, give the role and no link', async () => {
    await fixture.user('anna', { role: 'administrator' });
    const session = await fixture.session('anna');
    expect(must(await invite()).link).toBeUndefined();
    expect(await fixture.identity.authentication.bySession(session)).toBeUndefined();
    must(await fixture.identity.users.register({ email: 'bruno@esempio.it', name: 'Bruno' }, SYSTEM));
    expect(must(await invite({ email: 'bruno@esempio.it' })).link).toBeUndefined();
    expect(must(await invite({ email: 'bruno@esempio.it' })).link).toBeUndefined();
  });

  test('repeated under their key are one, and give no second link', async () => {
    const requester = { ...coordinator, idempotencyKey: 'k' };
    const { link, ...first } = must(await invite({}, requester));
    expect(link).toBeDefined();
    expect(must(await invite({}, requester))).toEqual({ ...first, repeated: true });
  });

  test.each([
    [{ partner: 'nessuno' }, 'refused: unknown-partner'],
    [{ partner: undefined }, 'refused: partner-needed'],
    [{ role: 'administrator', partner: undefined }, 'refused: role-holds-everywhere'],
    [{ email: 'nessuno' }, 'invalid: invalid-input'],
  ])('with %p are refused (%s), and nothing is kept of the person', async (fields, expected) => {
    expect(refusalIn(await invite(fields))).toBe(expected);
    expect(await fixture.stores.directory.users()).toEqual([coordinator.caller.id]);
    expect((await fixture.recorded()).filter((type) => type === 'InvitationSent')).toEqual([]);
  });

  test('change no role, and come from coordinators only', async () => {
    expect(refusalIn(await invite({ email: 'coordinator@esempio.it' }))).toBe('refused: role-held-already');
    const member = fixture.asking(await fixture.user('member', { role: 'member', agreement: A, partner: 'ciss' }));
    expect(refusalIn(await invite({}, member))).toBe('forbidden: not-allowed');
    expect(await fixture.stores.directory.findByEmail('anna@esempio.it')).toBeUndefined();
  });
});
