import { beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityFixture, must, PASSWORD, QUICK_PASSWORDS, refusalIn } from '#libs/testing/identity-fixture.js';
import { callerOfUser } from './callers.js';
import { changePassword } from './decide.js';
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

  test('unchanged or widened they end no session; narrowed, moved or taken they do', async () => {
    const partner = 'ciss';
    const steps = [
      [{ role: 'viewer' }, true],
      [{ role: 'viewer' }, true],
      [{ role: 'member', partner }, true],
      [{ role: 'member', partner: 'diaconia' }, false],
      [{ role: 'coordinator' }, true],
      [{ role: 'evaluator' }, false],
      [{ role: 'member', partner }, false],
      [undefined, false],
    ] as const;
    for (const [role, stays] of steps) {
      const session = await fixture.session('anna');
      must(await (role ? grant(role) : fixture.identity.roles.revoke(anna, A, coordinator)));
      const caller = await fixture.identity.authentication.bySession(session);
      expect([role, caller !== undefined]).toEqual([role, stays]);
      expect(await fixture.stores.sessions.ofUser(anna)).toHaveLength(stays ? 1 : 0);
      await fixture.identity.authentication.endAll(anna);
    }
  });

  test('are asked for before an agreement is read', async () => {
    const looked: unknown[] = [];
    const agreements = fixture.agreements;
    const get = agreements.get.bind(agreements);
    agreements.get = (name) => {
      looked.push(name);
      return get(name);
    };
    const stranger = fixture.asking(anna);
    const { roles } = fixture.identity;
    for (const agreement of ['biella', 'nessuno']) {
      expect(refusalIn(await roles.grant(anna, agreement, { role: 'viewer' }, stranger))).toBe('unknown: not-found');
      expect(refusalIn(await roles.revoke(anna, agreement, stranger))).toBe('unknown: not-found');
      expect(refusalIn(await roles.invite(agreement, {}, stranger))).toBe('unknown: not-found');
    }
    expect(looked).toEqual([]);
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
    const listed = await fixture.identity.roles.rolesIn(A, true);
    expect(listed).toMatchObject([
      { user: anna, name: 'anna', email: 'anna@esempio.it', role: 'member', partner: 'ciss', active: true },
      { user: gone, role: 'viewer', active: false },
      { user: coordinator.caller.id, role: 'coordinator' },
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

  const link = async (user: string, requester = SYSTEM) =>
    must(await fixture.identity.passwordSetting.issueLink(user, requester)).token;
  const use = (token: string, password = 'un’altra frase lunga') =>
    fixture.identity.passwordSetting.setByLink({ token, password });
  const open = () => fixture.identity.invitations.open(fixture.clock.now());

  test('register who is new and give the role; the link is an administrator’s to hand over', async () => {
    const { id, email, ...answer } = must(await invite({ language: 'en' }));
    expect(email).toBe('anna@esempio.it');
    expect(Object.keys(answer).sort()).toEqual(['recordedAt', 'repeated', 'revision']);
    expect(await fixture.identity.users.find(id)).toMatchObject({
      name: 'anna',
      language: 'en',
      roles: [{ role: 'member', agreement: A, partner: 'ciss' }],
      hasPassword: false,
    });
    const handedOver = must(await fixture.identity.passwordSetting.issueLink(id, SYSTEM));
    expect(await open()).toMatchObject([{ user: id, email, role: 'member', linkExpiresAt: handedOver.expiresAt }]);
    must(await use(handedOver.token));
    expect(await open()).toEqual([]);
    expect(await fixture.session('anna', 'un’altra frase lunga')).toBeDefined();
    expect((await fixture.recorded()).slice(-6)).toEqual([
      'UserRegistered',
      'RoleGranted',
      'InvitationSent',
      'OneTimeLinkIssued',
      'AccountConfirmed',
      'PasswordChanged',
    ]);
  });

  test('of who is known are answered in the same way, and end no session', async () => {
    await fixture.user('anna', { role: 'administrator' });
    const session = await fixture.session('anna');
    const keys = Object.keys(must(await invite({ email: 'nuova@esempio.it' }))).sort();
    expect(Object.keys(must(await invite())).sort()).toEqual(keys);
    expect(await fixture.identity.authentication.bySession(session)).toBeDefined();
    expect((await open()).map(({ email }) => email)).toEqual(['nuova@esempio.it']);
  });

  test('repeated under their key are one', async () => {
    const requester = { ...coordinator, idempotencyKey: 'k' };
    const first = must(await invite({}, requester));
    expect(must(await invite({}, requester))).toEqual({ ...first, repeated: true });
  });

  test('a name is not told to the inviter before its owner has come in', async () => {
    const anna = await fixture.user('anna', { role: 'evaluator' });
    fixture.clock.advance(1_000);
    must(await invite());
    const listed = async (all = false) =>
      (await fixture.identity.roles.rolesIn(A, all)).find(({ user }) => user === anna);
    expect(await listed()).toEqual({
      user: anna,
      email: 'anna@esempio.it',
      role: 'member',
      partner: 'ciss',
      active: true,
    });
    expect(await listed(true)).toMatchObject({ name: 'anna' });
    fixture.clock.advance(1_000);
    await fixture.session('anna');
    expect(await listed()).toMatchObject({ name: 'anna' });
  });

  test('a grant by somebody else ends the link and the password of who was never confirmed', async () => {
    const { id } = must(await invite());
    const token = await link(id);
    await fixture.stores.directory.setPasswordHash(id, await QUICK_PASSWORDS.hash(PASSWORD));
    must(await fixture.identity.roles.grant(id, undefined, { role: 'evaluator' }, SYSTEM));
    expect(await fixture.stores.directory.passwordHash(id)).toBeUndefined();
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(true);
    must(await fixture.identity.roles.grant(id, A, { role: 'viewer' }, coordinator));
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(false);
    expect(refusalIn(await use(token))).toBe('unknown: link-not-usable');
    expect(refusalIn(await use(await link(id)))).toBe('done');
  });

  test('of whom no administrator gave a link holds nothing, whatever password it has', async () => {
    // As registers and stores of before are, where the inviter had the link.
    const { id } = must(await invite());
    const recorded = fixture.identity.recording;
    must(
      await recorded.record(
        { caller: { id, kind: 'user', roles: [] } },
        {
          call: 'change-own-settings',
          target: { user: id },
          request: 'password',
          decide: (state, now) => changePassword(state, id, now),
        },
      ),
    );
    await fixture.stores.directory.setPasswordHash(id, await QUICK_PASSWORDS.hash(PASSWORD));
    await expect(fixture.session('anna')).rejects.toThrow(/wrong-credentials/);
    const token = await fixture.identity.authentication.begin(id, 1_000);
    expect(await fixture.identity.authentication.bySession(token)).toBeUndefined();
    const { users } = await recorded.state();
    expect(callerOfUser(users.get(id)!).roles).toEqual([]);
    must(await use(await link(id)));
    expect(await fixture.session('anna', 'un’altra frase lunga')).toBeDefined();
  });

  test('are revoked by administrators, with the role and the link', async () => {
    const { id } = must(await invite());
    const token = await link(id);
    const invitation = (await open())[0]?.id ?? '';
    const revoke = (requester = SYSTEM) => fixture.identity.invitations.revoke(invitation, requester);
    expect(refusalIn(await revoke(coordinator))).toBe('forbidden: not-allowed');
    expect(refusalIn(await revoke())).toBe('done');
    expect(refusalIn(await revoke())).toBe('unknown: not-found');
    expect(await open()).toEqual([]);
    expect(must(await fixture.identity.users.find(id)).roles).toEqual([]);
    expect(refusalIn(await use(token))).toBe('unknown: link-not-usable');
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
