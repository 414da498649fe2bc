import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Row, RowShape } from '#libs/kernel/ports.js';
import { describeRowsContract } from '#libs/testing/contracts/rows.contract.js';
import { SAMPLE_SHAPE } from '#libs/testing/contracts/sample-rows.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './open-database.js';
import { conditionSql, orderBy } from './row-sql.js';
import { ROWS_FILE, SqliteRows } from './sqlite-rows.js';

describeRowsContract('SQLite', async (shape) => {
  const folder = temporaryFolder();
  const connection = openDatabase(path.join(folder.path, 'rows.db'), ROWS_FILE);
  const commits = new GroupCommit(connection);
  const close = async (): Promise<void> => {
    commits.close();
    connection.close();
    folder.remove();
  };
  return { rows: new SqliteRows(connection, commits, shape), close };
});

describe('SqliteRows in a data folder', () => {
  let folder: TemporaryFolder;
  let opened: DataFolder;
  beforeEach(() => {
    folder = temporaryFolder();
    opened = openDataFolder(folder.path);
  });
  afterEach(async () => {
    await opened.close();
    folder.remove();
  });

  const row = (id: string, due: number | null = null): Row<string> => ({
    id,
    version: { revision: 1, day: '2026-01-15' },
    columns: { title: id, due, score: null },
    body: id,
  });
  const reopen = async (): Promise<void> => {
    await opened.close();
    opened = openDataFolder(folder.path);
  };
  const build = async (shape: RowShape): Promise<SqliteRows<string>> => {
    const rows = opened.rows<string>(shape);
    const rebuild = await rows.rebuild();
    await rebuild.put(row('a', 1));
    await rebuild.swap();
    return rows;
  };

  test('need rebuilding until a rebuild was swapped in, then stay built', async () => {
    expect(opened.rows(SAMPLE_SHAPE).needsRebuilding).toBe(true);
    await opened.rows(SAMPLE_SHAPE).put(row('a'));
    await reopen();
    expect(opened.rows(SAMPLE_SHAPE).needsRebuilding).toBe(true);
    expect((await build(SAMPLE_SHAPE)).needsRebuilding).toBe(false);
    await reopen();
    expect(opened.rows(SAMPLE_SHAPE).needsRebuilding).toBe(false);
    expect((await opened.rows(SAMPLE_SHAPE).get('a'))?.body).toBe('a');
  });

  test.each<[string, RowShape]>([
    ['another column', { ...SAMPLE_SHAPE, columns: { ...SAMPLE_SHAPE.columns, place: 'text' } }],
    ['another type', { ...SAMPLE_SHAPE, columns: { ...SAMPLE_SHAPE.columns, score: 'integer' } }],
    ['another index', { ...SAMPLE_SHAPE, indexes: [['score']] }],
  ])('with %s are made again, empty, and need rebuilding; other kinds do not', async (_, changed) => {
    await build(SAMPLE_SHAPE);
    await build({ ...SAMPLE_SHAPE, name: 'others' });
    await reopen();
    const rows = opened.rows<string>(changed);
    expect(rows.needsRebuilding).toBe(true);
    expect(await rows.count()).toBe(0);
    expect(await rows.put(row('a', 1))).toBe(true);
    expect(opened.rows({ ...SAMPLE_SHAPE, name: 'others' }).needsRebuilding).toBe(false);
  });

  test('asked for twice are the same, and one name cannot have two shapes', () => {
    expect(opened.rows({ ...SAMPLE_SHAPE })).toBe(opened.rows(SAMPLE_SHAPE));
    expect(() => opened.rows({ ...SAMPLE_SHAPE, name: 'Samples', indexes: [] })).toThrow(TypeError);
  });

  test('a rebuild that was never ended leaves nothing behind', async () => {
    const rows = await build(SAMPLE_SHAPE);
    await (await rows.rebuild()).put(row('b'));
    await reopen();
    expect(await opened.rows(SAMPLE_SHAPE).count()).toBe(1);
    await build(SAMPLE_SHAPE);
    const raw = new Database(path.join(folder.path, 'rows.db'), { readonly: true });
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    raw.close();
    expect(tables).toEqual(['rows:samples', 'rows:samples:bodies', 'shapes']);
  });

  test('a reader sees the first set or the second, never a mixture', async () => {
    const rows = await build(SAMPLE_SHAPE);
    const rebuild = await rows.rebuild();
    await Promise.all(Array.from({ length: 300 }, (_, number) => rebuild.put(row(`r${number}`, number))));
    const counts: number[] = [];
    let swapped = false;
    const swapping = rebuild.swap().then(() => {
      swapped = true;
    });
    while (!swapped) {
      await rows.put(row('a', 1));
      counts.push(await rows.count());
    }
    await swapping;
    // Indexed first, others in between, and then put in its place at once.
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    expect(new Set(counts)).toEqual(new Set([1, 301]));
    expect(await rows.count()).toBe(301);
  });

  test('declared indexes serve searching and ordering', async () => {
    const rows = opened.rows<string>(SAMPLE_SHAPE);
    for (const round of ['first set', 'second set']) {
      const raw = new Database(path.join(folder.path, 'rows.db'), { readonly: true });
      const plan = (sql: string, values: readonly unknown[] = []): string =>
        raw
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM "rows:samples" ${sql}`)
          .all(...values)
          .map(({ detail }) => detail)
          .join('; ');
      const where = conditionSql({ column: 'due', is: '=', value: 1 });
      const order = orderBy([
        { column: 'due', descending: false },
        { column: 'score', descending: false },
      ]);
      expect([round, plan(`WHERE ${where.text}`, where.values)]).toEqual([
        round,
        expect.stringMatching(/SEARCH.*:where:1/),
      ]);
      expect([round, plan(`ORDER BY ${order} LIMIT 5`)]).toEqual([round, expect.stringMatching(/^SCAN.*:order:1$/)]);
      raw.close();
      await (await rows.rebuild()).swap();
    }
  });
});
