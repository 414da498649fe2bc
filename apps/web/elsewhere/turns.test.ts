import { expect, test } from '@jest/globals';
import { Turns } from './turns.js';

test('callers take turns, however many things one of them waits for', () => {
  const turns = new Turns<string>();
  for (const waiting of ['a1', 'a2', 'a3']) turns.add('a', waiting);
  turns.add('b', 'b1');
  turns.add('c', 'c1');
  turns.remove('c', 'c1');
  expect(turns.waitingOf('a')).toBe(3);
  expect(Array.from({ length: 5 }, () => turns.next())).toEqual(['a1', 'b1', 'a2', 'a3', undefined]);
});
