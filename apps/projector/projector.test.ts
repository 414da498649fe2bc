import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { AgreementRecording } from '#libs/agreement/core/recording.js';
import { parsePortfolioQuery } from '#libs/portfolio/portfolio-query.js';
import { PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import { Projector } from '#libs/portfolio/projector.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { runProjector } from './run.js';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function running() {
  const app = await runProjector(folder.path);
  if ('refused' in app) throw new Error(app.refused.it);
  return app;
}

test('put together, it follows what is recorded, and finds it again after it was stopped', async () => {
  const parsed = parsePortfolioQuery({ q: 'intesa patto' }, '2026-01-01');
  if ('problems' in parsed) throw new Error('not a query');
  let app = await running();
  // A module of its own is not needed for that: agreements are there with their lists.
  const recorded = await app
    .get(AgreementRecording, { strict: false })
    .recordAgreement(sampleDefinition(), { actor: 'user-1' });
  if ('refused' in recorded) throw new Error(recorded.type);
  expect(await app.get(Projector).waitFor('pinerolo', recorded.revision, 5_000)).toBe('reached');
  const page = await app.get(PortfolioReading).page(parsed.query, 'all');
  expect(page).toMatchObject({ items: [{ agreement: 'pinerolo', revision: recorded.revision, stuck: null }] });
  await app.close();
  app = await running();
  expect(await app.get(PortfolioReading).page(parsed.query, 'all')).toEqual(page);
  await app.close();
});

test('where another process has the folder it says what that means', async () => {
  const other = openDataFolder(folder.path);
  const app = await runProjector(folder.path);
  await other.close();
  expect(app).toMatchObject({
    refused: { it: expect.stringContaining('un solo processo fa tutto'), en: expect.stringContaining(folder.path) },
  });
});
