import { beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityFixture, must, PASSWORD, refusalIn } from '#libs/testing/identity-fixture.js';
import { SYSTEM } from './recording.js';
import { hashOfSecret } from './secrets.js';

const NEW_PASSWORD = 'un’altra frase lunga';
const HOUR = 3_600_000;

describe('one-time links', () => {
  let fixture: IdentityFixture;
  let anna: string;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    ({ id: anna } = must(await fixture.identity.users.register({ email: 'anna@esempio.it', name: 'anna' }, SYSTEM)));
  });
  const link = async () => must(await fixture.identity.passwordSetting.issueLink(anna, SYSTEM)).token;
  const use = (token: string, password: unknown = NEW_PASSWORD, more: object = {}) =>
    fixture.identity.passwordSetting.setByLink({ token, password, ...more });

  test('set a password, once; only their hash is kept, and the stream knows nothing of it', async () => {
    const token = await link();
    expect(await fixture.stores.links.find(hashOfSecret(token))).toMatchObject({ user: anna });
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(true);
    expect(refusalIn(await use(token))).toBe('done');
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(false);
    expect(refusalIn(await use(token))).toBe('unknown: link-not-usable');
    expect(await fixture.session('anna', NEW_PASSWORD)).toBeDefined();
    expect(await fixture.recorded()).toEqual([
      'UserRegistered',
      'OneTimeLinkIssued',
      'AccountConfirmed',
      'PasswordChanged',
    ]);
    const stream = JSON.stringify(await fixture.store.read('identity', 1, 10));
    const hash = (await fixture.stores.directory.passwordHash(anna))!;
    for (const secret of [token, hashOfSecret(token), NEW_PASSWORD, hash]) expect(stream).not.toContain(secret);
  });

  test('of two who use a link at once one wins, and the password is the winner’s', async () => {
    const token = await link();
    const passwords = ['la prima frase lunga', 'la seconda frase lunga'];
    const answers = await Promise.all(passwords.map((password) => use(token, password)));
    expect(answers.map(refusalIn).sort()).toEqual(['done', 'unknown: link-not-usable']);
    const winner = answers.findIndex((answer) => refusalIn(answer) === 'done');
    expect(await fixture.session('anna', passwords[winner])).toBeDefined();
    await expect(fixture.session('anna', passwords[1 - winner])).rejects.toThrow(/wrong-credentials/);
  });

  test('are valid for 24 hours', async () => {
    const first = await link();
    fixture.clock.advance(24 * HOUR - 1);
    expect(refusalIn(await use(first))).toBe('done');
    const third = await link();
    fixture.clock.advance(24 * HOUR);
    expect(await fixture.identity.passwordSetting.isUsable(third)).toBe(false);
    expect(refusalIn(await use(third))).toBe('unknown: link-not-usable');
    await fixture.identity.housekeeping.regularly();
    fixture.clock.advance(1);
    await fixture.identity.housekeeping.regularly();
    expect(await fixture.stores.links.find(hashOfSecret(third))).toBeUndefined();
  });

  test('a new one ends the one before, also where the store still has it', async () => {
    const first = await link();
    const kept = (await fixture.stores.links.find(hashOfSecret(first)))!;
    const second = await link();
    expect(refusalIn(await use(first))).toBe('unknown: link-not-usable');
    await fixture.stores.links.add(kept);
    expect(await fixture.identity.passwordSetting.isUsable(first)).toBe(false);
    expect(refusalIn(await use(first))).toBe('unknown: link-not-usable');
    expect(refusalIn(await use(second))).toBe('done');
  });

  test('are revoked by administrators, and then of no use', async () => {
    const token = await link();
    const bruno = fixture.asking(await fixture.user('bruno', { role: 'coordinator', agreement: 'pinerolo' }));
    const revoke = (requester = SYSTEM) => fixture.identity.passwordSetting.revokeLink(anna, requester);
    expect(refusalIn(await revoke(bruno))).toBe('forbidden: not-allowed');
    expect(refusalIn(await revoke())).toBe('done');
    expect(refusalIn(await use(token))).toBe('unknown: link-not-usable');
    expect(refusalIn(await revoke())).toBe('unknown: not-found');
  });

  test('a password set ends the sessions', async () => {
    must(await use(await link()));
    const session = await fixture.session('anna', NEW_PASSWORD);
    must(await use(await link(), 'una terza frase lunga'));
    expect(await fixture.identity.authentication.bySession(session)).toBeUndefined();
  });

  test.each([
    ['too short', 'undici-11ch', ['/password']],
    ['short in characters, if long in bytes', '🙂'.repeat(11), ['/password']],
    ['no text', 12, ['/password']],
    ['far too long', 'x'.repeat(1_001), ['/password']],
  ])('a password that is %s leaves the link usable', async (_, password, pointers) => {
    const token = await link();
    const answer = await use(token, password);
    expect(answer).toMatchObject({ refused: 'invalid', errors: pointers.map((pointer) => ({ pointer })) });
    expect(refusalIn(await use(token))).toBe('done');
  });

  test('whoever uses one may say how they are called', async () => {
    must(await use(await link(), NEW_PASSWORD, { name: 'Anna Rossi' }));
    expect((await fixture.identity.users.names([anna])).get(anna)).toBe('Anna Rossi');
  });

  test('of a user who was deactivated they are useless, and none is issued', async () => {
    const token = await link();
    must(await fixture.identity.users.deactivate(anna, SYSTEM));
    await fixture.stores.links.add({
      tokenHash: 'kept',
      user: anna,
      expiresAt: '2027-01-01T00:00:00.000Z',
      revision: 99,
    });
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(false);
    expect(refusalIn(await use(token))).toBe('unknown: link-not-usable');
    expect(refusalIn(await fixture.identity.passwordSetting.issueLink(anna, SYSTEM))).toBe('refused: user-deactivated');
  });

  test('are issued by administrators only', async () => {
    const bruno = await fixture.user('bruno', { role: 'coordinator', agreement: 'pinerolo' });
    for (const user of [anna, bruno, 'nobody']) {
      const answer = await fixture.identity.passwordSetting.issueLink(user, fixture.asking(bruno));
      expect(refusalIn(answer)).toBe('forbidden: not-allowed');
    }
  });
});

describe('one’s own password', () => {
  test('is changed by whoever knows it', async () => {
    const fixture = new IdentityFixture();
    const anna = await fixture.user('anna');
    const change = (current: string) =>
      fixture.identity.passwordSetting.changeOwn({ current, password: NEW_PASSWORD }, fixture.asking(anna));
    expect(await change('sbagliata')).toMatchObject({ type: 'wrong-password', errors: [{ pointer: '/current' }] });
    expect(refusalIn(await change(PASSWORD))).toBe('done');
    expect(await fixture.session('anna', NEW_PASSWORD)).toBeDefined();
    await expect(fixture.session('anna')).rejects.toThrow(/wrong-credentials/);
  });

  test('cannot be guessed from a session without limit', async () => {
    const fixture = new IdentityFixture();
    const anna = await fixture.user('anna');
    const change = (current: string) =>
      fixture.identity.passwordSetting.changeOwn({ current, password: NEW_PASSWORD }, fixture.asking(anna));
    for (let count = 0; count < 10; count += 1) expect(refusalIn(await change('x'))).toBe('refused: wrong-password');
    expect(await change(PASSWORD)).toMatchObject({ type: 'too-many-attempts', retryAfter: 900 });
  });

  test('a key has none', async () => {
    const fixture = new IdentityFixture();
    const answer = await fixture.identity.passwordSetting.changeOwn({ current: 'x', password: NEW_PASSWORD }, SYSTEM);
    expect(refusalIn(answer)).toBe('forbidden: not-allowed');
  });
});
