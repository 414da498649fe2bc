import { describe, expect, test } from '@jest/globals';
import type { AttemptCount, IdentityStores, Session } from '#libs/identity/ports.js';
import { eachMade } from './each-made.js';

export interface IdentityStoresUnderTest {
  readonly stores: IdentityStores;
  close(): Promise<void>;
}

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
const ANNA = { user: 'u1', name: 'Anna Rossi', email: 'anna@esempio.it' };
const BRUNO = { user: 'u2', name: 'Bruno Bianchi', email: 'bruno@esempio.it' };

/** What the stores of users must do. `make` gives new, empty ones. */
export function describeIdentityStoresContract(name: string, make: () => Promise<IdentityStoresUnderTest>): void {
  describe(`IdentityStores contract: ${name}`, () => {
    let stores: IdentityStores;
    eachMade(make, (made) => {
      stores = made.stores;
    });

    describe('UserDirectory', () => {
      test('keeps profiles, finds them by id and by address', async () => {
        expect(await stores.directory.add(BRUNO)).toBe('u2');
        expect(await stores.directory.add(ANNA)).toBe('u1');
        expect(await stores.directory.find(['u1', 'u3', 'u2', '__proto__'])).toEqual(
          new Map([
            ['u1', { ...ANNA, hasPassword: false }],
            ['u2', { ...BRUNO, hasPassword: false }],
          ]),
        );
        expect(await stores.directory.findByEmail('anna@esempio.it')).toEqual({ user: 'u1' });
        expect(await stores.directory.findByEmail('nessuno@esempio.it')).toBeUndefined();
        expect(await stores.directory.users()).toEqual(['u1', 'u2']);
      });

      test('an address that is taken stays whose it is, also among many at once', async () => {
        const owners = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            stores.directory.add({ ...ANNA, user: `v${index}`, name: `${index}` }),
          ),
        );
        expect(new Set(owners).size).toBe(1);
        expect(await stores.directory.users()).toEqual([owners[0]]);
        expect((await stores.directory.find([owners[0]!])).get(owners[0]!)?.name).toBe(owners[0]!.slice(1));
      });

      test('names change, of who is there', async () => {
        await stores.directory.add(ANNA);
        expect(await stores.directory.rename('u1', 'Anna Verdi')).toBe(true);
        expect(await stores.directory.rename('u2', 'Nessuno')).toBe(false);
        expect((await stores.directory.find(['u1', 'u2'])).get('u1')).toMatchObject({ name: 'Anna Verdi' });
      });

      test('password hashes are set, and replaced only where the one expected stands', async () => {
        await stores.directory.add(ANNA);
        expect(await stores.directory.passwordHash('u1')).toBeUndefined();
        expect(await stores.directory.setPasswordHash('u1', 'first')).toBe(true);
        expect(await stores.directory.setPasswordHash('u1', 'second', 'other')).toBe(false);
        expect(await stores.directory.passwordHash('u1')).toBe('first');
        expect(await stores.directory.setPasswordHash('u1', 'second', 'first')).toBe(true);
        expect(await stores.directory.findByEmail(ANNA.email)).toEqual({ user: 'u1', passwordHash: 'second' });
        expect((await stores.directory.find(['u1'])).get('u1')?.hasPassword).toBe(true);
        expect(await stores.directory.setPasswordHash('u9', 'x')).toBe(false);
        expect(await stores.directory.setPasswordHash('u9', 'x', 'y')).toBe(false);
      });

      test('a hash is cleared only where the one expected stands', async () => {
        await stores.directory.add(ANNA);
        await stores.directory.setPasswordHash('u1', 'first');
        await stores.directory.clearPasswordHash('u1', 'other');
        expect(await stores.directory.passwordHash('u1')).toBe('first');
        await stores.directory.clearPasswordHash('u1', 'first');
        expect(await stores.directory.passwordHash('u1')).toBeUndefined();
      });

      test('when somebody last signed in is kept, and goes with them', async () => {
        await stores.directory.add(ANNA);
        await stores.directory.cameIn('u1', at(1));
        await stores.directory.cameIn('u1', at(2));
        await stores.directory.cameIn('u9', at(2));
        expect((await stores.directory.find(['u1', 'u9'])).get('u1')?.cameInAt).toBe(at(2));
        await stores.directory.erase('u1');
        await stores.directory.add(ANNA);
        expect((await stores.directory.find(['u1'])).get('u1')).toEqual({ ...ANNA, hasPassword: false });
      });

      test('erasing leaves nothing, and the address free; erasing twice does nothing', async () => {
        await stores.directory.add(ANNA);
        await stores.directory.add(BRUNO);
        await stores.directory.setPasswordHash('u1', 'hash');
        await stores.directory.erase('u1');
        await stores.directory.erase('u1');
        expect(await stores.directory.findByEmail(ANNA.email)).toBeUndefined();
        expect(await stores.directory.passwordHash('u1')).toBeUndefined();
        expect(await stores.directory.users()).toEqual(['u2']);
        expect(await stores.directory.add({ ...ANNA, user: 'u3' })).toBe('u3');
        expect((await stores.directory.find(['u3'])).get('u3')?.hasPassword).toBe(false);
      });
    });

    describe('Sessions', () => {
      const session = (tokenHash: string, user: string, started: number, seen = started): Session => ({
        tokenHash,
        user,
        startedAt: at(started),
        lastSeenAt: at(seen),
        revision: started,
      });

      test('begin, touch and end', async () => {
        await stores.sessions.begin(session('a', 'u1', 1));
        expect(await stores.sessions.find('a')).toEqual(session('a', 'u1', 1));
        expect(await stores.sessions.find('A')).toBeUndefined();
        await stores.sessions.touch('a', at(5));
        await stores.sessions.touch('unknown', at(5));
        expect(await stores.sessions.find('a')).toEqual(session('a', 'u1', 1, 5));
        await stores.sessions.end('a');
        await stores.sessions.end('a');
        await stores.sessions.touch('a', at(6));
        expect(await stores.sessions.find('a')).toBeUndefined();
      });

      test('a token is of one session', async () => {
        await stores.sessions.begin(session('a', 'u1', 1));
        await expect(stores.sessions.begin(session('a', 'u2', 2))).rejects.toThrow();
        expect(await stores.sessions.find('a')).toMatchObject({ user: 'u1' });
      });

      test('all of a user end together, oldest listed first, and nobody else’s', async () => {
        await stores.sessions.begin(session('b', 'u1', 2));
        await stores.sessions.begin(session('a', 'u1', 1));
        await stores.sessions.begin(session('c', 'u2', 1));
        expect((await stores.sessions.ofUser('u1')).map(({ tokenHash }) => tokenHash)).toEqual(['a', 'b']);
        await stores.sessions.endAll('u1');
        expect(await stores.sessions.ofUser('u1')).toEqual([]);
        expect(await stores.sessions.find('c')).toBeDefined();
      });

      test('forgets those started or last seen before', async () => {
        await stores.sessions.begin(session('old', 'u1', 1, 20));
        await stores.sessions.begin(session('idle', 'u1', 5, 9));
        await stores.sessions.begin(session('kept', 'u1', 5, 10));
        await stores.sessions.forget({ startedAt: at(5), lastSeenAt: at(10) });
        expect((await stores.sessions.ofUser('u1')).map(({ tokenHash }) => tokenHash)).toEqual(['kept']);
      });
    });

    describe('ApiKeys', () => {
      test('are found by their secret until they are removed', async () => {
        await stores.apiKeys.add({ id: 'k2', name: 'Due', secretHash: 'two' });
        await stores.apiKeys.add({ id: 'k1', name: 'Uno', secretHash: 'one' });
        expect(await stores.apiKeys.findBySecret('one')).toBe('k1');
        expect(await stores.apiKeys.findBySecret('ONE')).toBeUndefined();
        expect(Object.fromEntries(await stores.apiKeys.names())).toEqual({ k1: 'Uno', k2: 'Due' });
        await stores.apiKeys.remove('k1');
        await stores.apiKeys.remove('k1');
        expect(await stores.apiKeys.findBySecret('one')).toBeUndefined();
        expect([...(await stores.apiKeys.names()).keys()]).toEqual(['k2']);
      });

      test('neither an id nor a secret is of two', async () => {
        await stores.apiKeys.add({ id: 'k1', name: 'Uno', secretHash: 'one' });
        await expect(stores.apiKeys.add({ id: 'k1', name: 'x', secretHash: 'other' })).rejects.toThrow();
        await expect(stores.apiKeys.add({ id: 'k9', name: 'x', secretHash: 'one' })).rejects.toThrow();
        expect(Object.fromEntries(await stores.apiKeys.names())).toEqual({ k1: 'Uno' });
      });
    });

    describe('OneTimeLinks', () => {
      const link = { tokenHash: 'l', user: 'u1', expiresAt: at(30), revision: 3 };

      test('of many who use a link at once one is given it', async () => {
        await stores.links.add(link);
        const given = await Promise.all(Array.from({ length: 20 }, () => stores.links.consume('l', at(10))));
        expect(given.filter((each) => each !== undefined)).toEqual([link]);
        expect(await stores.links.find('l')).toBeUndefined();
      });

      test('looking uses nothing up; an expired one is not given, from its very instant on', async () => {
        await stores.links.add(link);
        expect(await stores.links.find('l')).toEqual(link);
        expect(await stores.links.consume('l', at(30))).toBeUndefined();
        expect(await stores.links.consume('other', at(10))).toBeUndefined();
        expect(await stores.links.consume('l', at(29))).toEqual(link);
      });

      test('all of a user go together; expired ones are forgotten', async () => {
        await stores.links.add(link);
        await stores.links.add({ ...link, tokenHash: 'm', expiresAt: at(40) });
        await stores.links.add({ ...link, tokenHash: 'n', user: 'u2' });
        await stores.links.forget(at(31));
        expect(await stores.links.find('l')).toBeUndefined();
        expect(await stores.links.find('n')).toBeUndefined();
        expect(await stores.links.find('m')).toBeDefined();
        await stores.links.add({ ...link, tokenHash: 'o', user: 'u2', expiresAt: at(50) });
        await stores.links.removeAll('u1');
        expect(await stores.links.find('m')).toBeUndefined();
        expect(await stores.links.find('o')).toBeDefined();
      });
    });

    describe('SignInAttempts', () => {
      const take = (minute: number, ...counts: Omit<AttemptCount, 'windowMs'>[]) =>
        stores.attempts.take({
          at: at(minute),
          counts: counts.map((count) => ({ windowMs: 15 * 60_000, ...count })),
        });

      test('up to the limit are taken, of many at once no more; then when the next may come is told', async () => {
        expect(await take(1, { key: 'a', limit: 3 })).toEqual({ taken: true });
        const taken = await Promise.all(Array.from({ length: 10 }, () => take(2, { key: 'a', limit: 3 })));
        expect(taken.filter(({ taken }) => taken)).toHaveLength(2);
        expect(taken.at(-1)).toEqual({ taken: false, freeAt: at(16) });
        expect(await take(2, { key: 'b', limit: 3 })).toEqual({ taken: true });
      });

      test('refused attempts do not count, and old ones cease to', async () => {
        await take(1, { key: 'a', limit: 1 });
        expect(await take(10, { key: 'a', limit: 1 })).toEqual({ taken: false, freeAt: at(16) });
        expect(await take(15, { key: 'a', limit: 1 })).toEqual({ taken: false, freeAt: at(16) });
        expect(await take(16, { key: 'a', limit: 1 })).toEqual({ taken: true });
      });

      test('where one of two keys is at its limit, neither counts; the later to be free decides', async () => {
        await take(1, { key: 'a', limit: 2 });
        await take(2, { key: 'b', limit: 1 });
        const [a, b] = [
          { key: 'a', limit: 1 },
          { key: 'b', limit: 1 },
        ];
        expect(await take(3, { key: 'a', limit: 2 }, b)).toEqual({ taken: false, freeAt: at(17) });
        expect(await take(3, a, b)).toEqual({ taken: false, freeAt: at(17) });
        expect(await take(3, b, a)).toEqual({ taken: false, freeAt: at(17) });
        expect(await take(4, { key: 'a', limit: 2 })).toEqual({ taken: true });
      });

      test('a key in several windows is counted once, and the longest pause decides', async () => {
        const counts = [
          { key: 'a', limit: 2, windowMs: 60_000 },
          { key: 'a', limit: 3, windowMs: 60 * 60_000 },
        ];
        const takeAll = (minute: number) => stores.attempts.take({ at: at(minute), counts });
        expect([await takeAll(1), await takeAll(1)]).toEqual([{ taken: true }, { taken: true }]);
        expect(await takeAll(1)).toEqual({ taken: false, freeAt: at(2) });
        expect(await takeAll(3)).toEqual({ taken: true });
        expect(await takeAll(5)).toEqual({ taken: false, freeAt: at(61) });
      });

      test('one may hold only where there are so many under another', async () => {
        const total = { key: 'all', limit: 1, onlyWith: { key: 'one', atLeast: 2 } };
        const other = { ...total, onlyWith: { key: 'other', atLeast: 2 } };
        expect(await take(1, total, { key: 'one', limit: 9 })).toEqual({ taken: true });
        expect(await take(2, total, { key: 'one', limit: 9 })).toEqual({ taken: true });
        expect(await take(3, total, { key: 'one', limit: 9 })).toEqual({ taken: false, freeAt: at(17) });
        expect(await take(3, other, { key: 'other', limit: 9 })).toEqual({ taken: true });
      });

      test('one can be given back, a key cleared, old ones forgotten', async () => {
        const a = { key: 'a', limit: 2 };
        await take(1, a);
        await take(1, a);
        await stores.attempts.giveBack('a', at(1));
        await stores.attempts.giveBack('a', at(9));
        expect(await take(2, a)).toEqual({ taken: true });
        expect(await take(2, a)).toEqual({ taken: false, freeAt: at(16) });
        await stores.attempts.forget(at(2));
        expect(await take(3, a)).toEqual({ taken: true });
        expect(await take(3, a)).toEqual({ taken: false, freeAt: at(17) });
        await stores.attempts.clear('a');
        expect(await take(4, a)).toEqual({ taken: true });
      });
    });

    describe('Devices', () => {
      const device = { tokenHash: 'd', user: 'u1', lastUsedAt: at(1) };

      test('are kept, used again, and go with their user or their time', async () => {
        await stores.devices.keep(device);
        await stores.devices.keep({ ...device, lastUsedAt: at(5) });
        await stores.devices.keep({ ...device, tokenHash: 'e', user: 'u2' });
        expect(await stores.devices.find('d')).toEqual({ ...device, lastUsedAt: at(5) });
        await stores.devices.forget(at(5));
        expect(await stores.devices.find('d')).toBeDefined();
        expect(await stores.devices.find('e')).toBeUndefined();
        await stores.devices.removeAll('u1');
        expect(await stores.devices.find('d')).toBeUndefined();
      });
    });
  });
}
