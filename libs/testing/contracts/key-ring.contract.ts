import { describe, expect, test } from '@jest/globals';
import { KeyDestroyed, type KeyRing } from '#libs/kernel/ports.js';
import { eachMade } from './each-made.js';

export interface KeyRingUnderTest {
  readonly keys: KeyRing;
  close(): Promise<void>;
}

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-04-01T10:00:00.000Z';
const hex = (secret: Uint8Array | undefined): string => Buffer.from(secret ?? []).toString('hex');

/** What every `KeyRing` must do. `make` gives a new, empty one. */
export function describeKeyRingContract(name: string, make: () => Promise<KeyRingUnderTest>): void {
  describe(`KeyRing contract: ${name}`, () => {
    let keys: KeyRing;
    eachMade(make, (made) => {
      keys = made.keys;
    });

    const ensureOne = async (id: string): Promise<string> => hex((await keys.ensure([id])).get(id));

    test('ensure makes 256-bit keys, each another, and gives the same ones again', async () => {
      const first = await keys.ensure(['a', 'b', 'a']);
      expect([...first.keys()].sort()).toEqual(['a', 'b']);
      for (const secret of first.values()) expect(secret).toHaveLength(32);
      expect(hex(first.get('a'))).not.toBe(hex(first.get('b')));
      const again = await keys.ensure(['b', 'c', 'a']);
      expect(hex(again.get('a'))).toBe(hex(first.get('a')));
      expect(hex(again.get('b'))).toBe(hex(first.get('b')));
      expect(new Set([...again.values()].map(hex)).size).toBe(3);
      expect((await keys.ensure([])).size).toBe(0);
    });

    test('ensure asked for by many at once gives all the same key', async () => {
      const secrets = await Promise.all(Array.from({ length: 32 }, () => ensureOne('shared')));
      expect(new Set(secrets).size).toBe(1);
      expect(await ensureOne('shared')).toBe(secrets[0]);
    });

    test('lookUp tells present from destroyed and leaves out what was never seen', async () => {
      const secret = await ensureOne('present');
      await ensureOne('gone');
      await keys.destroy('gone', AT);
      const known = await keys.lookUp(['present', 'gone', 'never', '__proto__']);
      expect([...known.keys()].sort()).toEqual(['gone', 'present']);
      const present = known.get('present');
      expect(present?.state === 'present' && hex(present.secret)).toBe(secret);
      expect(known.get('gone')).toEqual({ state: 'destroyed', at: AT });
    });

    test('looking up makes nothing', async () => {
      await keys.lookUp(['a']);
      expect((await keys.lookUp(['a'])).size).toBe(0);
    });

    test('what was given away can be changed without changing the key', async () => {
      const given = (await keys.ensure(['a'])).get('a')!;
      const before = hex(given);
      given.fill(0);
      const state = (await keys.lookUp(['a'])).get('a');
      if (state?.state === 'present') state.secret.fill(0);
      expect(await ensureOne('a')).toBe(before);
    });

    test('a destroyed key never comes back, and takes no other with it', async () => {
      const kept = await ensureOne('kept');
      await ensureOne('gone');
      await keys.destroy('gone', AT);
      await expect(keys.ensure(['new', 'gone', 'kept'])).rejects.toThrow(KeyDestroyed);
      await expect(keys.ensure(['gone'])).rejects.toMatchObject({ key: 'gone' });
      expect((await keys.lookUp(['gone'])).get('gone')).toEqual({ state: 'destroyed', at: AT });
      expect((await keys.lookUp(['new'])).size).toBe(0);
      expect(await ensureOne('kept')).toBe(kept);
    });

    test('destroying what never existed leaves a mark; destroying twice keeps the first instant', async () => {
      await keys.destroy('never', AT);
      await keys.destroy('never', LATER);
      expect((await keys.lookUp(['never'])).get('never')).toEqual({ state: 'destroyed', at: AT });
      await expect(keys.ensure(['never'])).rejects.toThrow(KeyDestroyed);
    });

    test('destruction and ensure at once end destroyed', async () => {
      const settled = await Promise.allSettled([keys.ensure(['a']), keys.destroy('a', AT), keys.ensure(['a'])]);
      expect(settled[1].status).toBe('fulfilled');
      expect((await keys.lookUp(['a'])).get('a')).toEqual({ state: 'destroyed', at: AT });
      await expect(keys.ensure(['a'])).rejects.toThrow(KeyDestroyed);
    });

    test('an intent stands until it is withdrawn or the key destroyed, and touches the key in no way', async () => {
      const secret = await ensureOne('a');
      const intents = ['a', 'b', 'c'].map((key) => ({ key, stream: 'agreement-x', commandId: `command-${key}` }));
      for (const intent of intents) await keys.intendDestruction(intent);
      expect(byKey(await keys.pendingDestructions())).toEqual(intents);
      expect(await ensureOne('a')).toBe(secret);
      await keys.withdrawIntent('b');
      await keys.withdrawIntent('unknown');
      expect(byKey(await keys.pendingDestructions())).toEqual([intents[0], intents[2]]);
      await keys.destroy('a', AT);
      expect(await keys.pendingDestructions()).toEqual([intents[2]]);
      expect((await keys.lookUp(['c'])).size).toBe(0);
    });

    test('an intent recorded again is one intent, of the later command', async () => {
      await keys.intendDestruction({ key: 'a', stream: 'agreement-x', commandId: 'first' });
      await keys.intendDestruction({ key: 'a', stream: 'agreement-x', commandId: 'second' });
      expect(await keys.pendingDestructions()).toEqual([{ key: 'a', stream: 'agreement-x', commandId: 'second' }]);
    });
  });
}

function byKey<T extends { readonly key: string }>(intents: readonly T[]): T[] {
  return [...intents].sort((a, b) => (a.key < b.key ? -1 : 1));
}
