import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { ADMIN, type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';
import { section, wordsOf } from './overview-world.js';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await startService({ clock: new FakeClock('2026-12-01T09:00:00.000Z') });
  await service.agreement({
    id: 'finito',
    title: 'Finito',
    validFrom: '2021-10-19',
    duration: undefined,
    validTo: '2021-12-31',
    rules: [],
    objectives: [
      { id: 'generale', title: 'Generale', level: 'general' },
      { id: 'uno', title: 'Uno', parent: 'generale' },
      { id: 'due', title: 'Due', parent: 'generale' },
    ],
    commitments: [
      { id: 'a', partner: 'ciss', title: 'A', kind: 'one-off', objective: 'uno' },
      { id: 'b', partner: 'ciss', title: 'B', kind: 'one-off', objective: 'due' },
    ],
    indicators: [],
  });
  const { status } = await service.send('POST', '/agreements/finito/commitments/a/progress', {
    date: '2021-12-01',
    status: 'fulfilled',
  });
  expect(status).toBe(201);
  await service.agreement({ id: 'antico', title: 'Antico', validFrom: '2021-03-29', duration: 'P2Y', commitments: [] });
  await service.send('GET', '/portfolio?atLeast=finito:2');
  await service.send('GET', '/portfolio?atLeast=antico:1');
  browser = new Browser(service);
  await browser.signIn(ADMIN.email, ADMIN.password);
});
afterAll(() => service.stop());

const card = async (title: string): Promise<string> =>
  (await browser.get('/')).page
    .querySelectorAll('.cards > li')
    .map(wordsOf)
    .find((words) => words.includes(title)) ?? '';

it('an agreement that is over has one verdict in its summary, in the tree and in the overview, with its reason', async () => {
  const page = await browser.get('/accordi/finito');
  const summary = section(page, 'sintesi');
  expect(wordsOf(summary)).toContain('2 non raggiunti – Obiettivi: 1 raggiunto');
  expect(summary?.querySelectorAll('details').map(wordsOf).join(' ')).toContain('perché: Obiettivi');
  expect(wordsOf(section(page, 'obiettivi'))).not.toContain('in ritardo');
  expect(await card('Finito')).toContain('Obiettivi1 raggiunto2 non raggiunti');
});

it('an agreement of years ago of which nothing is recorded is accused of nothing', async () => {
  for (const words of [await card('Antico'), wordsOf(section(await browser.get('/accordi/antico'), 'sintesi'))]) {
    expect(words).toContain('nessun incontro registrato');
    expect(words).not.toMatch(/non rispettat|mancat/);
  }
  const page = await browser.get('/accordi/antico');
  expect(section(page, 'sintesi')?.querySelectorAll('.tone-bad')).toHaveLength(0);
  expect(wordsOf(section(await browser.get('/'), 'sta-per-mancare'))).not.toContain('Antico');
});
