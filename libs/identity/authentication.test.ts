import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IdentityFixture, must, PASSWORD, QUICK_PASSWORDS } from '#libs/testing/identity-fixture.js';
import { SYSTEM } from './recording.js';
import { hashOfSecret } from './secrets.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('sessions', () => {
  let fixture: IdentityFixture;
  let anna: string;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    anna = await fixture.user('anna', { role: 'member', agreement: 'pinerolo', partner: 'ciss' });
  });
  const callerOf = (token: string) => fixture.identity.authentication.bySession(token);
  const isOpen = async (token: string) => (await callerOf(token)) !== undefined;

  test('only the hash of a token is kept', async () => {
    const token = await fixture.session('anna');
    const [session] = await fixture.stores.sessions.ofUser(anna);
    expect(session?.tokenHash).toBe(hashOfSecret(token));
    expect(await isOpen(hashOfSecret(token))).toBe(false);
    expect(await isOpen('')).toBe(false);
  });

  test('end after 12 hours without a request, and go on as long as there are some', async () => {
    const token = await fixture.session('anna');
    fixture.clock.advance(12 * HOUR - 1);
    expect(await isOpen(token)).toBe(true);
    fixture.clock.advance(12 * HOUR - 1);
    expect(await isOpen(token)).toBe(true);
    fixture.clock.advance(12 * HOUR);
    expect(await isOpen(token)).toBe(false);
    expect(await fixture.stores.sessions.ofUser(anna)).toEqual([]);
  });

  test('end after 30 days, however busy', async () => {
    const token = await fixture.session('anna');
    for (let passed = 0; passed < 30 * DAY - 6 * HOUR; passed += 6 * HOUR) {
      fixture.clock.advance(6 * HOUR);
      expect(await isOpen(token)).toBe(true);
    }
    fixture.clock.advance(6 * HOUR - 1);
    expect(await isOpen(token)).toBe(true);
    fixture.clock.advance(1);
    expect(await isOpen(token)).toBe(false);
  });

  test('requests in the same minute write once', async () => {
    const token = await fixture.session('anna');
    const seen = async () => (await fixture.stores.sessions.ofUser(anna))[0]?.lastSeenAt;
    const began = await seen();
    fixture.clock.advance(59_999);
    await callerOf(token);
    expect(await seen()).toBe(began);
    fixture.clock.advance(1);
    await callerOf(token);
    expect(await seen()).toBe(fixture.clock.now());
  });

  test('end by signing out, one or all', async () => {
    const [first, second, third] = [
      await fixture.session('anna'),
      await fixture.session('anna'),
      await fixture.session('anna'),
    ];
    await fixture.identity.authentication.end(first);
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    await fixture.identity.authentication.endAll(anna);
    expect([await isOpen(second), await isOpen(third)]).toEqual([false, false]);
  });

  test.each([
    ['a role narrowed', () => fixture.identity.roles.grant(anna, 'pinerolo', { role: 'viewer' }, SYSTEM)],
    ['a role revoked', () => fixture.identity.roles.revoke(anna, 'pinerolo', SYSTEM)],
    [
      'a new password',
      () =>
        fixture.identity.passwordSetting.changeOwn(
          { current: PASSWORD, password: 'tutta un’altra frase' },
          fixture.asking(anna),
        ),
    ],
    ['being deactivated', () => fixture.identity.users.deactivate(anna, SYSTEM)],
    ['being erased', () => fixture.identity.personalData.erase(anna, { reason: 'x' }, SYSTEM)],
  ])('end by %s, also where the store was not told', async (_, change) => {
    const token = await fixture.session('anna');
    const [session] = await fixture.stores.sessions.ofUser(anna);
    must(await change());
    expect(await fixture.stores.sessions.ofUser(anna)).toEqual([]);
    await fixture.stores.sessions.begin(session!);
    expect(await isOpen(token)).toBe(false);
  });

  test('what changes for others, or the language, ends none; the roles are those of the moment', async () => {
    const token = await fixture.session('anna');
    must(await fixture.identity.users.changeLanguage({ language: 'en' }, fixture.asking(anna)));
    await fixture.user('bruno', { role: 'viewer' });
    expect(await callerOf(token)).toEqual({
      id: anna,
      kind: 'user',
      roles: [{ role: 'member', agreement: 'pinerolo', partner: 'ciss' }],
      language: 'en',
    });
  });

  test('begun while the password was being changed, they do not outlive it', async () => {
    const [looking, looked] = [gate(), gate()];
    const slow = new IdentityFixture({
      store: fixture.store,
      stores: fixture.stores,
      passwords: {
        hash: (password) => QUICK_PASSWORDS.hash(password),
        needsRehash: () => false,
        verify: async (hash, password) => {
          const isRight = await QUICK_PASSWORDS.verify(hash, password);
          looking.open();
          await looked.opened;
          return isRight;
        },
      },
    });
    const signingIn = slow.session('anna');
    await looking.opened;
    const change = { current: PASSWORD, password: 'tutta un’altra frase' };
    must(await fixture.identity.passwordSetting.changeOwn(change, fixture.asking(anna)));
    looked.open();
    expect(await isOpen(await signingIn)).toBe(false);
  });

  test('those that ended of themselves are forgotten', async () => {
    await fixture.session('anna');
    fixture.clock.advance(12 * HOUR + 1);
    const token = await fixture.session('anna');
    await fixture.identity.housekeeping.regularly();
    expect(await fixture.stores.sessions.ofUser(anna)).toHaveLength(1);
    expect(await isOpen(token)).toBe(true);
  });
});

describe('API keys', () => {
  const input = { name: 'Osservatorio', role: 'evaluator', agreement: 'pinerolo' };

  test('are shown once, 256 random bits, and kept as a hash; the stream knows neither hash nor name', async () => {
    const fixture = new IdentityFixture();
    const { id, key } = must(await fixture.identity.apiKeys.issue(input, SYSTEM));
    expect(key).toMatch(/^regia_[A-Za-z0-9_-]{43}$/);
    expect(await fixture.stores.apiKeys.findBySecret(hashOfSecret(key))).toBe(id);
    expect(await fixture.identity.authentication.byKey(key)).toEqual({
      id,
      kind: 'key',
      roles: [{ role: 'evaluator', agreement: 'pinerolo' }],
    });
    const register = JSON.stringify(await fixture.store.read('identity', 1, 10));
    for (const secret of [key, hashOfSecret(key), 'Osservatorio']) expect(register).not.toContain(secret);
    expect(await fixture.identity.apiKeys.list()).toEqual([
      {
        id,
        name: 'Osservatorio',
        role: 'evaluator',
        agreement: 'pinerolo',
        issuedAt: fixture.clock.now(),
        issuedBy: 'system',
      },
    ]);
  });

  test('are looked up once, and let nobody in once revoked however often they were used before', async () => {
    const fixture = new IdentityFixture();
    const { id, key } = must(await fixture.identity.apiKeys.issue(input, SYSTEM));
    const lookUp = jest.spyOn(fixture.stores.apiKeys, 'findBySecret');
    for (const _ of [1, 2, 3]) expect(await fixture.identity.authentication.byKey(key)).toMatchObject({ id });
    expect(await fixture.identity.authentication.byKey(`${key}x`)).toBeUndefined();
    expect(lookUp.mock.calls).toEqual([[hashOfSecret(key)], [hashOfSecret(`${key}x`)]]);
    must(await fixture.identity.apiKeys.revoke(id, false, SYSTEM));
    expect(await fixture.identity.authentication.byKey(key)).toBeUndefined();
  });

  test('let nobody in once revoked, not even where the store was not told', async () => {
    const fixture = new IdentityFixture();
    const { id, key } = must(await fixture.identity.apiKeys.issue(input, SYSTEM));
    must(await fixture.identity.apiKeys.revoke(id, false, SYSTEM));
    await fixture.stores.apiKeys.add({ id, name: '', secretHash: hashOfSecret(key) });
    expect(await fixture.identity.authentication.byKey(key)).toBeUndefined();
    expect(await fixture.identity.apiKeys.list()).toEqual([]);
    await fixture.identity.housekeeping.atStart();
    expect((await fixture.stores.apiKeys.names()).size).toBe(0);
  });

  test('let nobody in from the instant of their expiry on', async () => {
    const fixture = new IdentityFixture();
    const expiresAt = '2026-03-01T12:00:00+01:00';
    const { key } = must(await fixture.identity.apiKeys.issue({ ...input, expiresAt }, SYSTEM));
    fixture.clock.set('2026-03-01T10:59:59.999Z');
    expect(await fixture.identity.authentication.byKey(key)).toBeDefined();
    fixture.clock.advance(1);
    expect(await fixture.identity.authentication.byKey(key)).toBeUndefined();
  });

  test('that there are not, are nobody’s', async () => {
    const fixture = new IdentityFixture();
    for (const key of ['', 'regia_', 'x']) expect(await fixture.identity.authentication.byKey(key)).toBeUndefined();
  });
});
