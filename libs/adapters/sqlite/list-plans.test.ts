import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { keysOf } from '#libs/monitoring/grouping.js';
import { conditionOf, type Visible } from '#libs/portfolio/conditions.js';
import { PORTFOLIO_SHAPE } from '#libs/portfolio/row.js';
import { orderOf, SORT_COLUMNS, type SortField } from '#libs/portfolio/sorting.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { openDataFolder } from './data-folder.js';
import { conditionSql } from './row-sql.js';
import { pageSql } from './sqlite-rows.js';

let folder: TemporaryFolder;
let raw: Database.Database;
beforeAll(async () => {
  folder = temporaryFolder();
  const opened = openDataFolder(folder.path);
  opened.rows(PORTFOLIO_SHAPE);
  await opened.close();
  raw = new Database(path.join(folder.path, 'rows.db'), { readonly: true });
});
afterAll(() => {
  raw.close();
  folder.remove();
});

function planOf(field: SortField, descending: boolean, visible: Visible): string[] {
  const where = conditionSql(conditionOf({ words: [], includeArchived: false, includeAnnulled: false }, visible));
  const order = orderOf([{ field, descending }]).map((term) => ({ descending: false, ...term }));
  const text = pageSql(`rows:${PORTFOLIO_SHAPE.name}`, where, order);
  const plan = raw.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
  return plan.all(...where.values, 51).map(({ detail }) => detail);
}

const OF_THIRTY = Array.from({ length: 30 }, (_, number) => `accordo-${number}`);
const everySort = keysOf(SORT_COLUMNS).flatMap((field) => [[field, false] as const, [field, true] as const]);
const ofBodies = (steps: readonly string[]) => steps.filter((step) => step.includes(':bodies'));

test.each(everySort)('by %s, descending: %s, only the bodies of the page are read', (field, descending) => {
  for (const visible of ['all', OF_THIRTY] as const) {
    const bodies = ofBodies(planOf(field, descending, visible));
    expect(bodies).toEqual([expect.stringMatching(/^SEARCH .*:bodies USING INDEX .*\(_id=\?\)/)]);
  }
});

test.each(everySort)('by %s, descending: %s, whoever sees thirty has those looked up', (field, descending) => {
  const steps = planOf(field, descending, OF_THIRTY).filter((step) => !step.includes(':bodies'));
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH .*\(agreement=\?\)/));
  expect(steps.filter((step) => step.startsWith('SCAN rows'))).toEqual([]);
});

test.each(
  keysOf(SORT_COLUMNS).filter((field) =>
    PORTFOLIO_SHAPE.indexes.some(
      ([first, second]) => first === SORT_COLUMNS[field] && (second === 'title' || field === 'title'),
    ),
  ),
)('by %s, whoever sees all has them in the order of an index', (field) => {
  expect(planOf(field, false, 'all')).toContainEqual(
    expect.stringMatching(/^SCAN .*USING (COVERING )?INDEX .*:order:\d+/),
  );
});
