import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Browser, Visited } from './browser.js';
import { AT, HOSTILE, indicatorsWorld, STARTING_MS, type World } from './indicators-world.js';

let world: World;
let coordinator: Browser;
let member: Browser;
let viewer: Browser;
let evaluator: Browser;

beforeAll(async () => {
  world = await indicatorsWorld();
  const { record } = world;
  coordinator = await world.someone('coordina', 'coordinator');
  member = await world.someone('componente', 'member', { partner: 'ciss' });
  viewer = await world.someone('legge', 'viewer');
  evaluator = await world.someone('valuta', 'evaluator');
  const evidence = [{ url: 'https://example.org/registro?a=1&b=2', title: 'Registro' }];
  await record('famiglie/measurements', { id: 'f1', date: '2021-06-30', value: 46, note: 'Dal registro', evidence });
  await record('famiglie/measurements', { id: 'f2', date: '2021-12-31', value: 85, breakdown: { Nord: 50, Sud: 35 } });
  await record('famiglie/measurements/f2/correction', { id: 'f2b', value: 58, reason: 'Contate due volte' });
  await record('famiglie/measurements', { id: 'f3', date: '2022-03-31', value: 500, qualifier: 'over' });
  await record('famiglie/measurements/f3/rejection', { reason: 'Il dato non corrisponde alla fonte' });
  await record('famiglie/measurements', { id: 'f4', date: '2022-05-01', value: 66, qualifier: 'about' });
  await record('famiglie/measurements', { id: 'f5', date: '2022-05-02', value: 1 });
  await record('famiglie/measurements/f5/annulment', { reason: 'Altro indicatore' });
  await record('famiglie/measurements', { id: 'f0', date: '2021-01-10', value: 12 });
  await record('attesa/targets', {
    date: '2022-02-01',
    targets: [{ value: 25, date: '2022-12-31' }],
    reason: 'Deciso',
  });
  for (const [day, value] of [
    ['2021-09-30', 200],
    ['2022-03-31', 260.5],
  ] as const) {
    await record('ore/measurements', { date: day, value });
  }
  for (const [day, numerator, denominator] of [
    ['2021-09-30', 40, 50],
    ['2022-03-31', 30, 50],
  ] as const) {
    await record('tempi/measurements', { date: day, numerator, denominator });
  }
  for (const [day, value] of [
    ['2021-09-30', 3],
    ['2022-03-31', 4],
  ] as const) {
    await record('soddisfazione/measurements', { date: day, value });
  }
}, STARTING_MS);

afterAll(() => world.service.stop());

const main = ({ page }: Visited): string => page.querySelector('main')?.text.replaceAll(/\s+/g, ' ') ?? '';
const rowsOf = ({ page }: Visited): string[] =>
  page.querySelectorAll('.measurements tbody tr').map((row) =>
    row
      .querySelectorAll('th, td')
      .map((cell) => cell.text.replaceAll(/\s+/g, ' ').trim())
      .join(' | '),
  );
const recordLinks = ({ page }: Visited): string[] =>
  page.querySelectorAll('a[href$="/rilevazione"]').map((link) => link.getAttribute('href') ?? '');

describe('the list', () => {
  it('says of each how it stands, against what, and by when it is due', async () => {
    const seen = await coordinator.get(AT);
    expect(seen.status).toBe(200);
    expect(main(seen)).toContain('Indicatori (7)');
    expect(main(seen)).toContain(
      'in ritardo circa 66 famiglie al 01/05/2022; atteso oggi: 76,66 famiglie; obiettivo: 100 famiglie entro il 31/12/2022.',
    );
    expect(main(seen)).toContain('Prossima rilevazione entro il 01/08/2022.');
    expect(main(seen)).toContain('in ritardo 70 % al 31/03/2022; da mantenere: almeno 80 %.');
    expect(main(seen)).toContain('non valutabile: valore obiettivo non definito 3,5 punti al 31/03/2022.');
    expect(main(seen)).toContain('nessun dato nessuna rilevazione; obiettivo: sì entro il 31/12/2022.');
    expect(seen.page.querySelectorAll('details')).toHaveLength(7);
  });

  it('says of a measurement that is late that it is', async () => {
    const { words } = await coordinator.get(AT);
    expect(words).not.toContain('rilevazione attesa');
    world.clock.set('2022-09-01T10:00:00.000Z');
    const late = await (await world.someone('tardi', 'viewer')).get(AT);
    expect(late.words).toContain('rilevazione attesa entro il 01/08/2022');
    world.clock.set('2022-06-01T12:00:00.000Z');
  });

  it('shows a member their own first, and offers to record those alone', async () => {
    const seen = await member.get(AT);
    const headings = seen.page.querySelectorAll('main h2').map(({ text }) => text);
    expect(headings).toEqual(['Li rileva il tuo ente', 'Gli altri indicatori']);
    const own = seen.page.querySelectorAll('section[aria-labelledby=propri] h3').map(({ text }) => text);
    expect(own).toEqual(['Famiglie seguite', 'Ore offerte', 'Colloqui nei tempi', 'Sportello aperto']);
    expect(recordLinks(seen)).toEqual(['famiglie', 'ore', 'tempi', 'sportello'].map((id) => `${AT}/${id}/rilevazione`));
  });

  it('offers a coordinator all, who only reads nothing', async () => {
    expect(recordLinks(await coordinator.get(AT))).toHaveLength(7);
    for (const reader of [viewer, evaluator]) expect(recordLinks(await reader.get(AT))).toEqual([]);
  });

  it('says what to do where there are none, and that there is no such agreement', async () => {
    const empty = await (await world.someone('vuoto', 'viewer', { agreement: 'altro' })).get(
      '/accordi/altro/indicatori',
    );
    expect(empty.words).toContain('L’accordo non ha indicatori. Chi lo coordina può aggiungerne');
    for (const path of ['/accordi/altro/indicatori', '/accordi/nulla/indicatori', `${AT}/nulla`]) {
      expect((await viewer.get(path)).status).toBe(404);
    }
  });
});

describe('the chart', () => {
  it('has a title, its words, and is drawn for wide and for narrow pages', async () => {
    const { page } = await viewer.get(`${AT}/famiglie`);
    const figure = page.querySelector('figure.chart');
    expect(figure?.querySelector('figcaption')?.text).toBe('Rilevazioni e percorso atteso (famiglie)');
    expect(figure?.querySelector('#grafico-parole')?.text).toBe(
      '3 rilevazioni dal 30/06/2021 al 01/05/2022; valore attuale: circa 66 famiglie. Atteso oggi: 76,66 famiglie. Obiettivo: 100 famiglie entro il 31/12/2022.',
    );
    const drawings = figure?.querySelectorAll('svg[role=img]') ?? [];
    expect(drawings.map((svg) => svg.getAttribute('class'))).toEqual(['chart-wide', 'chart-narrow']);
    for (const svg of drawings) {
      for (const id of svg.getAttribute('aria-labelledby')?.split(' ') ?? []) {
        expect(page.querySelectorAll(`#${id}`)).toHaveLength(1);
      }
      const texts = svg.querySelectorAll('text').map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(['oggi', 'inizio', 'fine', 'circa 66', '100']));
    }
    const legend = figure?.querySelectorAll('.chart-legend li').map(({ text }) => text.trim());
    expect(legend).toEqual([
      'valori rilevati',
      'ultimo valore, finché non ce n’è un altro',
      'circa',
      'percorso atteso',
      'fin qui ancora in linea',
      'valore di partenza',
      'valori obiettivo',
      'inizio e fine dell’accordo',
    ]);
  });

  it('shows what was reached, as the verdict takes it: totals, ratios, means', async () => {
    const drawnIn = async (id: string): Promise<string[]> =>
      (await viewer.get(`${AT}/${id}`)).page.querySelectorAll('.chart-wide text').map(({ text }) => text);
    expect(await drawnIn('ore')).toContain('460,5');
    expect(await drawnIn('tempi')).toEqual(expect.arrayContaining(['70', 'minimo 80']));
    expect(await drawnIn('soddisfazione')).toContain('3,5');
    expect(await drawnIn('sportello')).toEqual(expect.arrayContaining(['sì', 'no']));
  });

  it('is a sentence where there is nothing to draw', async () => {
    const { page } = await viewer.get(`${AT}/vuoto`);
    expect(page.querySelector('figure')).toBeNull();
    expect(page.querySelector('#grafico')?.text).toContain('Non c’è ancora nulla da disegnare');
  });
});

describe('one indicator', () => {
  it('says what it measures, for what and how', async () => {
    const { page } = await viewer.get(`${AT}/famiglie`);
    const facts = Object.fromEntries(
      page.querySelectorAll('.facts dt').map((term) => [term.text, term.nextElementSibling?.text]),
    );
    expect(facts).toEqual({
      Obiettivo: 'Continuità del tavolo',
      'Unità di misura': 'famiglie',
      Direzione: 'deve crescere',
      'Che cosa conta': 'vale l’ultima rilevazione',
      'Valore di partenza': '40 famiglie, il 29/03/2021',
      'Valori obiettivo': '60 famiglie entro il 31/12/2021; 100 famiglie entro il 31/12/2022',
      'Chi rileva': 'C.I.S.S.',
      'Ogni quanto': 'ogni 3 mesi; la prossima entro il 01/08/2022',
      'Come si verifica': 'elenco dello sportello',
    });
  });

  it('says which targets hold, and which they took the place of', async () => {
    const { words } = await viewer.get(`${AT}/attesa`);
    expect(words).toContain(
      '25 giorni entro il 31/12/2022 (rivisti il 01/02/2022)all’inizio: 20 giorni entro il 31/12/2022',
    );
  });

  it('lists what was measured, newest first, with what became of it', async () => {
    const rows = rowsOf(await viewer.get(`${AT}/famiglie`));
    expect(rows).toEqual([
      '02/05/2022 | 1 famiglie | annullata il 01/06/2022 | 73,37 | ',
      '01/05/2022 | circa 66 famiglie | vale | 73,26 | ',
      '31/03/2022 | oltre 500 famiglie | respintaIl dato non corrisponde alla fonte | 69,86 | ',
      '31/12/2021 | 58 famiglie | vale, rettificata | 60 | ',
      'prima: 85 famiglie, 31/12/2021poi: 58 famiglie, 31/12/2021 – Contate due volte',
      '30/06/2021 | 46 famiglie | vale | 46,71 | Dal registroRegistro (example.org)',
      '10/01/2021 | 12 famiglie | non conta: precede la partenza | 40 | ',
    ]);
  });

  it('shows running totals and ratios beside each measurement', async () => {
    expect(rowsOf(await viewer.get(`${AT}/ore`))[0]).toBe('31/03/2022 | 260,5 ore | vale | 460,5 | 685,98');
    expect(rowsOf(await viewer.get(`${AT}/tempi`))[0]).toBe('31/03/2022 | 30 su 50 (60) | vale | 70');
  });

  it('links to evidence without saying where one comes from', async () => {
    const link = (await viewer.get(`${AT}/famiglie`)).page.querySelector('.evidence a');
    expect(link?.getAttribute('href')).toBe('https://example.org/registro?a=1&b=2');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer external');
  });

  it('names who recorded only to those who may know', async () => {
    expect(rowsOf(await evaluator.get(`${AT}/famiglie`))[0]).toContain('un programma');
    const { page } = await viewer.get(`${AT}/famiglie`);
    expect(page.querySelectorAll('.measurements th[scope=col]').map(({ text }) => text)).not.toContain('registrata da');
  });

  it('puts fifty measurements on a page', async () => {
    for (let day = 1; day <= 55; day += 1) {
      const date = new Date(Date.UTC(2021, 3, day)).toISOString().slice(0, 10);
      await world.record('vuoto/measurements', { date, value: day }, 'validato');
    }
    const reader = await world.someone('sfoglia', 'viewer', { agreement: 'validato' });
    const at = '/accordi/validato/indicatori/vuoto';
    const first = await reader.get(at);
    expect(rowsOf(first)).toHaveLength(50);
    expect(first.words).toContain('Pagina 1 su 2');
    const next = first.page.querySelector('nav[aria-label="Pagine delle rilevazioni"] a')?.getAttribute('href') ?? '';
    const second = await reader.get(next.split('#')[0] ?? '');
    expect(rowsOf(second)).toHaveLength(5);
    for (const odd of ['0', '99', '-1', 'x']) expect((await reader.get(`${at}?pagina=${odd}`)).status).toBe(200);
  });

  it('is said in English too', async () => {
    const { words } = await viewer.get(`${AT}/famiglie?lang=en`);
    for (const text of [
      'behind about 66 famiglie on 01/05/2022; expected today: 76.66 famiglie; target: 100 famiglie by 31/12/2022.',
      'Measurements and the expected path',
      'counts, corrected',
      'is to grow',
      'every 3 months',
    ]) {
      expect(words).toContain(text);
    }
  });
});

describe('hostile texts', () => {
  const long = `${HOSTILE} ${'x'.repeat(1_500)}`;

  beforeAll(async () => {
    const body = { id: 'ostile', title: long, unit: HOSTILE, direction: 'increase', verification: long, note: long };
    const targets = [{ value: 5, date: '2022-12-31' }];
    await world.service.send('POST', '/agreements/patto/indicators', { ...body, targets });
    const evidence = [{ url: `https://example.org/"><script>`, title: HOSTILE }];
    await world.record('ostile/measurements', {
      id: 'o1',
      value: 3,
      note: long,
      evidence,
      breakdown: { [HOSTILE]: 3 },
    });
    await world.record('ostile/measurements/o1/correction', { id: 'o2', value: 4, reason: long });
    await world.record('ostile/measurements/o2/rejection', { reason: long });
  });

  test.each([
    '',
    '/ostile',
    '/ostile/rilevazione',
    '/ostile/rilevazioni/o1/correzione',
    '/ostile/rilevazioni/o2/annullamento',
  ])('are only ever text on %s', async (path) => {
    for (const lang of ['it', 'en']) {
      const { status, page, html } = await coordinator.get(`${AT}${path}?lang=${lang}`);
      expect(status).toBe(200);
      expect(page.querySelectorAll('script').map((script) => script.getAttribute('src'))).not.toContain(undefined);
      expect(html).not.toMatch(/<img|<style|<script>/i);
      const names = page.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
      expect(names.filter((name) => /^on|^style$/i.test(name))).toEqual([]);
      for (const link of page.querySelectorAll('main a[href]')) {
        expect(link.getAttribute('href')).toMatch(/^(\/(?!\/)|#|https:\/\/example\.org\/)/);
      }
      const ids = page.querySelectorAll('[id]').map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(page.querySelectorAll('h1')).toHaveLength(1);
    }
  });
});
