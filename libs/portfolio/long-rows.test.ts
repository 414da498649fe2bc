import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '#libs/testing/eventually.js';
import { LongRows } from './long-rows.js';

let begun: string[];
let reported: unknown[];
let finish: ((error?: Error) => void)[];
let rows: LongRows;

beforeEach(() => {
  begun = [];
  reported = [];
  finish = [];
  rows = new LongRows(
    (agreement, signal) =>
      new Promise((resolve, reject) => {
        begun.push(agreement);
        finish.push((error) => (error ? reject(error) : resolve()));
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    (error) => reported.push(error),
  );
});
afterEach(() => rows.stop());

const finishNext = async (error?: Error): Promise<void> => {
  await eventually(() => expect(finish.length).toBeGreaterThan(0));
  finish.shift()?.(error);
};

test('are computed one after the other, each again where it is asked for meanwhile', async () => {
  expect(rows.done).toBe(true);
  for (const agreement of ['a', 'b', 'b', 'a']) rows.add(agreement);
  expect([begun, rows.done]).toEqual([['a'], false]);
  for (const _ of [1, 2, 3]) await finishNext();
  await eventually(() => expect(rows.done).toBe(true));
  expect(begun).toEqual(['a', 'b', 'a']);
});

test('that fail are tried again, and it is told', async () => {
  rows.add('a');
  await finishNext(new Error('Planted'));
  await finishNext();
  await eventually(() => expect(rows.done).toBe(true));
  expect(begun).toEqual(['a', 'a']);
  expect(reported).toEqual([new Error('Planted')]);
});

test('are given up when it stops, and can be asked for again', async () => {
  for (const agreement of ['a', 'b']) rows.add(agreement);
  await rows.stop();
  expect([begun, rows.done, reported]).toEqual([['a'], true, []]);
  rows.add('c');
  finish = finish.slice(-1);
  await eventually(() => expect(begun).toContain('c'));
});
