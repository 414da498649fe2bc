import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { day, shown } from '../days.js';
import { type Service, startService } from '../http/service.js';
import { hrefs, section, wordsIn } from './agreements-to-show.js';
import { Browser } from './browser.js';
import { formIn, sendForm, valueIn } from './form.js';

const AT = '/accordi/mensile';
let service: Service;

/** A body that meets every month, owes a report each year and promises something; half a year old, and it renews itself. */
beforeAll(async () => {
  service = await startService();
  await service.agreement({
    id: 'mensile',
    kind: 'altro',
    kindName: 'Intesa di quartiere',
    validFrom: day(-200),
    duration: 'P1Y',
    renewal: { every: 'P1Y', noticeDays: 30 },
    bodies: [{ id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia'] }],
    rules: [
      {
        id: 'mese',
        type: 'meeting-cadence',
        every: 'P1M',
        body: 'tavolo',
        quorum: 'majority',
        secondCallQuorum: 'any',
        noticeDays: 5,
      },
      {
        id: 'relazione',
        type: 'deliverable',
        title: 'Relazione del semestre',
        partner: 'ciss',
        every: 'P6M',
        within: 'P30D',
      },
      { id: 'fine', type: 'final-evaluation' },
    ],
    commitments: [{ id: 'regole', body: 'tavolo', title: 'Scrivere il regolamento', kind: 'one-off' }],
    indicators: [{ id: 'i1', title: 'Famiglie', unit: 'famiglie', direction: 'increase' }],
  });
  await service.agreement({ id: 'annuale', validFrom: day(-200), duration: 'P1Y', indicators: [] });
});
afterAll(() => service.stop());

const someone = (name: string, body: Record<string, string>, agreement = 'mensile'): Promise<Browser> =>
  Browser.of(service, name, [{ path: `/agreements/${agreement}/roles`, body }]);

describe('the page of an agreement', () => {
  it('offers who coordinates it to take back a part that nothing refers to, and nobody else', async () => {
    const coordinator = await someone('ritira', { role: 'coordinator' });
    const details = (await coordinator.get(AT)).page.querySelectorAll('details').map((found) => wordsIn(found));
    const offered = details.find((words) => words.startsWith('Qualcosa è stato registrato per errore?')) ?? '';
    expect(offered).toContain('Chronos Annulla…');
    expect(offered).toContain('dell’organo «Tavolo»');
    expect(offered).toContain('una valutazione finale');
    expect(offered).not.toContain('C.I.S.S. Annulla…');
    const viewer = await someone('guarda', { role: 'viewer' });
    expect((await viewer.get(AT)).words).not.toContain('registrato per errore?');
  });

  it('leads to the register where there are too many parts to ask about each', async () => {
    const partners = Array.from({ length: 40 }, (_, index) => ({ id: `ente-${index}`, name: `Ente ${index}` }));
    const parts = { partners, bodies: [], rules: [], commitments: [], indicators: [] };
    await service.agreement({ id: 'molti', validFrom: day(-200), duration: 'P1Y', ...parts });
    const coordinator = await someone('tanti', { role: 'coordinator' }, 'molti');
    const { page } = await coordinator.get('/accordi/molti');
    const found = page
      .querySelectorAll('details')
      .find((each) => wordsIn(each).startsWith('Qualcosa è stato registrato'));
    expect(wordsIn(found ?? null)).not.toContain('Annulla…');
    expect(found?.querySelector('a')?.getAttribute('href')).toBe('/accordi/molti/registro');
  });

  it('reads every rule as a sentence, and tells renewal, kind and what a body promised', async () => {
    const browser = await someone('pagina', { role: 'viewer' });
    const { page } = await browser.get(AT);
    expect(wordsIn(section(page, 'riunioni'))).toContain(
      'La regola: almeno un incontro ogni mese, contato dall’inizio dell’accordo, dell’organo «Tavolo»',
    );
    const owed = wordsIn(section(page, 'consegne'));
    expect(owed).toContain('«Relazione del semestre», a cura di C.I.S.S.');
    expect(owed).toContain('attesa');
    const about = wordsIn(section(page, 'anagrafica'));
    for (const words of [
      'Intesa di quartiere',
      'si rinnova tacitamente ogni anno',
      'l’ultimo giorno per la disdetta',
    ]) {
      expect(about).toContain(words);
    }
    const promises = section(page, 'impegni').querySelectorAll('.of-partner');
    expect(promises.map((each) => wordsIn(each.querySelector('h3')))).toEqual(['Tavolo']);
    expect(wordsIn(section(page, 'partenariato'))).toContain('Tavolodall’inizioC.I.S.S., Diaconia Valdese Valli');
  });

  it('draws the months around today, and folds the others on phones', async () => {
    const browser = await someone('mesi', { role: 'viewer' });
    const meetings = section((await browser.get(AT)).page, 'riunioni');
    expect(meetings.querySelectorAll('.strip-narrow li.band').length).toBeGreaterThan(11);
    expect(wordsIn(meetings.querySelector('.strip-wide'))).toContain('disdetta entro');
    expect(wordsIn(meetings.querySelector('.strip-narrow'))).toContain('Periodi contati da ogni incontro');
  });

  it('tries one more meeting', async () => {
    const browser = await someone('prova', { role: 'viewer' });
    const { words } = await browser.get(`${AT}?organo=tavolo&prova=${encodeURIComponent(shown(1))}`);
    expect(words).toContain('Prova: nulla è registrato');
  });
});

describe('recording a delivery', () => {
  const form = `${AT}/consegne/relazione/nuova`;

  test.each([
    ['coordinator', { role: 'coordinator' }, true],
    ['member', { role: 'member', partner: 'ciss' }, true],
    ['other-member', { role: 'member', partner: 'diaconia' }, false],
    ['viewer', { role: 'viewer' }, false],
  ] as const)('is offered to a %s: %j', async (name, body, may) => {
    const browser = await someone(`consegna-${name}`, body);
    expect(hrefs(section((await browser.get(AT)).page, 'consegne')).includes(form)).toBe(may);
    expect((await browser.get(form)).status).toBe(may ? 200 : 403);
  });

  it('takes the period, the day, a note and where it is; then that period is owed no more', async () => {
    const browser = await someone('consegna', { role: 'coordinator' });
    const opened = await browser.get(form);
    expect(opened.page.querySelectorAll('#periodo option').map((option) => option.getAttribute('value'))).toHaveLength(
      2,
    );
    const sent = await sendForm(browser, form, { giorno: shown(-1), documenti: 'https://esempio.it/relazione.pdf' });
    expect(sent.status).toBe(303);
    const page = await browser.get(AT);
    const owed = wordsIn(section(page.page, 'consegne'));
    expect(owed).toContain(shown(-1));
    expect(owed).toMatch(/consegnata (nei termini|in ritardo)/);
    expect((await browser.get(form)).page.querySelector('#periodo')).toBeNull();
  });

  it('says what is missing', async () => {
    const browser = await someone('vuota', { role: 'coordinator' });
    const answer = await sendForm(browser, form, { giorno: '' });
    expect([answer.status, answer.words.includes('scrivere il giorno della consegna')]).toEqual([400, true]);
  });
});

describe('a meeting', () => {
  it('is asked when notice was sent and which call it was, only where a rule looks at it', async () => {
    const browser = await someone('avviso', { role: 'coordinator' });
    const { page } = await browser.get(`${AT}/incontri/nuovo`);
    expect([page.querySelector('#avviso'), page.querySelector('#convocazione')]).not.toContain(null);
    expect((await browser.get(`${AT}/incontri/convoca`)).page.querySelector('#convocazione')).toBeNull();
    const other = await someone('senza-avviso', { role: 'coordinator' }, 'annuale');
    const short = (await other.get('/accordi/annuale/incontri/nuovo')).page;
    expect([short.querySelector('#avviso'), short.querySelector('#convocazione')]).toEqual([null, null]);
  });

  it('keeps both, shows them, and a correction takes out what is emptied', async () => {
    const browser = await someone('seconda', { role: 'coordinator' });
    const sent = await sendForm(browser, `${AT}/incontri/nuovo`, {
      data: shown(-10),
      avviso: shown(-12),
      convocazione: '2',
      'presente-ciss': '1',
    });
    const address = (sent.headers.get('location') ?? '').replace(/\?.*/, '');
    const { words } = await browser.get(address);
    expect(words).toContain(`${shown(-12)}, 2 giorni prima`);
    expect(words).toContain('Convocazioneseconda');
    const correction = await browser.get(`${address}/correzione`);
    expect([valueIn(correction, 'avviso'), valueIn(correction, 'convocazione')]).toEqual([shown(-12), '2']);
    await sendForm(browser, `${address}/correzione`, { avviso: '', convocazione: '1', motivo: 'Sbagliato' });
    const now = await browser.get(address);
    expect(now.words).not.toContain('Avviso spedito il');
    expect(now.words).not.toContain('Convocazioneseconda');
  });
});

describe('the parts of a value', () => {
  const record = `${AT}/indicatori/i1/rilevazione`;

  it('grow by a row without scripts, are recorded, shown, and kept by a correction', async () => {
    const browser = await someone('di-cui', { role: 'coordinator' });
    const { action, fields } = formIn(await browser.get(record));
    const first = { ...fields, data: shown(-3), valore: '30', 'voce-N1': 'Pinerolo', 'quanti-N1': '20' };
    const again = await browser.post(action, { ...first, azione: 'voce' });
    expect(valueIn(again, 'voce-N1')).toBe('Pinerolo');
    const two = { ...first, 'voce-N2': 'Perosa', 'quanti-N2': '10' };
    expect((await browser.post(action, two)).status).toBe(303);
    const { words, page } = await browser.get(`${AT}/indicatori/i1`);
    expect(words).toContain('di cui: Perosa 10; Pinerolo 20');
    const report = await browser.get(`${AT}/rapporto`);
    expect(report.words).toContain('Perosa 10; Pinerolo 20');
    const correct = page.querySelectorAll('a').find((link) => link.getAttribute('href')?.endsWith('/correzione'));
    const address = correct?.getAttribute('href') ?? '';
    expect(valueIn(await browser.get(address), 'voce-V1')).toBe('Pinerolo');
    await sendForm(browser, address, { valore: '31', motivo: 'Contato male' });
    expect((await browser.get(`${AT}/indicatori/i1`)).words).toContain('di cui: Perosa 10; Pinerolo 20');
  });

  test.each([
    [{ 'voce-N1': 'Pinerolo', 'quanti-N1': '' }, 'scrivere quanti'],
    [{ 'voce-N1': '', 'quanti-N1': '3' }, 'scrivere di che cosa'],
    [{ 'voce-N1': 'A', 'quanti-N1': '3', 'voce-N2': 'A', 'quanti-N2': '4' }, 'questa voce c’è già'],
  ])('%j is refused', async (typed, because) => {
    const browser = await someone(`parti-${because.length}`, { role: 'coordinator' });
    const answer = await sendForm(browser, record, { data: shown(-2), valore: '30', ...typed });
    expect([answer.status, answer.words.includes(because)]).toEqual([400, true]);
  });
});
