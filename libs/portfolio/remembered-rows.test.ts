import { beforeEach, expect, jest, test } from '@jest/globals';
import { InMemoryRows } from '#libs/testing/in-memory/in-memory-rows.js';
import { RememberedRows } from './remembered-rows.js';
import { PORTFOLIO_SHAPE, type PortfolioBody, rowOf } from './row.js';

const NOW = '2026-03-01T12:00:00.000Z';
const stuck = (agreement: string, revision = 1) => rowOf({ agreement, revision, failed: 'Error' }, undefined, NOW);
const mine = { where: { column: 'agreement', in: ['a', 'b'] }, limit: 10 } as const;
const hers = { where: { column: 'agreement', in: ['b'] }, limit: 10 } as const;

let rows: InMemoryRows<PortfolioBody>;
let remembered: RememberedRows;
beforeEach(async () => {
  rows = new InMemoryRows<PortfolioBody>(PORTFOLIO_SHAPE);
  await rows.put(stuck('a'));
  remembered = new RememberedRows(rows);
});

const idsOf = async (query: typeof mine | typeof hers) => (await remembered.find(query)).rows.map(({ id }) => id);

test('the same is read once while nothing is written; nobody is given what another may see', async () => {
  const find = jest.spyOn(rows, 'find');
  const count = jest.spyOn(rows, 'count');
  expect([await idsOf(mine), await idsOf(mine)]).toEqual([['a'], ['a']]);
  expect(await idsOf(hers)).toEqual([]);
  expect([await remembered.count(mine.where), await remembered.count(mine.where)]).toEqual([1, 1]);
  expect(await remembered.count()).toBe(1);
  expect([find.mock.calls.length, count.mock.calls.length]).toEqual([2, 2]);
});

test.each<[string, () => Promise<unknown>, string[]]>([
  ['put', () => rows.put(stuck('b')), ['a', 'b']],
  ['removed', () => rows.remove('a'), []],
  [
    'swapped in',
    async () => {
      const second = await rows.rebuild();
      await second.put(stuck('b'));
      await second.swap();
    },
    ['b'],
  ],
])('what is %s is seen at once', async (_, change, after) => {
  expect([await idsOf(mine), await remembered.count(mine.where)]).toEqual([['a'], 1]);
  await change();
  expect([await idsOf(mine), await remembered.count(mine.where)]).toEqual([after, after.length]);
});

test('what was being read while something was written is read again', async () => {
  const reading = remembered.find(mine);
  await rows.put(stuck('b'));
  await reading;
  expect(await idsOf(mine)).toEqual(['a', 'b']);
});
