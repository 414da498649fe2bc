import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';
import { hrefsOf, linesOf, section, wordsOf } from './overview-world.js';

/** Today is 1 December 2026. */
const TODAY = '2026-12-01T09:00:00.000Z';
let service: Service;
let coordinator: Browser;
let member: Browser;

const must = async (path: string, body: unknown, method = 'POST'): Promise<void> => {
  const { status, text } = await service.send(method, path, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
};
const row = async (id: string) =>
  (await service.send('GET', '/portfolio')).json.items.find(({ agreement }: { agreement: string }) => agreement === id);
const caughtUp = async (id: string): Promise<void> => {
  const { revision } = (await service.send('GET', `/agreements/${id}`)).json;
  await service.send('GET', `/portfolio?atLeast=${id}:${revision}`);
};
const short = (date: string): string => date.split('-').reverse().join('/');

beforeAll(async () => {
  service = await startService({ clock: new FakeClock(TODAY) });
  await everything();
  await blocked();
  const roles = (body: object) => [
    { path: '/agreements/tutto/roles', body },
    { path: '/agreements/fermo/roles', body },
  ];
  coordinator = await Browser.of(service, 'coordina', roles({ role: 'coordinator' }) as never);
  member = await Browser.of(service, 'ciss', roles({ role: 'member', partner: 'ciss' }) as never);
});
afterAll(() => service.stop());

/** One of each kind of deadline. */
async function everything(): Promise<void> {
  const at = '/agreements/tutto';
  await service.agreement({
    id: 'tutto',
    validFrom: '2026-03-01',
    duration: undefined,
    validTo: '2027-04-30',
    renewal: { every: 'P1Y', noticeDays: 60 },
    rules: [
      { id: 'tre', type: 'meeting-cadence', minimum: 3, per: 'term', body: 'tavolo' },
      { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 10 },
      { id: 'relazione', type: 'deliverable', title: 'Relazione', partner: 'ciss', every: 'P1Y' },
    ],
    commitments: [
      { id: 'guida', partner: 'ciss', title: 'Scrivere la guida', kind: 'deadline', due: '2027-01-31' },
      { id: 'sala', partner: 'ciss', title: 'Dare la sala', kind: 'continuous', reportEvery: 'P9M' },
      { id: 'porta', partner: 'diaconia', title: 'Aprire', kind: 'continuous', reportEvery: 'P9M' },
    ],
    indicators: [
      {
        ...{ id: 'i', title: 'Famiglie', unit: 'famiglie', direction: 'increase', reportEvery: 'P10M' },
        targets: [
          { value: 10, date: '2027-02-28' },
          { value: 30, date: '2027-04-30' },
        ],
      },
    ],
  });
  const held = {
    present: ['ciss'],
    decisions: [{ id: 'd', text: 'Scrivere all’ASL', owner: 'ciss', due: '2026-12-20' }],
  };
  await must(`${at}/meetings`, { id: 'm1', date: '2026-05-10', body: 'tavolo', held });
  await must(`${at}/meetings`, { id: 'm2', date: '2026-12-07', body: 'tavolo' });
  await must(`${at}/issues`, {
    id: 'n',
    title: 'Manca il referente',
    date: '2026-06-01',
    due: '2026-11-01',
    owner: 'ciss',
  });
  await caughtUp('tutto');
}

/** Three meetings with approved minutes: one is there, one waits for its minutes, one is convened. */
async function blocked(): Promise<void> {
  const at = '/agreements/fermo';
  await service.agreement({
    id: 'fermo',
    title: 'Fermo',
    validFrom: '2026-01-01',
    duration: 'P1Y',
    rules: [{ id: 'tre', type: 'meeting-cadence', minimum: 4, per: 'term', body: 'tavolo', requireMinutes: true }],
    commitments: [],
    indicators: [],
  });
  const held = { present: ['ciss'], minutes: { text: 'Verbale.' } };
  await must(`${at}/meetings`, { id: 'a', date: '2026-05-10', body: 'tavolo', held });
  await must(`${at}/meetings/a/minutes/approval`, { date: '2026-10-25' });
  await must(`${at}/meetings`, { id: 'b', date: '2026-10-25', body: 'tavolo', held });
  await must(`${at}/meetings`, { id: 'c', date: '2026-12-07', body: 'tavolo' });
  await caughtUp('fermo');
}

describe('deadlines', () => {
  const EXPECTED = [
    ['2026-11-01', 'issue'],
    ['2026-12-01', 'confirmation'],
    ['2026-12-07', 'planned-meeting'],
    ['2026-12-09', 'meeting-pace'],
    ['2026-12-20', 'decision'],
    ['2027-01-01', 'indicator-report'],
    ['2027-01-31', 'commitment'],
    ['2027-02-28', 'deliverable'],
    ['2027-02-28', 'target'],
    ['2027-03-01', 'non-renewal'],
    ['2027-04-20', 'final-evaluation'],
    ['2027-04-29', 'meeting'],
    ['2027-04-30', 'meeting'],
    ['2027-04-30', 'deliverable'],
    ['2027-04-30', 'target'],
    ['2027-04-30', 'renewal'],
  ];

  it('are the same in the row, on the page and in the report', async () => {
    const { deadlines, nextDeadline } = (await row('tutto')).summary;
    const inRow = deadlines.map(({ date, kind }: { date: string; kind: string }) => [date, kind]);
    expect(inRow).toEqual(EXPECTED);
    expect(nextDeadline).toMatchObject({ date: '2026-12-01', kind: 'confirmation', count: 2 });
    const page = section(await coordinator.get('/accordi/tutto'), 'scadenze')?.querySelectorAll('li') ?? [];
    const report = section(await coordinator.get('/accordi/tutto/rapporto?on=2026-12-01'), 'scadenze');
    const rows = report?.querySelectorAll('tbody tr') ?? [];
    const days = EXPECTED.map(([date = '']) => short(date));
    expect(page.map((item) => item.querySelector('strong')?.text)).toEqual(days);
    expect(rows.map((each) => wordsOf(each.querySelector('td, th')))).toEqual(days);
    for (const words of [
      'criticità da risolvere',
      'conferma di 2 impegni',
      'incontro convocato',
      'già convocato per il 07/12/2026',
      'ultimo giorno per la disdetta',
      'Scrivere all’ASL',
      'Manca il referente',
      'Relazione (01/03/2026–28/02/2027)',
    ]) {
      expect(page.map(wordsOf).join(' ')).toContain(words);
      expect(wordsOf(report)).toContain(words);
    }
  });

  it('that are overdue are said to be, wherever they stand', async () => {
    const overview = await coordinator.get('/');
    expect(wordsOf(overview.page.querySelector('.cards'))).toContain('Già scadute');
    expect(wordsOf(section(await coordinator.get('/accordi/tutto'), 'scadenze'))).toContain(
      'Scadenze passate e dei prossimi sei mesi01/11/202630 giorni fascaduta – criticità da risolvere',
    );
    const mine = linesOf(await member.get('/'), 'aspetta-me');
    expect(mine).toEqual(
      expect.arrayContaining([expect.stringContaining('«Manca il referente»: scaduta il 01/11/2026 (30 giorni fa)')]),
    );
  });
});

describe('what is planned and what blocks', () => {
  it('is told with what is missing, and the button is the act that helps', async () => {
    const visited = await coordinator.get('/');
    const line = linesOf(visited, 'sta-per-mancare').find((words) => words.startsWith('Fermo: 1 incontro')) ?? '';
    expect(line).toContain('1 incontro su 4; approvare il verbale del 25/10/2026 porta a 2 su 4');
    expect(line).toContain('quello del 07/12/2026 è già convocato; ne serve un altro, non oltre il 31/12/2026');
    expect(line).not.toMatch(/Convoca:|al più presto/);
    expect(hrefsOf(visited, 'sta-per-mancare')).toContain('/accordi/fermo/incontri/b/approvazione');
    expect(linesOf(visited, 'aspetta-me')).toEqual(
      expect.arrayContaining([expect.stringContaining('Verbale del 25/10/2026 da approvare')]),
    );
  });

  it('shows who may not do it where it is', async () => {
    const visited = await member.get('/');
    expect(hrefsOf(visited, 'sta-per-mancare')).toContain('/accordi/fermo/incontri/c');
    expect(linesOf(visited, 'aspetta-me').join(' ')).not.toContain('da approvare');
  });
});
