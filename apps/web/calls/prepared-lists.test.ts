import { expect, test } from '@jest/globals';
import { PreparedLists } from './prepared-lists.js';

const NOW = '2026-03-01T21:50:00.000Z';

function lists() {
  const prepared = new PreparedLists();
  let made = 0;
  const ask = async (key: string, standing: { writes: number | undefined; now: string }) => {
    const bytes = await prepared.get(key, standing, async () => {
      made += 1;
      const answer = made;
      await Promise.resolve();
      return answer;
    });
    return Number(bytes.toString());
  };
  return ask;
}

test('an answer is made once while no row is written, for one query and those who see the same', async () => {
  const ask = lists();
  expect(await ask('a', { writes: 1, now: NOW })).toBe(1);
  expect(await ask('a', { writes: 1, now: NOW })).toBe(1);
  expect(await ask('b', { writes: 1, now: NOW })).toBe(2);
  expect(await ask('a', { writes: 2, now: NOW })).toBe(3);
});

test('it is made again when a day may have begun somewhere, and where nobody knows of writes', async () => {
  const ask = lists();
  expect(await ask('a', { writes: 1, now: NOW })).toBe(1);
  expect(await ask('a', { writes: 1, now: '2026-03-01T21:59:59.999Z' })).toBe(1);
  expect(await ask('a', { writes: 1, now: '2026-03-01T22:00:00.000Z' })).toBe(2);
  expect(await ask('a', { writes: undefined, now: NOW })).toBe(3);
  expect(await ask('a', { writes: undefined, now: NOW })).toBe(4);
});

test('what was made before a write is not kept for those who ask after it', async () => {
  const ask = lists();
  const slow = ask('a', { writes: 1, now: NOW });
  expect(await ask('a', { writes: 2, now: NOW })).toBe(2);
  expect(await slow).toBe(1);
  expect(await ask('a', { writes: 2, now: NOW })).toBe(2);
});
