import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { parse } from 'node-html-parser';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser, type Visited } from './browser.js';
import { everyPage } from './every-page.js';

/** The day after every agreement here is over. */
const NOW = '2025-01-15T10:00:00.000Z';
const OVER = '2025-01-01';
const END = '2024-12-31';

interface Case {
  readonly agreement: Record<string, unknown>;
  readonly steps: readonly { readonly do: string; readonly body: object }[];
}
const caseOf = (name: string): Case => JSON.parse(readFileSync(`test/pages/cases/${name}.json`, 'utf8')) as Case;

const indicator = (id: string, fields: object) => ({
  id,
  title: `Indicatore ${id}`,
  unit: 'punti',
  direction: 'increase',
  objective: `di-${id}`,
  ...fields,
});
const target = (value: number) => ({ targets: [{ value, date: END }] });
const down = { direction: 'decrease', baseline: { value: 50, date: '2024-01-01' } };

/** Indicators and their measurements, just on one side of what they are judged by, or just on the other. */
const NEAR: readonly [object: ReturnType<typeof indicator>, values: readonly object[]][] = [
  [indicator('sotto', target(0.5)), [{ value: 0.498 }]],
  [indicator('sopra', target(0.5)), [{ value: 0.502 }]],
  [indicator('cento', target(100)), [{ value: 99.96 }]],
  [indicator('negativo', { ...target(-1), baseline: { value: -3, date: '2024-01-01' } }), [{ value: -1.000_4 }]],
  [indicator('somma', { ...target(0.3), aggregation: 'sum' }), [{ value: 0.1 }, { value: 0.2 }]],
  [indicator('media', { ...target(1), aggregation: 'mean' }), [{ value: 0.999 }, { value: 0.999_4 }]],
  [indicator('rapporto', { ...target(66.67), unit: '%', aggregation: 'ratio' }), [{ numerator: 2, denominator: 3 }]],
  [indicator('scende', { ...down, ...target(20) }), [{ value: 20.003 }]],
  [indicator('sceso', { ...down, ...target(20) }), [{ value: 19.999 }]],
  [indicator('minimo', { direction: 'maintain', range: { min: 80 } }), [{ value: 79.999 }]],
  [indicator('tra', { direction: 'maintain', range: { min: 80, max: 90.5 } }), [{ value: 90.500_4 }]],
  [indicator('tenuto', { direction: 'maintain', range: { min: 80, max: 90.5 } }), [{ value: 90.5 }]],
  [indicator('assenso', { ...target(1), unit: 'sì/no' }), [{ value: 0 }]],
  [indicator('consenso', { ...target(1), unit: 'sì/no' }), [{ value: 1 }]],
];

const DEFAULTS = {
  duration: undefined,
  rules: [],
  objectives: [],
  commitments: [],
  bodies: [],
  predecessors: undefined,
};

let service: Service;
let browser: Browser;

async function record(agreement: string, path: string, body: object): Promise<void> {
  const answer = await service.send('POST', `/agreements/${agreement}/${path}`, body);
  if (answer.status >= 300) throw new Error(answer.text);
}

beforeAll(async () => {
  service = await startService({ clock: new FakeClock(NOW) });
  for (const [id, name] of [
    ['diciotto', '18-rounded-to-the-target-and-not-achieved'],
    ['venti', '20-json-achievement-1-and-not-achieved'],
  ] as const) {
    const { agreement, steps } = caseOf(name);
    await service.agreement({ ...DEFAULTS, ...agreement, id });
    for (const { do: step, body } of steps) await record(id, step.replace('POST ', ''), body);
  }
  await service.agreement({
    id: 'vicini',
    title: 'Vicini',
    validFrom: '2024-01-01',
    duration: undefined,
    validTo: END,
    rules: [],
    objectives: [
      ...NEAR.map(([{ id }]) => ({ id: `di-${id}`, title: `Obiettivo ${id}` })),
      { id: 'vuoto', title: 'Obiettivo con un vuoto' },
    ],
    indicators: [
      ...NEAR.map(([definition]) => definition),
      indicator('pieno', { ...target(1), objective: 'vuoto', weight: 999 }),
      indicator('mai', { ...target(1), objective: 'vuoto' }),
    ],
    commitments: [{ id: 'c', partner: 'ciss', title: 'Quasi mantenuto', kind: 'continuous', objective: 'vuoto' }],
  });
  for (const [{ id }, values] of NEAR) {
    for (const value of values) await record('vicini', `indicators/${id}/measurements`, { date: END, ...value });
  }
  await record('vicini', 'indicators/pieno/measurements', { date: END, value: 1 });
  await record('vicini', 'commitments/c/progress', { date: END, status: 'in-progress', percent: 99.96 });
  browser = await Browser.of(service, 'lettore', [{ path: '/roles', body: { role: 'administrator' } }]);
}, 60_000);
afterAll(() => service.stop());

const read = (printed: string): number => {
  if (/^s[iì]/i.test(printed)) return 1;
  if (/^no/i.test(printed)) return 0;
  return Number(printed.replaceAll('.', '').replace(',', '.'));
};
const NUMBER = String.raw`-?\d[\d.]*(?:,\d+)?|sì|no`;
const VERDICT = '(?<verdict>non raggiunto|raggiunto|mantenuto)';

/** A figure, what it has to reach, and the verdict beside it. */
const SENTENCES = [
  // «non raggiunto 99,96 punti al 31/12/2024; atteso oggi: 100 punti; obiettivo: 100 punti entro il …»
  new RegExp(`^${VERDICT} (?<value>${NUMBER})\\b.*; obiettivo: (?<aim>${NUMBER})`, 'i'),
  // «99,96 punti, obiettivo 100 punti entro il …; non raggiunto»
  new RegExp(`^(?<value>${NUMBER})[^;]*, obiettivo (?<aim>${NUMBER})[^;]*; ${VERDICT}`, 'i'),
  new RegExp(`^${VERDICT} raggiunto per (?<value>${NUMBER}) %`, 'i'),
  new RegExp(`^grado di raggiungimento (?<value>${NUMBER}) %.*?; ${VERDICT}`, 'i'),
  // «79,999 punti, intervallo da mantenere: almeno 80; non raggiunto», «… da mantenere: almeno 80 punti»
  new RegExp(`^(?<value>${NUMBER})[^;]*: almeno (?<aim>${NUMBER}); ${VERDICT}`, 'i'),
  new RegExp(`^${VERDICT} (?<value>${NUMBER}).*: almeno (?<aim>${NUMBER})`, 'i'),
  new RegExp(`^${VERDICT} (?<value>${NUMBER}).*: da (?<least>${NUMBER}) a (?<most>${NUMBER})`, 'i'),
  // A row of the report's tables.
  new RegExp(`^Obiettivo [^|]*\\| (?<value>${NUMBER}) %[^|]*\\|.*\\| ${VERDICT}$`, 'i'),
  new RegExp(
    `^Indicatore [^|]*\\|[^|]*\\| (?<aim>${NUMBER}) entro[^|]*\\| (?<value>${NUMBER}) \\|.*\\| ${VERDICT} \\|`,
    'i',
  ),
  new RegExp(
    `^Indicatore [^|]*\\|[^|]*\\| (?<least>${NUMBER}) – (?<most>${NUMBER}|…) \\| (?<value>${NUMBER}) \\|.*\\| ${VERDICT} \\|`,
    'i',
  ),
];

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What stands on a page beside a verdict: sentences, rows of tables, what the tree of objectives says of each. */
function saidIn({ page }: Pick<Visited, 'page'>): string[] {
  const sentences = page.querySelectorAll('main p, main dd').map(({ text }) => text);
  const branches = page
    .querySelectorAll('.tree li')
    .map((branch) => `${branch.querySelector('.verdict')?.text} ${branch.querySelector('.measure')?.text}`);
  const rows = page.querySelectorAll('main tr').map((row) =>
    row
      .querySelectorAll('th, td')
      .map(({ text }) => spaced(text))
      .join(' | '),
  );
  return [...sentences, ...branches, ...rows].map(spaced);
}

/** The sentences in which a figure stands beside its verdict. */
const foundIn = (visited: Pick<Visited, 'page'>): RegExpMatchArray[] =>
  saidIn(visited).flatMap((text) =>
    SENTENCES.flatMap((sentence) =>
      [text.match(sentence) ?? []].filter((match): match is RegExpMatchArray => 'index' in match),
    ),
  );

/** Those in which one contradicts the other. */
function contradictionsIn(visited: Pick<Visited, 'page'>): string[] {
  const contradicts = ({ groups = {} }: RegExpMatchArray): boolean => {
    const { value = '', aim = '100', least, most, verdict = '' } = groups;
    const number = read(value);
    const isInside = number >= read(least ?? '') && (most === '…' || number <= read(most ?? ''));
    // To 20 two of them are to fall.
    const isReached = least !== undefined ? isInside : aim === '20' ? number <= 20 : number >= read(aim);
    return isReached === verdict.toLowerCase().startsWith('non');
  };
  return foundIn(visited)
    .filter(contradicts)
    .map(([sentence]) => sentence);
}

describe('no printed figure contradicts the verdict beside it', () => {
  it.each(['diciotto', 'venti', 'vicini'])('on any page of %s, nor in its report', async (agreement) => {
    const pages = await everyPage(browser, `/accordi/${agreement}`, 40);
    const ours = [...pages].filter(([path]) => path.startsWith(`/accordi/${agreement}`));
    const report = await browser.get(`/accordi/${agreement}/rapporto?on=1/1/2025`);
    const all = [...ours, ['report', report] as const];
    expect(all.length).toBeGreaterThan(5);
    const wrong = all.map(([path, visited]) => [path, contradictionsIn(visited)] as const);
    expect(wrong.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it.each(['', '/indicatori', '/rapporto?on=1/1/2025'])('and there are some to be looked at: %s', async (page) => {
    expect(foundIn(await browser.get(`/accordi/vicini${page}`)).length).toBeGreaterThan(20);
  });

  it.each([
    '<p>1.000 persone, obiettivo 1.000 persone entro il 31 dicembre 2024; non raggiunto</p>',
    '<table><tr><th>Obiettivo</th><td>100 %</td><td>100 %</td><td>100 %</td><td>non raggiunto</td></tr></table>',
  ])('one that did would be seen: %s', (html) => {
    expect(contradictionsIn({ page: parse(`<main>${html}</main>`) })).toHaveLength(1);
  });
});

describe('what was found wrong', () => {
  test.each([
    ['diciotto', ['999,6 persone', '2,996 voto', '0,00039 g']],
    ['venti', ['1.234.566,4 euro']],
    [
      'vicini',
      ['0,498 punti', '99,96 punti', '20,003 punti', '79,999 punti', '90,5004 punti', '66,667 %', '0,999 punti'],
    ],
  ])('%s: %j', async (agreement, expected) => {
    for (const page of ['', '/indicatori']) {
      const { words } = await browser.get(`/accordi/${agreement}${page}`);
      for (const figure of expected) expect(words).toContain(figure);
    }
    const { words } = await browser.get(`/accordi/${agreement}/rapporto?on=1/1/2025`);
    for (const figure of expected) expect(words).toContain(figure.split(' ')[0]);
  });

  test('a share is the same figure in the same form on the page, in the reasons and in the report', async () => {
    const report = await browser.get('/accordi/diciotto/rapporto?on=1/1/2025');
    const page = (await browser.get('/accordi/diciotto')).words;
    const { because } = (await service.send('GET', `/agreements/diciotto/report?on=${OVER}`)).json;
    expect(page).toContain('Raggiunto per 99,96 %; oggi atteso: 100 %.');
    expect(because['/objectives/0'].text).toContain(
      'Grado di raggiungimento 99,96\u00A0%, atteso 100\u00A0%; non raggiunto',
    );
    expect(saidIn(report)).toContain('Obiettivo | 99,96 % | 100 % | 100 % | non raggiunto');
  });

  test('what is missing keeps an objective from being achieved, and the figure says so', async () => {
    const { words } = await browser.get('/accordi/vicini');
    expect(words).toMatch(/Raggiunto per 99,[\d]+ % \(100 % di ciò che ha dati\)|Raggiunto per 99,[\d]+ %/);
    expect(words).not.toMatch(/non raggiunto Raggiunto per 100 %/);
  });

  test('a commitment that is nearly kept is not 100 %', async () => {
    const { words } = await browser.get('/accordi/vicini/rapporto?on=1/1/2025');
    expect(words).toContain('99,96 %');
    expect((await browser.get('/accordi/vicini/impegni/c')).words).toContain('99,96 %');
  });

  test('yes and no are words', async () => {
    for (const path of ['/indicatori/assenso', '/indicatori/consenso', '/rapporto?on=1/1/2025', '', '/registro']) {
      const { words } = await browser.get(`/accordi/vicini${path}`);
      expect(words).not.toMatch(/sì \(1\)|no \(0\)/);
    }
    expect((await browser.get('/accordi/vicini/indicatori/assenso')).words).toMatch(
      /non raggiunto no al 31\/12\/2024; obiettivo: sì/,
    );
    const rows = saidIn(await browser.get('/accordi/vicini/rapporto?on=1/1/2025'));
    const row = 'Indicatore consenso (sì/no) | – | sì entro il 31/12/2024 | sì | – | raggiunto | 31/12/2024';
    expect(rows).toContain(row);
    expect((await browser.get('/accordi/vicini/registro')).words).toMatch(/Indicatore assenso \(no\)/);
  });
});
