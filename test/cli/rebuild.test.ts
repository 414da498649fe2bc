import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { PORTFOLIO_SHAPE, type PortfolioBody } from '#libs/portfolio/row.js';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { run } from './run.js';

let folder: TemporaryFolder;
const data = (): string => path.join(folder.path, 'data');

beforeEach(async () => {
  folder = temporaryFolder();
  const file = path.join(folder.path, 'patto.json');
  writeFileSync(file, JSON.stringify(sampleDefinition()));
  expect((await run('import', file, '--data', data())).exit).toBe(0);
});
afterEach(() => folder.remove());

async function rowIds(): Promise<string[]> {
  const opened = openDataFolder(data());
  const rows = opened.rows<PortfolioBody>(PORTFOLIO_SHAPE);
  const ids = (await rows.find({ limit: 9 })).rows.map(({ id }) => id);
  await opened.close();
  return ids;
}

test('fills rows that are not there, also after rows.db was deleted', async () => {
  expect(await rowIds()).toEqual([]);
  for (const _ of ['first', 'again', 'after deleting']) {
    expect(await run('rebuild', '--data', data())).toEqual({ exit: 0, out: 'Una riga ricostruita.\n', err: '' });
    expect(await rowIds()).toEqual(['pinerolo']);
    for (const name of ['rows.db', 'rows.db-wal', 'rows.db-shm']) rmSync(path.join(data(), name), { force: true });
  }
});

test('names what cannot be computed, and rebuilds the others', async () => {
  const opened = openDataFolder(data());
  await opened.events.append('agreement-strano', 0, sampleEvents('agreement-strano', 1, 1));
  await opened.close();
  const { exit, out } = await run('rebuild', '--json', '--data', data());
  expect([exit, JSON.parse(out)]).toEqual([
    0,
    { agreements: 2, stuck: [{ agreement: 'strano', error: 'UnknownEvent' }] },
  ]);
  const told = await run('rebuild', '--lang', 'en', '--data', data());
  expect(told.out).toBe('2 rows rebuilt.\n');
  expect(told.err).toMatch(/^strano: cannot be computed \(UnknownEvent\)/);
  expect(await rowIds()).toEqual(['pinerolo', 'strano']);
});
