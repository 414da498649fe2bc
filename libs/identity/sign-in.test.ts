import { describe, expect, test } from '@jest/globals';
import { IdentityFixture, must, PASSWORD, QUICK_PASSWORDS, refusalIn } from '#libs/testing/identity-fixture.js';
import { ATTEMPTS_WINDOW_MS } from './attempt-limits.js';
import type { Passwords } from './ports.js';
import { SYSTEM } from './recording.js';
import { MOST_AT_ONCE } from './sign-in.js';

const HERE = '192.0.2.1';
const ATTEMPTS_PER_ACCOUNT = 10;
const ATTEMPTS_PER_ADDRESS = 100;

/** Counts what is verified, of which hash. */
class CountingPasswords implements Passwords {
  readonly verified: string[] = [];
  readonly hash = (password: string) => QUICK_PASSWORDS.hash(password);
  readonly needsRehash = (hash: string) => QUICK_PASSWORDS.needsRehash(hash);

  verify(hash: string, password: string): Promise<boolean> {
    this.verified.push(hash);
    return QUICK_PASSWORDS.verify(hash, password);
  }
}

describe('SignIn', () => {
  const signingIn =
    (fixture: IdentityFixture) =>
    (email: string, password: string, address = HERE, device?: string) =>
      fixture.identity.signIn.signIn({ email, password }, address, device);

  test('by address and password, however the address is typed', async () => {
    const fixture = new IdentityFixture();
    const user = await fixture.user('anna', { role: 'viewer' });
    const { token, caller } = must(await signingIn(fixture)('  ANNA@esempio.IT ', PASSWORD));
    expect(caller).toEqual({ id: user, kind: 'user', roles: [{ role: 'viewer' }] });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await fixture.identity.authentication.bySession(token)).toEqual(caller);
  });

  test('a wrong password, an unknown address and whoever cannot come in are answered in the same words', async () => {
    const fixture = new IdentityFixture();
    const signIn = signingIn(fixture);
    await fixture.user('anna');
    const gone = await fixture.user('gone');
    must(await fixture.identity.users.deactivate(gone, SYSTEM));
    const erased = await fixture.user('erased');
    must(await fixture.identity.personalData.erase(erased, { reason: 'chiesto' }, SYSTEM));
    must(await fixture.identity.users.register({ email: 'invited@esempio.it', name: 'Invited' }, SYSTEM));
    const answers = await Promise.all([
      signIn('anna@esempio.it', 'un’altra password'),
      signIn('nessuno@esempio.it', PASSWORD),
      signIn('not an address', PASSWORD),
      signIn('gone@esempio.it', PASSWORD),
      signIn('erased@esempio.it', PASSWORD),
      signIn('invited@esempio.it', PASSWORD),
      signIn('anna@esempio.it', ''),
    ]);
    expect(refusalIn(answers[0])).toBe('forbidden: wrong-credentials');
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('a password is looked at whether or not there is such a user', async () => {
    const passwords = new CountingPasswords();
    const fixture = new IdentityFixture({ passwords });
    await fixture.user('anna');
    for (const name of ['anna', 'nessuno', 'altri']) await signingIn(fixture)(`${name}@esempio.it`, 'sbagliata');
    expect(passwords.verified).toHaveLength(3);
    const [real, dummy, again] = passwords.verified;
    expect(dummy).toBe(again);
    expect(dummy).not.toBe(real);
    expect(dummy?.split('$')[3]).toBe(real?.split('$')[3]);
  });

  test('an input that is not of its schema names every field, and counts for the network that it comes from', async () => {
    const fixture = new IdentityFixture();
    const malformed = () => fixture.identity.signIn.signIn({ email: 1, extra: true }, HERE);
    expect(await malformed()).toMatchObject({ refused: 'invalid', errors: [{}, {}, {}] });
    for (let count = 1; count < ATTEMPTS_PER_ADDRESS; count += 1) await malformed();
    expect(refusalIn(await malformed())).toBe('busy: too-many-attempts');
  });

  describe('is limited', () => {
    test('per account with network; the right password does not help there, other accounts and places go on', async () => {
      const fixture = new IdentityFixture();
      const signIn = signingIn(fixture);
      await fixture.user('anna');
      await fixture.user('bruno');
      for (let count = 0; count < ATTEMPTS_PER_ACCOUNT; count += 1) {
        expect(refusalIn(await signIn('anna@esempio.it', 'sbagliata'))).toMatch(/wrong-credentials/);
        fixture.clock.advance(1_000);
      }
      const refused = await signIn('Anna@esempio.it', PASSWORD);
      expect(refused).toMatchObject({ refused: 'busy', type: 'too-many-attempts', retryAfter: 890 });
      expect(refusalIn(await signIn('bruno@esempio.it', PASSWORD))).toBe('done');
      expect(refusalIn(await signIn('anna@esempio.it', PASSWORD, '198.51.100.1'))).toBe('done');
      fixture.clock.advance(889_999);
      expect(await signIn('anna@esempio.it', PASSWORD)).toMatchObject({ retryAfter: 1 });
      fixture.clock.advance(1);
      expect(refusalIn(await signIn('anna@esempio.it', PASSWORD))).toBe('done');
    });

    test('with pauses that grow', async () => {
      const fixture = new IdentityFixture();
      const signIn = signingIn(fixture);
      const pauses: number[] = [];
      for (let attempts = 0; attempts < 60; ) {
        const answer = await signIn('anna@esempio.it', 'x');
        const { retryAfter } = answer as { retryAfter?: number };
        if (retryAfter === undefined) attempts += 1;
        else {
          pauses.push(retryAfter);
          fixture.clock.advance(retryAfter * 1_000);
        }
      }
      expect(pauses.slice(0, 3)).toEqual([900, 2_700, 900]);
      expect(Math.max(...pauses)).toBeGreaterThan(4 * 3_600);
    });

    test('from wherever in all; whoever comes from elsewhere, or with a browser that is known, still gets in', async () => {
      const fixture = new IdentityFixture();
      const signIn = signingIn(fixture);
      const admin = await fixture.user('admin', { role: 'administrator' });
      const { device } = must(await signIn('admin@esempio.it', PASSWORD, '203.0.113.1'));
      const answers: string[] = [];
      for (let count = 0; count < 600; count += 1) {
        answers.push(refusalIn(await signIn('admin@esempio.it', 'x', `198.51.100.${count % 60}`)));
      }
      expect(answers.filter((answer) => answer.includes('wrong-credentials')).length).toBeLessThan(200);
      expect(refusalIn(await signIn('admin@esempio.it', PASSWORD, '198.51.100.1'))).toMatch(/too-many/);
      // The only administrator is never locked out: not on a browser of theirs, nor from a place that nobody tried from.
      expect(must(await signIn('admin@esempio.it', PASSWORD, '198.51.100.1', device)).caller.id).toBe(admin);
      expect(refusalIn(await signIn('admin@esempio.it', PASSWORD, '192.0.2.77'))).toBe('done');
      await fixture.user('bruno');
      expect(refusalIn(await signIn('bruno@esempio.it', 'x', HERE, device))).toMatch(/wrong-credentials/);
    });

    test('also on a known browser, by it alone; of another account it is not known', async () => {
      const fixture = new IdentityFixture();
      const signIn = signingIn(fixture);
      await fixture.user('anna');
      await fixture.user('bruno');
      const { device } = must(await signIn('anna@esempio.it', PASSWORD));
      for (const [email, left] of [
        ['anna', 'anna'],
        ['bruno', 'bruno'],
      ]) {
        for (let count = 0; count < ATTEMPTS_PER_ACCOUNT; count += 1) {
          expect(refusalIn(await signIn(`${email}@esempio.it`, 'x', HERE, device))).toMatch(/wrong/);
        }
        expect(refusalIn(await signIn(`${left}@esempio.it`, PASSWORD, HERE, device))).toMatch(/too-many/);
      }
      expect(refusalIn(await signIn('anna@esempio.it', PASSWORD, HERE))).toBe('done');
      expect(refusalIn(await signIn('bruno@esempio.it', PASSWORD, HERE))).toMatch(/too-many/);
      fixture.clock.advance(91 * 24 * 3_600_000);
      await fixture.identity.housekeeping.regularly();
      expect(refusalIn(await signIn('bruno@esempio.it', PASSWORD, HERE, device))).toBe('done');
    });

    test('also of addresses that nobody has, in the same words', async () => {
      const fixture = new IdentityFixture();
      for (let count = 0; count < ATTEMPTS_PER_ACCOUNT; count += 1) await signingIn(fixture)('nessuno@esempio.it', 'x');
      expect(refusalIn(await signingIn(fixture)('nessuno@esempio.it', 'x'))).toBe('busy: too-many-attempts');
    });

    test('per network address, whatever the account', async () => {
      const fixture = new IdentityFixture();
      const signIn = signingIn(fixture);
      await fixture.user('anna');
      const { device } = must(await signIn('anna@esempio.it', PASSWORD));
      for (let count = 0; count < ATTEMPTS_PER_ADDRESS; count += 1) {
        await signIn(`nessuno-${count}@esempio.it`, 'x', `2001:db8::${count.toString(16)}`);
      }
      const refused = await signIn('anna@esempio.it', PASSWORD, '2001:db8::ffff');
      expect(refused).toMatchObject({ type: 'too-many-attempts', retryAfter: ATTEMPTS_WINDOW_MS / 1_000 });
      expect(refusalIn(await signIn('anna@esempio.it', PASSWORD, '2001:db8::ffff', device))).toBe('done');
      expect(refusalIn(await signIn('anna@esempio.it', PASSWORD, '2001:db8:0:1::1'))).toBe('done');
    });

    test('what succeeds does not count', async () => {
      const fixture = new IdentityFixture();
      await fixture.user('anna');
      for (let count = 0; count < ATTEMPTS_PER_ADDRESS + 5; count += 1) {
        expect(refusalIn(await signingIn(fixture)('anna@esempio.it', PASSWORD))).toBe('done');
      }
      for (let count = 1; count < ATTEMPTS_PER_ACCOUNT; count += 1) await signingIn(fixture)('anna@esempio.it', 'x');
      expect(refusalIn(await signingIn(fixture)('anna@esempio.it', PASSWORD))).toBe('done');
      expect(refusalIn(await signingIn(fixture)('anna@esempio.it', 'x'))).toMatch(/wrong-credentials/);
    });

    test('many at once find no gap', async () => {
      const passwords = new CountingPasswords();
      const fixture = new IdentityFixture({ passwords });
      await fixture.user('anna');
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => signingIn(fixture)('anna@esempio.it', 'sbagliata')),
      );
      expect(answers.filter((answer) => refusalIn(answer).includes('too-many'))).toHaveLength(
        40 - ATTEMPTS_PER_ACCOUNT,
      );
      expect(passwords.verified).toHaveLength(ATTEMPTS_PER_ACCOUNT);
    });

    test('no more than some passwords are looked at together', async () => {
      const passwords = new CountingPasswords();
      const fixture = new IdentityFixture({ passwords });
      const attempts = Array.from({ length: 200 }, (_, index) =>
        signingIn(fixture)(`u${index}@esempio.it`, 'x', `198.51.100.${index}`),
      );
      const answers = await Promise.all(attempts);
      expect(answers.filter((answer) => refusalIn(answer).includes('too-many'))).toHaveLength(200 - MOST_AT_ONCE);
      expect(refusalIn(await signingIn(fixture)('u@esempio.it', 'x'))).toMatch(/wrong-credentials/);
    });
  });

  test('a hash made with less effort than is asked for today is made anew, and nothing else is done', async () => {
    const fixture = new IdentityFixture();
    const user = await fixture.user('anna');
    const before = await fixture.stores.directory.passwordHash(user);
    await signingIn(fixture)('anna@esempio.it', PASSWORD);
    expect(await fixture.stores.directory.passwordHash(user)).toBe(before);
    const recorded = await fixture.recorded();
    const passwords: Passwords = {
      hash: (password) => QUICK_PASSWORDS.hash(password),
      verify: (hash, password) => QUICK_PASSWORDS.verify(hash, password),
      needsRehash: () => true,
    };
    const later = new IdentityFixture({ store: fixture.store, stores: fixture.stores, passwords });
    must(await signingIn(later)('anna@esempio.it', PASSWORD));
    expect(await fixture.stores.directory.passwordHash(user)).not.toBe(before);
    expect(await fixture.recorded()).toEqual(recorded);
    expect(refusalIn(await signingIn(later)('anna@esempio.it', PASSWORD))).toBe('done');
  });
});
