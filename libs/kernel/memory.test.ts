import { describe, expect, test } from '@jest/globals';
import { Memory } from './memory.js';

const texts = (room: number): Memory<{ text: string }> => new Memory(room, ({ text }) => text.length);

describe('what was made once', () => {
  test('is not made again, nor twice for two who ask at once', async () => {
    const memory = texts(100);
    let times = 0;
    const make = async () => {
      times += 1;
      await Promise.resolve();
      return { text: 'a' };
    };
    const [one, other] = await Promise.all([memory.made('k', make), memory.made('k', make)]);
    expect(one).toBe(other);
    expect(await memory.made('k', make)).toBe(one);
    expect(memory.madeNow('k', () => ({ text: 'b' }))).toBe(one);
    expect(times).toBe(1);
  });

  test('is made again where it could not be made', async () => {
    const memory = texts(100);
    await expect(memory.made('k', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await memory.made('k', async () => ({ text: 'a' }))).toEqual({ text: 'a' });
  });

  test('goes when there is no room, what was asked for longest ago first; what is too large is not kept', () => {
    const memory = texts(8);
    for (const key of ['a', 'b', 'c', 'd']) memory.madeNow(key, () => ({ text: 'xx' }));
    memory.get('a');
    memory.madeNow('e', () => ({ text: 'xx' }));
    expect(['a', 'b', 'c', 'd', 'e'].filter((key) => memory.get(key))).toEqual(['a', 'c', 'd', 'e']);
    memory.madeNow('large', () => ({ text: 'xxx' }));
    expect(memory.get('large')).toBeUndefined();
  });
});
