import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';
import { everyPage, wrongDatesIn } from './every-page.js';

/** Everything happens on an eighth or an eleventh, which begin with a vowel. */
const NOW = '2026-11-11T10:00:00.000Z';
const BEFORE = '2026-09-08';

let service: Service;

async function record(path: string, body: object): Promise<void> {
  const method = path.endsWith('/minutes') ? 'PUT' : 'POST';
  const answer = await service.send(method, `/agreements/undici/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
}

beforeAll(async () => {
  service = await startService({ clock: new FakeClock(NOW) });
  const due = '2026-12-11';
  await service.agreement({
    id: 'undici',
    validFrom: '2026-01-08',
    duration: undefined,
    validTo: '2027-03-11',
    signedOn: '2026-01-08',
    partners: [
      { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
      { id: 'diaconia', name: 'Diaconia', joinedOn: '2026-02-08' },
    ],
    bodies: [{ id: 'tavolo', name: 'Tavolo' }],
    rules: [
      { id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', quorum: '2/3', from: '2026-02-11' },
      { id: 'f', type: 'final-evaluation' },
    ],
    objectives: [{ id: 'o', title: 'Obiettivo' }],
    indicators: [
      {
        id: 'i',
        title: 'Famiglie',
        unit: 'famiglie',
        direction: 'increase',
        objective: 'o',
        baseline: { value: 1, date: '2026-01-08' },
        targets: [{ value: 10, date: due }],
        reportEvery: 'P1M',
      },
    ],
    commitments: [
      { id: 'c', partner: 'ciss', title: 'Sala', kind: 'continuous', group: 'g', reportEvery: 'P1M' },
      { id: 'd', partner: 'diaconia', title: 'Corso', kind: 'deadline', due, group: 'g' },
      { id: 'w', partner: 'diaconia', title: 'Ritirato', kind: 'continuous' },
    ],
  });
  await record('meetings', {
    id: 'm',
    body: 'tavolo',
    date: BEFORE,
    held: { present: ['ciss'], decisions: [{ text: 'Scrivere', due }] },
  });
  await record('meetings', { id: 'n', body: 'tavolo', date: due });
  await record('meetings', { id: 'v', body: 'tavolo', date: '2026-10-08' });
  await record('meetings/m/minutes', { text: 'Verbale' });
  await record('meetings/m/minutes/approval', { date: '2026-10-11' });
  await record('indicators/i/measurements', { id: 'x', date: BEFORE, value: 3 });
  await record('indicators/i/measurements/x/correction', { value: 4, reason: 'Svista' });
  await record('indicators/i/measurements', { id: 'y', date: '2026-10-11', value: 5 });
  await record('indicators/i/measurements/y/annulment', { reason: 'Doppia' });
  await record('indicators/i/targets', { date: '2026-10-11', reason: 'Di più', targets: [{ value: 12, date: due }] });
  await record('commitments/c/progress', { id: 'p', date: BEFORE, status: 'in-progress' });
  await record('commitments/c/progress/p/correction', { percent: 60, reason: 'Svista' });
  await record('commitments/d/progress', { id: 'q', date: BEFORE, status: 'in-progress', percent: 60 });
  await record('commitments/d/progress/q/annulment', { reason: 'Doppio' });
  await record('commitments/w/withdrawal', { date: '2026-10-08', reason: 'Non serve' });
  await record('extensions', { date: '2026-10-08', validTo: '2027-04-11', reason: 'Serve' });
  await record('issues', { title: 'Manca la sala', date: BEFORE, due, owner: 'ciss' });
}, 60_000);
afterAll(() => service.stop());

it('on no page is «il» said before an eighth or an eleventh, nor a day or an instant written for programs', async () => {
  const browser = await Browser.of(service, 'undici', [{ path: '/roles', body: { role: 'administrator' } }]);
  const pages = await everyPage(browser);
  const asked = ['/accordi/undici/rapporto?on=8/10/2026&asOf=11/11/2026', '/accordi/undici?prova=11/12/2026'];
  for (const path of asked) pages.set(path, await browser.get(path));
  expect(pages.size).toBeGreaterThan(25);
  const wrong = [...pages].map(([path, { words }]) => [path, wrongDatesIn(words)] as const);
  expect(wrong.filter(([, found]) => found.length > 0)).toEqual([]);
  const said = [...pages.values()].map(({ words }) => words).join(' ');
  expect(said.match(/(?:l|dall|all|dell)’(?:0?8|11)[/ ]/g)?.length).toBeGreaterThan(20);
});
