import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryKeyRing } from '#libs/testing/in-memory/in-memory-key-ring.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { KeyDestroyed } from './ports.js';
import {
  isSealed,
  locateSealed,
  openTexts,
  personKey,
  type Sealed,
  SealedText,
  sealData,
  sealedTextsOf,
  Unsealed,
} from './sealing.js';

const EVENT = '8a1f0a52-9a55-5c0e-8d3f-0d6b8a4f2c11';
const ANOTHER_EVENT = '1b2f0a52-9a55-5c0e-8d3f-0d6b8a4f2c22';
const recorded = <Data>(data: Data, id = EVENT) => ({
  id,
  type: 'T',
  schemaVersion: 1,
  occurredOn: '2026-01-01',
  data,
});

async function sealed(plain: string, keyRing: InMemoryKeyRing, person?: string): Promise<SealedText> {
  const data = await sealData({ text: new Unsealed(plain, person) }, EVENT, 'pinerolo', keyRing);
  return (locateSealed(recorded(data)).data as { text: SealedText }).text;
}

async function opened(text: SealedText, keyRing: InMemoryKeyRing): Promise<unknown> {
  return (await openTexts([text], keyRing)).get(text);
}

describe('sealing and opening', () => {
  const parameters = propertyParameters(50);
  test(`gives any text back (seed ${parameters.seed})`, async () => {
    const keyRing = new InMemoryKeyRing();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (plain) => {
        expect(await opened(await sealed(plain, keyRing), keyRing)).toEqual({ text: plain });
      }),
      parameters,
    );
  });

  it('leaves nothing readable in what is stored', async () => {
    const keyRing = new InMemoryKeyRing();
    const data = await sealData(
      {
        minutes: new Unsealed('Anna è assente per malattia'),
        who: new Unsealed('Anna Rossi', 'anna'),
        kept: 'in chiaro',
      },
      EVENT,
      'pinerolo',
      keyRing,
    );
    const stored = JSON.stringify(data);
    expect(stored).toContain('in chiaro');
    for (const word of ['Anna', 'Rossi', 'malattia', Buffer.from('Anna Rossi').toString('base64url')]) {
      expect(stored).not.toContain(word);
    }
  });

  it('finds texts at any depth, and leaves everything else as it is', async () => {
    const keyRing = new InMemoryKeyRing();
    const untouched = { list: [1, 2, { a: null }] };
    const data = { untouched, decisions: [{ text: new Unsealed('uno') }, { text: new Unsealed('due'), 'a/b~c': 1 }] };
    const stored = (await sealData(data, EVENT, 'pinerolo', keyRing)) as typeof data;
    expect(stored.untouched).toBe(untouched);
    const event = { ...recorded(stored), data: stored } as never;
    const texts = sealedTextsOf(event);
    expect(texts.map((text) => text.pointer)).toEqual(['/decisions/0/text', '/decisions/1/text']);
    const all = await openTexts(texts, keyRing);
    expect([...all.values()]).toEqual([{ text: 'uno' }, { text: 'due' }]);
  });

  it('seals the same text never twice alike', async () => {
    const keyRing = new InMemoryKeyRing();
    const [one, two] = [await sealed('x', keyRing), await sealed('x', keyRing)];
    expect(one.key).toBe(two.key);
    expect(one.nonce).not.toBe(two.nonce);
    expect(one.box).not.toBe(two.box);
  });

  it('asks for no key where there is nothing to seal', async () => {
    const data = { a: 1 };
    expect(await sealData(data, EVENT, 'pinerolo', new InMemoryKeyRing())).toBe(data);
    expect(locateSealed(recorded(data)).data).toBe(data);
  });
});

describe('keys', () => {
  it('each free text has one of its own, and the same one when the command is repeated', async () => {
    const data = () => ({ reason: new Unsealed('a'), agenda: [new Unsealed('b'), new Unsealed('c')] });
    const keysIn = async (event: string) => {
      const stored = await sealData(data(), event, 'pinerolo', new InMemoryKeyRing());
      return sealedTextsOf(recorded(stored, event) as never).map((text) => text.key);
    };
    const keys = await keysIn(EVENT);
    expect(new Set(keys).size).toBe(3);
    expect(await keysIn(EVENT)).toEqual(keys);
    expect((await keysIn(ANOTHER_EVENT)).some((key) => keys.includes(key))).toBe(false);
  });

  it('two agreements never share the key of a text, not even where events have one id', async () => {
    const keyIn = async (agreement: string) => {
      const stored = await sealData({ text: new Unsealed('a') }, EVENT, agreement, new InMemoryKeyRing());
      return sealedTextsOf(recorded(stored) as never)[0]?.key;
    };
    expect(await keyIn('pinerolo')).not.toBe(await keyIn('biella'));
  });

  it('one person has the same key in all of an agreement, and another in another', async () => {
    const keyRing = new InMemoryKeyRing();
    const name = () => ({ delegates: [{ name: new Unsealed('A', 'anna') }, { name: new Unsealed('B', 'bruno') }] });
    const keysIn = async (event: string, agreement: string) => {
      const stored = await sealData(name(), event, agreement, keyRing);
      return sealedTextsOf(recorded(stored, event) as never).map((text) => text.key);
    };
    expect(await keysIn(EVENT, 'pinerolo')).toEqual(['pinerolo/persons/anna', 'pinerolo/persons/bruno']);
    expect(await keysIn(ANOTHER_EVENT, 'pinerolo')).toEqual(await keysIn(EVENT, 'pinerolo'));
    expect(await keysIn(EVENT, 'biella')).toEqual([personKey('biella', 'anna'), personKey('biella', 'bruno')]);
  });

  it('a destroyed key opens nothing, and says so', async () => {
    const keyRing = new InMemoryKeyRing();
    const text = await sealed('segreto', keyRing, 'anna');
    await keyRing.destroy(text.key, '2026-01-02T00:00:00.000Z');
    expect(await opened(text, keyRing)).toEqual({ unreadable: 'destroyed' });
  });

  it('a destroyed key seals nothing any more', async () => {
    const keyRing = new InMemoryKeyRing();
    await keyRing.destroy(personKey('pinerolo', 'anna'), '2026-01-02T00:00:00.000Z');
    await expect(sealed('di nuovo', keyRing, 'anna')).rejects.toThrow(KeyDestroyed);
  });

  it('a key that the ring never saw is elsewhere, not destroyed', async () => {
    const text = await sealed('segreto', new InMemoryKeyRing());
    expect(await opened(text, new InMemoryKeyRing())).toEqual({ unreadable: 'elsewhere' });
  });

  it('another key does not open it', async () => {
    const text = await sealed('segreto', new InMemoryKeyRing());
    const other = new InMemoryKeyRing();
    await other.ensure([text.key]);
    await expect(opened(text, other)).rejects.toThrow();
  });
});

describe('a sealed text opens only where it was put', () => {
  type Move = (text: SealedText) => SealedText;
  test.each<[string, Move]>([
    ['at another place', (text) => new SealedText(text.key, text.nonce, text.box, text.event, '/other')],
    ['in another event', (text) => new SealedText(text.key, text.nonce, text.box, 'another', text.pointer)],
    ['with another nonce', (text) => new SealedText(text.key, flipped(text.nonce), text.box, text.event, text.pointer)],
    ['with another box', (text) => new SealedText(text.key, text.nonce, flipped(text.box), text.event, text.pointer)],
    ['cut short', (text) => new SealedText(text.key, text.nonce, text.box.slice(0, 12), text.event, text.pointer)],
  ])('not %s', async (_, move) => {
    const keyRing = new InMemoryKeyRing();
    const text = await sealed('segreto', keyRing);
    await expect(opened(move(text), keyRing)).rejects.toThrow();
  });

  it('not under the name of another key, even with the same secret', async () => {
    const keyRing = new InMemoryKeyRing();
    const text = await sealed('segreto', keyRing);
    const secret = (await keyRing.ensure([text.key])).get(text.key) as Uint8Array;
    const lookUp = async () => new Map([['another', { state: 'present' as const, secret }]]);
    const posing = Object.assign(new InMemoryKeyRing(), { lookUp });
    const renamed = new SealedText('another', text.nonce, text.box, text.event, text.pointer);
    await expect(opened(renamed, posing)).rejects.toThrow();
  });
});

describe('isSealed', () => {
  test.each<[string, unknown, boolean]>([
    ['a sealed text', { key: 'k', nonce: 'n', box: 'b' } satisfies Sealed, true],
    ['a sealed text with more', { key: 'k', nonce: 'n', box: 'b', more: 1 }, false],
    ['a breakdown that happens to have these names', { key: 1, nonce: 2, box: 3 }, false],
    ['null', null, false],
    ['a text', 'k', false],
  ])('%s', (_, value, expected) => {
    expect(isSealed(value)).toBe(expected);
  });
});

/** The text with its first character changed: other bytes, whatever stood there. */
function flipped(base64url: string): string {
  return (base64url.startsWith('A') ? 'B' : 'A') + base64url.slice(1);
}
