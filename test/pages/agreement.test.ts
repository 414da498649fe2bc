import { describe, expect, it, test } from '@jest/globals';
import { day, shown } from '../days.js';
import { hrefs, section, shownAgreements, wordsIn } from './agreements-to-show.js';
import { FOREIGN_CODE } from './browser.js';

const { someone } = shownAgreements();

describe('the year strip', () => {
  it('is drawn for wide and for narrow screens, and stands in tables', async () => {
    const browser = await someone('striscia', { role: 'viewer' });
    const { page } = await browser.get('/accordi/vivo');
    const meetings = section(page, 'riunioni');
    expect(wordsIn(meetings.querySelector('.headline'))).toContain(
      '1 incontro su 3, 1 in attesa del verbale, 1 in programma',
    );
    const marks = ['primo', 'secondo', 'terzo'].map((id) => `/accordi/vivo/incontri/${id}`);
    for (const drawing of ['.strip-wide', '.strip-narrow', '.strip details']) {
      expect(hrefs(meetings, `${drawing} a`)).toEqual(marks);
    }
    const wide = meetings.querySelector('.strip-wide');
    for (const name of ['aria-labelledby', 'aria-describedby']) {
      expect(wordsIn(page.querySelector(`#${wide?.getAttribute(name)}`))).not.toBe('');
    }
    const links = wide?.querySelectorAll('a').map((link) => link.getAttribute('aria-label'));
    expect(links).toEqual([
      `${shown(-90)}: tenuto, conta`,
      `${shown(-20)}: tenuto; conta quando il verbale è approvato`,
      `${shown(30)}: in programma`,
    ]);
    for (const words of [`oggi, ${shown(0)}`, 'ultimo giorno utile', 'Anno solare', 'a rischio|in linea|assicurato']) {
      for (const drawing of ['.strip-wide', '.strip-narrow']) {
        expect(wordsIn(meetings.querySelector(drawing))).toMatch(new RegExp(words));
      }
    }
    expect(wordsIn(meetings.querySelector('.strip table'))).toContain(
      '1 su 3 · 1 in attesa del verbale · 1 in programma',
    );
    expect(wordsIn(meetings)).toContain('Si legge anno di vigenza.');
    expect(wordsIn(meetings)).toContain('Il Tavolo si riunisce almeno tre volte.');
  });

  it('where there is no rule says so, and nothing is red', async () => {
    const browser = await someone('senza', { role: 'viewer' }, '/roles');
    for (const [agreement, said] of [
      ['senza-regola', 'nessuna regola definita'],
      ['senza-periodo', 'periodo dell’accordo non è definito'],
    ]) {
      const meetings = section((await browser.get(`/accordi/${agreement}`)).page, 'riunioni');
      expect(wordsIn(meetings)).toContain(said);
      expect(meetings.querySelector('.tone-bad, svg.strip-wide, form')).toBeNull();
    }
  });

  it('has a figure for each rule, and of a rolling year its stretches', async () => {
    const browser = await someone('piu-regole', { role: 'viewer' }, '/roles');
    const two = section((await browser.get('/accordi/due-organi')).page, 'riunioni');
    expect(two.querySelectorAll('svg.strip-wide')).toHaveLength(2);
    const rolling = section((await browser.get('/accordi/mobile')).page, 'riunioni');
    expect(wordsIn(rolling.querySelector('.strip-narrow'))).toContain('nessun incontro registrato');
  });
});

describe('what may be done', () => {
  test.each([
    ['coordinator', { role: 'coordinator' }, true],
    ['member', { role: 'member', partner: 'ciss' }, true],
    ['evaluator', { role: 'evaluator' }, false],
    ['viewer', { role: 'viewer' }, false],
  ] as const)('%s is offered to record a meeting: %j', async (name, body, may) => {
    const browser = await someone(`offerta-${name}`, body);
    const found = hrefs(section((await browser.get('/accordi/vivo')).page, 'riunioni'));
    expect(found.includes('/accordi/vivo/incontri/nuovo')).toBe(may);
    expect(found.includes('/accordi/vivo/incontri/convoca')).toBe(may);
    expect(found).toContain('/accordi/vivo/incontri');
  });
});

describe('the rest of the page', () => {
  it('objectives are a tree, with bars, numbers in words and what they rest on', async () => {
    const browser = await someone('albero', { role: 'viewer' });
    const tree = section((await browser.get('/accordi/vivo')).page, 'obiettivi');
    const nested = tree.querySelector('.tree > li > ul > li.objective');
    expect(wordsIn(nested)).toContain('Famiglie');
    expect(nested?.querySelectorAll('svg.bar').length).toBeGreaterThan(0);
    expect(wordsIn(nested)).toMatch(
      new RegExp(
        `66 famiglie a(l |ll’)${shown(-10)}; atteso oggi: 2\\d(,\\d+)? famiglie; obiettivo: 100 famiglie entro (il |l’)${shown(300)}`,
      ),
    );
    expect(hrefs(tree)).toEqual(
      expect.arrayContaining([
        '/accordi/vivo/indicatori/i1',
        '/accordi/vivo/impegni/im1',
        '/accordi/vivo/indicatori/i2',
      ]),
    );
    expect(wordsIn(tree)).toContain('Non valutabile: nessun indicatore e nessun impegno vi è collegato.');
    expect(wordsIn(tree)).toContain('valore obiettivo non definito');
    expect(tree.querySelector('.tone-bad')).toBeNull();
    expect(tree.querySelectorAll('details').length).toBeGreaterThan(2);
  });

  it('commitments are counted by partner; long lists and withdrawn ones are folded', async () => {
    const browser = await someone('impegni', { role: 'viewer' });
    const { page } = await browser.get('/accordi/vivo');
    const partners = section(page, 'impegni').querySelectorAll('.of-partner');
    expect(partners.map((partner) => wordsIn(partner.querySelector('h3')))).toEqual([
      'C.I.S.S.',
      'Diaconia Valdese Valli',
    ]);
    const [ciss, diaconia] = partners;
    expect(wordsIn(ciss?.querySelector('.meta') ?? null)).toMatch(/^1 su 2 mantenuti/);
    expect(wordsIn(ciss ?? null)).toContain(`ultima conferma ${shown(-10)}`);
    expect(wordsIn(ciss ?? null)).toContain(`scadenza ${shown(40)}`);
    expect(diaconia?.querySelectorAll('details').map((folded) => wordsIn(folded.querySelector('summary')))).toEqual([
      expect.stringMatching(/impegni: Diaconia/),
      'Ritirati: 1: Diaconia Valdese Valli',
    ]);
    expect(diaconia?.querySelectorAll('a')).toHaveLength(13);
  });

  it('of very many commitments counts most, and leads to the page that lists them', async () => {
    const browser = await someone('moltissimi', { role: 'viewer' }, '/roles');
    const { page } = await browser.get('/accordi/moltissimi');
    expect(wordsIn(section(page, 'obiettivi'))).toContain('Impegni: 700 su 70 mantenuti');
    const commitments = section(page, 'impegni');
    expect(commitments.querySelectorAll('.commitment-rows > li')).toHaveLength(4);
    expect(wordsIn(commitments)).toContain('Altri: 66');
    expect(hrefs(commitments).slice(-2)).toEqual(['/accordi/moltissimi/impegni', '/accordi/moltissimi/impegni']);
  });

  it('deadlines lead to what they are about', async () => {
    const browser = await someone('scadenze', { role: 'viewer' });
    const deadlines = section((await browser.get('/accordi/vivo')).page, 'scadenze');
    expect(wordsIn(deadlines)).toContain(`${shown(40)}fra 40 giorni`);
    expect(hrefs(deadlines)).toEqual(
      expect.arrayContaining(['/accordi/vivo/impegni/im2', '/accordi/vivo/indicatori/i1']),
    );
    const none = section((await browser.get('/accordi/vivo')).page, 'anagrafica');
    for (const words of ['Chi convoca?', 'Determina', 'Da chiarire']) expect(wordsIn(none)).toContain(words);
  });

  test.each(['it', 'en'])('hostile texts stay texts, ids stay single: %s', async (lang) => {
    const browser = await someone(`ostile-${lang}`, { role: 'coordinator' }, '/agreements/ostile/roles');
    for (const path of ['/accordi/ostile', `/accordi/ostile?prova=${day(10)}`]) {
      const { status, html, page } = await browser.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect(status).toBe(200);
      expect(html).not.toMatch(FOREIGN_CODE);
      const names = page.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
      expect(names.filter((name) => /^on|^style$/i.test(name))).toEqual([]);
      const ids = page.querySelectorAll('[id]').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(page.querySelectorAll('h1')).toHaveLength(1);
    }
  });

  it('keeps the language of the address in every link and in the form', async () => {
    const browser = await someone('lingua', { role: 'coordinator' });
    const { page, words } = await browser.get(`/accordi/vivo?lang=en&prova=${day(10)}`);
    expect(words).toContain('How it would be with other readings');
    const inside = hrefs(section(page, 'riunioni')).filter((href) => href?.startsWith('/'));
    expect(inside.every((href) => href?.includes('lang=en'))).toBe(true);
    expect(page.querySelector('.what-if input[name=lang]')?.getAttribute('value')).toBe('en');
  });
});
