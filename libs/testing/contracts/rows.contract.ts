import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Row, RowQuery, RowShape, Rows } from '#libs/kernel/ports.js';
import { propertyParameters } from '../properties.js';
import { anyQuery, anyRow, inPlainOrder, type PlainOrder, passes, SAMPLE_SHAPE } from './sample-rows.js';

export interface RowsUnderTest {
  readonly rows: Rows<unknown>;
  close(): Promise<void>;
}

const DAY = '2026-01-15';
const ROUNDS = 40;

/** What every `Rows` must do. `make` gives new, empty ones of a shape. */
export function describeRowsContract(name: string, make: (shape: RowShape) => Promise<RowsUnderTest>): void {
  describe(`Rows contract: ${name}`, () => {
    let made: RowsUnderTest;
    let rows: Rows<unknown>;
    beforeEach(async () => {
      made = await make(SAMPLE_SHAPE);
      rows = made.rows;
    });
    afterEach(() => made.close());

    const row = (id: string, columns: Row['columns'] = {}, revision = 1, day = DAY, body: unknown = { id }): Row => ({
      id,
      version: { revision, day },
      columns: { title: null, due: null, score: null, ...columns },
      body,
    });
    const putAll = async (...all: readonly Row[]): Promise<void> => {
      for (const each of all) expect(await rows.put(each)).toBe(true);
    };
    const idsOf = async (query: Partial<RowQuery>): Promise<string[]> =>
      (await rows.find({ limit: 1_000, ...query })).rows.map(({ id }) => id);
    const pagesOf = async (query: Omit<RowQuery, 'limit' | 'after'>, limit: number): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await rows.find({ ...query, limit, ...(after === undefined ? {} : { after }) });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        if (page.next !== undefined) expect(page.rows).toHaveLength(limit);
        ids.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      return ids;
    };

    describe('put, get and remove', () => {
      test('what is put is given back whole', async () => {
        const body = { text: 'perché 𝄞', list: [1, null, { deep: 0.5 }], ['__proto__']: 'kept' };
        const put = row('a', { title: '%_"\'\u0000', due: 9_007_199_254_740_991, score: -0.5 }, 3, DAY, body);
        await putAll(put);
        expect(await rows.get('a')).toEqual(put);
        expect((await rows.find({ limit: 1 })).rows).toEqual([put]);
        expect(await rows.get('b')).toBeUndefined();
      });

      test('columns left out are null', async () => {
        await rows.put({ id: 'a', version: { revision: 1, day: DAY }, columns: { due: 1 }, body: null });
        expect((await rows.get('a'))?.columns).toEqual({ title: null, due: 1, score: null });
      });

      const versions = [
        [1, '2026-01-15'],
        [2, '2026-01-14'],
        [2, '2026-01-15'],
        [2, '2026-01-16'],
        [3, '2026-01-01'],
        [10, '2026-01-01'],
      ] as const;
      test.each(versions.flatMap((standing, i) => versions.map((coming, j) => [standing, coming, j >= i] as const)))(
        'over version %j comes version %j: written %j',
        async ([revision, day], [newRevision, newDay], written) => {
          await putAll(row('a', { title: 'old' }, revision, day, 'old'));
          expect(await rows.put(row('a', { title: 'new' }, newRevision, newDay, 'new'))).toBe(written);
          const stands = await rows.get('a');
          expect([stands?.body, stands?.columns.title]).toEqual(written ? ['new', 'new'] : ['old', 'old']);
          expect(await rows.count({ column: 'title', is: '=', value: written ? 'new' : 'old' })).toBe(1);
          expect(await rows.count()).toBe(1);
        },
      );

      test('late, repeated and all at once, the newest stands', async () => {
        const puts = [3, 1, 5, 2, 5, 4].map((revision) => rows.put(row('a', {}, revision, DAY, revision)));
        expect(await Promise.all(puts)).toEqual([true, false, true, false, true, false]);
        expect((await rows.get('a'))?.body).toBe(5);
      });

      test('removed is gone, others stay, and a row may come again', async () => {
        await putAll(row('a', {}, 9), row('b'));
        await rows.remove('a');
        await rows.remove('unknown');
        expect(await idsOf({})).toEqual(['b']);
        await putAll(row('a', {}, 1));
        expect(await idsOf({})).toEqual(['a', 'b']);
      });

      test.each([
        ['a column that was not declared', { columns: { other: 1 } }],
        ['a column of the prototype', { columns: { constructor: 'x' } }],
        ['a text for a number', { columns: { due: '1' } }],
        ['a fraction for an integer', { columns: { due: 1.5 } }],
        ['no number', { columns: { score: Number.NaN } }],
        ['a lone surrogate', { columns: { title: '\ud800' } }],
        ['no id', { id: '' }],
        ['half a revision', { version: { revision: 1.5, day: DAY } }],
      ])('%s is a TypeError, and nothing is written', async (_, wrong) => {
        await expect(rows.put({ ...row('a'), ...wrong } as Row)).rejects.toThrow(TypeError);
        expect(await rows.count()).toBe(0);
      });
    });

    describe('find', () => {
      const five = [
        row('a', { title: 'Patto', due: 3, score: 0.5 }),
        row('b', { title: 'protocollo', due: 1 }),
        row('c', { title: 'Accordo 100%', due: 2, score: -1 }),
        row('d', { due: 2, score: 10 }),
        row('e', { title: 'accordo_100', score: 2 }),
      ];
      const cases: [string, Condition, string][] = [
        ['= text', { column: 'title', is: '=', value: 'Patto' }, 'a'],
        ['= null', { column: 'title', is: '=', value: null }, 'd'],
        ['!= text, rows without a value too', { column: 'title', is: '!=', value: 'Patto' }, 'bcde'],
        ['!= null', { column: 'due', is: '!=', value: null }, 'abcd'],
        ['<', { column: 'due', is: '<', value: 2 }, 'b'],
        ['<=', { column: 'due', is: '<=', value: 2 }, 'bcd'],
        ['>', { column: 'due', is: '>', value: 2 }, 'a'],
        ['>=', { column: 'due', is: '>=', value: 2 }, 'acd'],
        ['< of a fraction on integers', { column: 'due', is: '<', value: 1.5 }, 'b'],
        ['< null', { column: 'due', is: '<', value: null }, ''],
        ['>= null', { column: 'due', is: '>=', value: null }, ''],
        ['numbers as numbers', { column: 'score', is: '>', value: 9 }, 'd'],
        ['capitals before small letters', { column: 'title', is: '<', value: 'a' }, 'ac'],
        ['in', { column: 'due', in: [1, 3, 7] }, 'ab'],
        ['in with null', { column: 'due', in: [1, null] }, 'be'],
        ['in nothing', { column: 'due', in: [] }, ''],
        ['contains', { column: 'title', contains: 'cordo' }, 'ce'],
        ['contains %, literally', { column: 'title', contains: '0%' }, 'c'],
        ['contains _, literally', { column: 'title', contains: 'o_1' }, 'e'],
        ['contains minds capitals', { column: 'title', contains: 'PATTO' }, ''],
        ['contains nothing: every text', { column: 'title', contains: '' }, 'abce'],
        [
          'any',
          {
            any: [
              { column: 'due', is: '=', value: 1 },
              { column: 'score', is: '=', value: 10 },
            ],
          },
          'bd',
        ],
        [
          'all',
          {
            all: [
              { column: 'due', is: '=', value: 2 },
              { column: 'score', is: '<', value: 0 },
            ],
          },
          'c',
        ],
        ['any of none', { any: [] }, ''],
        ['all of none', { all: [] }, 'abcde'],
      ];
      test.each(cases)('where %s', async (_, where, expected) => {
        await putAll(...five);
        expect(await idsOf({ where })).toEqual([...expected]);
        expect(await rows.count(where)).toBe(expected.length);
      });

      test.each([
        ['by id where nothing is said', [], 'abcde'],
        ['ascending, nulls last', [{ column: 'due' }], 'bcdae'],
        ['descending, nulls last', [{ column: 'due', descending: true }], 'acdbe'],
        ['two columns', [{ column: 'due' }, { column: 'score', descending: true }], 'bdcae'],
        ['two columns the other way', [{ column: 'due', descending: true }, { column: 'score' }], 'acdbe'],
        ['text by code points', [{ column: 'title' }], 'caebd'],
      ])('order %s', async (_, order, expected) => {
        await putAll(...[...five].reverse());
        expect(await idsOf({ order })).toEqual([...expected]);
        for (const limit of [1, 2, 3, 5]) expect((await pagesOf({ order }, limit)).join('')).toBe(expected);
      });

      test('a page goes on where it was, whatever came and went meanwhile', async () => {
        await putAll(...five);
        const order = [{ column: 'due' }];
        const first = await rows.find({ order, limit: 2 });
        await rows.remove('c');
        await putAll(row('aa', { due: 0 }), row('f', { due: 2 }));
        const rest = await rows.find({ order, limit: 10, after: first.next! });
        expect(rest.rows.map(({ id }) => id)).toEqual(['d', 'f', 'a', 'e']);
        expect(rest.next).toBeUndefined();
      });

      test('a column that was not declared is a TypeError', async () => {
        const wrong = ['other', '_id', 'id', '__proto__', 'due" OR 1 --'];
        for (const column of wrong) {
          await expect(rows.find({ where: { column, is: '=', value: 1 }, limit: 1 })).rejects.toThrow(TypeError);
          await expect(rows.find({ order: [{ column }], limit: 1 })).rejects.toThrow(TypeError);
          await expect(rows.count({ any: [{ column, in: [1] }] })).rejects.toThrow(TypeError);
        }
      });

      test.each([
        ['a number for a text', { column: 'title', is: '=', value: 1 }],
        ['a text for a number', { column: 'due', in: [1, '2'] }],
        ['a search in numbers', { column: 'due', contains: '1' }],
        ['an operator that is none', { column: 'due', is: 'OR 1 --', value: 1 }],
      ])('%s is a TypeError', async (_, where) => {
        await expect(rows.find({ where: where as Condition, limit: 1 })).rejects.toThrow(TypeError);
        await expect(rows.count(where as Condition)).rejects.toThrow(TypeError);
      });

      test.each([0, -1, 1.5, Number.NaN])('limit %d is a TypeError', async (limit) => {
        await expect(rows.find({ limit })).rejects.toThrow(TypeError);
      });

      test('a cursor of another order, of other rows or of nobody is a RangeError', async () => {
        await putAll(...five);
        const other = await make({ ...SAMPLE_SHAPE, name: 'others' });
        await other.rows.put(row('a', { due: 1 }));
        await other.rows.put(row('b', { due: 2 }));
        const foreign = (await other.rows.find({ order: [{ column: 'due' }], limit: 1 })).next!;
        await other.close();
        const own = (await rows.find({ order: [{ column: 'due' }], limit: 2 })).next!;
        const forged = Buffer.from('["samples +due",["x"],"a"]').toString('base64url');
        expect(await idsOf({ order: [{ column: 'due' }], after: own })).toEqual(['d', 'a', 'e']);
        for (const after of [foreign, '', 'x', '%', 'bnVsbA', forged, `${own}AAAA`, own.slice(0, -3)]) {
          await expect(rows.find({ order: [{ column: 'due' }], after, limit: 2 })).rejects.toThrow(RangeError);
        }
        await expect(rows.find({ after: own, limit: 2 })).rejects.toThrow(RangeError);
        const backwards = [{ column: 'due', descending: true }];
        await expect(rows.find({ order: backwards, after: own, limit: 2 })).rejects.toThrow(RangeError);
      });

      test('finds, counts and pages what filtering and sorting a plain list gives', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 15 }),
            anyQuery,
            fc.integer({ min: 1, max: 6 }),
            async (all, { where, order }, limit) => {
              for (const old of (await rows.find({ limit: 1_000 })).rows) await rows.remove(old.id);
              await Promise.all(all.map((each) => rows.put(each)));
              const expected = all.filter((each) => passes(each, where)).sort(inPlainOrder(order as PlainOrder));
              const found = (await rows.find({ where, order, limit: 1_000 })).rows;
              expect(found).toEqual(expected);
              expect(await rows.count(where)).toBe(expected.length);
              expect(await pagesOf({ where, order }, limit)).toEqual(expected.map(({ id }) => id));
            },
          ),
          propertyParameters(ROUNDS),
        );
      });
    });

    describe('rebuild', () => {
      test('the second set is seen by nobody until it takes the place of the first, whole', async () => {
        await putAll(row('a', {}, 1, DAY, 'old'), row('b', {}, 1, DAY, 'old'));
        const rebuild = await rows.rebuild();
        expect(await rebuild.put(row('a', {}, 1, DAY, 'rebuilt'))).toBe(true);
        expect(await rebuild.put(row('c', {}, 4, DAY, 'rebuilt'))).toBe(true);
        expect(await rebuild.put(row('c', {}, 3, DAY, 'too late'))).toBe(false);
        expect((await rows.find({ limit: 9 })).rows.map(({ id, body }) => [id, body])).toEqual([
          ['a', 'old'],
          ['b', 'old'],
        ]);
        await rebuild.swap();
        expect((await rows.find({ limit: 9 })).rows.map(({ id, body }) => [id, body])).toEqual([
          ['a', 'rebuilt'],
          ['c', 'rebuilt'],
        ]);
        expect(await rows.count()).toBe(2);
      });

      test('rows put meanwhile are seen at once, and kept where they are newer', async () => {
        await putAll(row('a'), row('b'), row('c'), row('gone'));
        const rebuild = await rows.rebuild();
        await rebuild.put(row('a', {}, 2, DAY, 'rebuilt'));
        await rebuild.put(row('gone', {}, 2, DAY, 'rebuilt'));
        await putAll(row('a', {}, 3, DAY, 'put'), row('b', {}, 3, DAY, 'put'), row('c', {}, 3, DAY, 'put'));
        await putAll(row('new', {}, 1, DAY, 'put'), row('brief'));
        await rows.remove('brief');
        await rows.remove('gone');
        expect(await rebuild.put(row('b', {}, 2, DAY, 'rebuilt'))).toBe(false);
        expect(await rebuild.put(row('c', {}, 4, DAY, 'rebuilt'))).toBe(true);
        expect((await rows.get('a'))?.body).toBe('put');
        await rebuild.swap();
        expect((await rows.find({ limit: 9 })).rows.map(({ id, body }) => [id, body])).toEqual([
          ['a', 'put'],
          ['b', 'put'],
          ['c', 'rebuilt'],
          ['new', 'put'],
        ]);
      });

      test('of one version, the rebuilt row stands', async () => {
        const rebuild = await rows.rebuild();
        await rebuild.put(row('a', {}, 2, DAY, 'rebuilt'));
        await putAll(row('a', {}, 2, DAY, 'put'), row('b', {}, 2, DAY, 'put'));
        await rebuild.put(row('b', {}, 2, DAY, 'rebuilt'));
        await rebuild.swap();
        expect((await rows.find({ limit: 9 })).rows.map(({ body }) => body)).toEqual(['rebuilt', 'rebuilt']);
      });

      test('after the swap rows go on as ever, and can be rebuilt again', async () => {
        for (const round of [1, 2, 3]) {
          const rebuild = await rows.rebuild();
          await rebuild.put(row('a', { title: 'T' }, round, DAY, round));
          await rebuild.swap();
          await expect(rebuild.put(row('a', {}, 9))).rejects.toThrow(/has ended/);
          await expect(rebuild.swap()).rejects.toThrow(/has ended/);
          await putAll(row('b', { due: round }, round, DAY, round));
          expect(await idsOf({ where: { column: 'title', is: '=', value: 'T' } })).toEqual(['a']);
          expect((await rows.find({ limit: 9 })).rows.map(({ body }) => body)).toEqual([round, round]);
        }
      });

      test('discarded, it leaves everything as it was', async () => {
        await putAll(row('a', {}, 1, DAY, 'old'));
        const rebuild = await rows.rebuild();
        await rebuild.put(row('a', {}, 2, DAY, 'rebuilt'));
        await rebuild.discard();
        await rebuild.discard();
        await expect(rebuild.put(row('a', {}, 3))).rejects.toThrow(/has ended/);
        await putAll(row('b'));
        expect((await rows.get('a'))?.body).toBe('old');
        expect(await idsOf({})).toEqual(['a', 'b']);
      });
    });
  });
}
