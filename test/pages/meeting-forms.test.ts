import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Service } from '../http/service.js';
import type { Browser } from './browser.js';
import {
  effectIn,
  fieldIn,
  filledIn,
  follow,
  HOSTILE,
  meetingService,
  PATTO,
  recorded,
  send,
  someone,
  VALLE,
  wrongAt,
} from './meeting-world.js';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await meetingService();
  browser = await someone(service, 'coordina', { role: 'coordinator' });
});

afterAll(() => service.stop());

const meetings = async (agreement = 'patto') =>
  (await service.send('GET', `/agreements/${agreement}/meetings`)).json.items;
const meeting = async (id: string, agreement = 'patto') =>
  (await service.send('GET', `/agreements/${agreement}/meetings/${id}`)).json;
const idIn = (location: string | null): string => /incontri\/([^?]+)/.exec(location ?? '')?.[1] ?? '';

describe('recording a meeting that was held', () => {
  const address = `${PATTO}/nuovo`;
  const typed = {
    data: '3/10/2021',
    luogo: 'Pinerolo',
    'presente-ciss': '1',
    'presente-diaconia': '1',
    'giustificato-chronos': '1',
    'decisione-N1': 'Aprire uno sportello',
    'chi-N1': 'diaconia',
    'entro-N1': '31/12/2021',
  };

  it('takes one page, and shows its effect', async () => {
    const form = await browser.get(address);
    expect(fieldIn(form, 'organo')).toBe('tavolo');
    expect(fieldIn(form, 'data')).toBe('');
    expect(effectIn(form)).toMatch(/^Finora: 0 su 3; il prossimo entro il/);
    const answer = await browser.post(address, filledIn(form.page, typed));
    expect(answer.headers.get('location')).toMatch(/\?fatto=\d+#esito$/);
    const page = await follow(browser, answer);
    const done = page.page.querySelector('#esito');
    expect(done?.hasAttribute('autofocus')).toBe(true);
    expect(done?.text).toContain('Registrato. Incontro tenuto: Tavolo, 03/10/2021 (2 partner presenti)');
    expect(done?.text).toContain('Con questo incontro: 1 su 3; il prossimo entro il');
    expect(done?.querySelector('a')?.text).toBe('Scrivi il verbale');
    expect(await meeting(idIn(answer.headers.get('location')))).toMatchObject({
      status: 'held',
      date: '2021-10-03',
      body: 'tavolo',
      place: { text: 'Pinerolo' },
      present: ['ciss', 'diaconia'],
      excused: ['chronos'],
      decisions: [{ text: { text: 'Aprire uno sportello' }, owner: 'diaconia', due: '2021-12-31' }],
    });
    // The next one is mostly like it.
    expect(fieldIn(await browser.get(address), 'luogo')).toBe('Pinerolo');
    expect(fieldIn(await browser.get(`${address}?data=2021-11-04`), 'data')).toBe('04/11/2021');
    expect(fieldIn(await browser.get(`${address}?data=boh&organo=nulla`), 'data')).toBe('');
  });

  it('records once what is sent twice, and never something else under the same form', async () => {
    const before = (await meetings()).length;
    const fields = filledIn((await browser.get(address)).page, { ...typed, data: '4/10/2021', verbale: 'Testo.' });
    const answers = await Promise.all([browser.post(address, fields), browser.post(address, fields)]);
    const places = answers.map(({ headers }) => headers.get('location'));
    expect(new Set(places).size).toBe(1);
    expect(await meetings()).toHaveLength(before + 1);
    expect((await meeting(idIn(places[0] ?? ''))).minutes).toMatchObject({ text: { text: 'Testo.' }, versions: 1 });
    const changed = await browser.post(address, { ...fields, luogo: 'Torino' });
    expect(changed.status).toBe(422);
    expect(changed.words).toContain('Questo modulo era già stato registrato così com’era prima');
    expect(fieldIn(changed, 'luogo')).toBe('Torino');
    expect(await meetings()).toHaveLength(before + 1);
  });

  it('takes everything that few need', async () => {
    const answer = await send(browser, address, {
      ...typed,
      data: '5/10/21',
      dalle: '17.30',
      alle: '19:00',
      titolo: 'Secondo incontro',
      modalita: 'hybrid',
      convocato: 'ciss',
      ordine: 'Avvio\r\n\r\n  Varie  ',
      'ente-N1': 'ciss',
      'nome-N1': 'Giulia Bianchi',
      'ufficio-N1': 'Presidenza',
    });
    expect(await meeting(idIn(answer.headers.get('location')))).toMatchObject({
      startsAt: '2021-10-05T17:30',
      endsAt: '2021-10-05T19:00',
      title: { text: 'Secondo incontro' },
      mode: 'hybrid',
      convenedBy: 'ciss',
      agenda: [{ text: 'Avvio' }, { text: 'Varie' }],
      delegates: [{ partner: 'ciss', name: 'Giulia Bianchi', office: 'Presidenza' }],
    });
  });

  const REFUSED: [string, Record<string, string | undefined>, string, string][] = [
    ['a day that is none', { data: '31/2/2021' }, 'data', 'non è una data che esiste'],
    ['no day', { data: '' }, 'data', 'scrivere la data'],
    ['a day to come', { data: '1/1/2022' }, 'data', 'La data 01/01/2022 è nel futuro'],
    ['a day to come with an hour', { data: '1/1/2022', dalle: '17:00' }, 'data', 'nel futuro'],
    ['an hour that is none', { dalle: '25:00' }, 'dalle', 'non è un’ora'],
    ['an hour that the clocks skipped', { data: '28/3/2021', dalle: '2:30' }, 'dalle', 'non esistono'],
    ['an end that is the start', { dalle: '17:00', alle: '17:00' }, 'alle', 'viene dopo quella di inizio'],
    ['an end without a start', { alle: '16:00' }, 'dalle', 'anche l’ora d’inizio'],
    ['who is there and excused', { 'giustificato-ciss': '1' }, 'giustificato-ciss', 'sia presente sia assente'],
    ['nobody', { 'presente-ciss': undefined, 'presente-diaconia': undefined }, 'presenti', 'seduta deserta'],
    ['a partner that is none', { 'presente-nessuno': '1' }, '', 'non ha un partner «nessuno»'],
    ['a deadline that is none', { 'entro-N1': 'domani' }, 'entro-N1', 'non è una data'],
    ['an owner without a decision', { 'decisione-N1': '' }, 'decisione-N1', 'vuotare tutta la riga'],
    ['an owner that is none', { 'chi-N1': 'nessuno' }, 'chi-N1', 'non ha un partner'],
    ['a body that is none', { organo: 'nessuno' }, 'organo', 'non ha un organo'],
    ['a place that is too long', { luogo: 'x'.repeat(2_001) }, 'luogo', 'troppo lungo'],
    ['what nobody types', { titolo: 'a\u0007b' }, 'titolo', 'carattere di controllo'],
    ['minutes that nobody types', { verbale: 'a\u0007b' }, 'verbale', 'carattere di controllo'],
    ['a delegate of nobody', { 'nome-N1': 'Giulia Bianchi' }, 'ente-N1', 'per quale partner'],
  ];

  test.each(REFUSED)('%s is refused beside its field, and nothing typed is lost', async (_, wrong, field, words) => {
    const before = (await meetings()).length;
    const all = { ...typed, ...wrong };
    const refused = await send(browser, address, all);
    expect([400, 422]).toContain(refused.status);
    expect(refused.page.querySelector('title')?.text).toMatch(/^Errore: /);
    expect(refused.page.querySelector('.problem-summary')?.text).toContain(words);
    if (field !== '') {
      expect(wrongAt(refused, field)).toContain(words);
      expect(refused.page.querySelector(`.problem-summary a[href="#${field}"]`)).not.toBeNull();
      expect(refused.page.querySelector(`#${field}`)).not.toBeNull();
    }
    const sentAgain = filledIn(refused.page);
    for (const [name, value] of Object.entries(all)) {
      if (value === undefined) expect(sentAgain[name]).toBeUndefined();
      // Of a list that does not have it nothing can be chosen.
      else if (!value.startsWith('nessuno') && name !== 'presente-nessuno')
        expect([name, sentAgain[name]]).toEqual([name, value]);
    }
    expect(await meetings()).toHaveLength(before);
  });

  it('records that nobody came, once it is said', async () => {
    const nobody = { data: '6/10/2021', luogo: 'Pinerolo' };
    const asked = await send(browser, address, nobody);
    expect(asked.page.querySelector('#deserta')).not.toBeNull();
    const answer = await browser.post(address, filledIn(asked.page, { deserta: '1' }));
    expect((await meeting(idIn(answer.headers.get('location')))).present).toEqual([]);
  });

  it('gives one more row without scripts, and loses nothing', async () => {
    const form = filledIn((await browser.get(address)).page, typed);
    const more = await browser.post(address, { ...form, azione: 'decisione' });
    expect(more.status).toBe(200);
    expect(fieldIn(more, 'decisione-N1')).toBe('Aprire uno sportello');
    expect(fieldIn(more, 'decisione-N2')).toBe('');
    const again = await browser.post(address, {
      ...filledIn(more.page, { 'decisione-N2': 'Altra' }),
      azione: 'delega',
    });
    expect(fieldIn(again, 'decisione-N2')).toBe('Altra');
    expect(fieldIn(again, 'ente-N2')).toBe('');
    expect(again.page.querySelectorAll('#deleghe [data-riga]')).toHaveLength(2);
    const answer = await browser.post(address, filledIn(again.page, { data: '7/10/2021' }));
    const { decisions } = await meeting(idIn(answer.headers.get('location')));
    expect(decisions).toHaveLength(2);
  });

  it('has the button that records first, for whoever presses Enter', async () => {
    const { page } = await browser.get(address);
    const buttons = page.querySelectorAll('form.recording button[type=submit]');
    expect(buttons[0]?.hasAttribute('name')).toBe(false);
    expect(buttons.map((button) => button.getAttribute('value') ?? '')).toEqual([
      '',
      'decisione',
      'delega',
      '',
      'prova',
    ]);
  });

  it('warns of a meeting that was convened and of one on the same day', async () => {
    await recorded(service, 'patto/meetings', { id: 'convocato', body: 'tavolo', date: '2021-08-01' });
    const form = await browser.get(address);
    expect(form.page.querySelector(`.notice a[href="${PATTO}/convocato/svolto"]`)?.text).toContain('01/08/2021');
    const tried = await browser.post(address, {
      ...filledIn(form.page, { ...typed, data: '1/8/2021' }),
      azione: 'prova',
    });
    expect(effectIn(tried)).toContain('c’è già un incontro di questo organo');
  });

  it('survives what no form sends', async () => {
    const odd = { 'finalita-%E0%A4%A': '1', 'decisione-': 'x', __proto__: 'x', 'presente-': '1', data: HOSTILE };
    const answer = await browser.post(address, odd);
    expect(answer.status).toBe(400);
    expect(answer.html).not.toContain('<script>alert');
    const rows = Object.fromEntries(Array.from({ length: 400 }, (_, row) => [`decisione-N${row}`, 'x']));
    expect((await browser.post(address, { ...rows, data: 'x' })).status).toBe(400);
    expect((await browser.post(address, {})).status).toBe(400);
  });
});

describe('what a meeting would do', () => {
  let valley: Browser;
  const tried = async (typed: Record<string, string>, form = 'nuovo'): Promise<string> => {
    const shown = await valley.get(`${VALLE}/${form}`);
    const before = await meetings('valle');
    const answer = await valley.post(`${VALLE}/${form}`, { ...filledIn(shown.page, typed), azione: 'prova' });
    expect(answer.status).toBe(200);
    expect(await meetings('valle')).toEqual(before);
    for (const [name, value] of Object.entries(typed)) expect(filledIn(answer.page)[name]).toBe(value);
    return effectIn(answer);
  };
  const three = { 'presente-ciss': '1', 'presente-diaconia': '1', 'presente-chronos': '1' };

  beforeAll(async () => {
    valley = await someone(service, 'valle', { role: 'coordinator' }, 'valle');
  });

  it('is said before it is recorded', async () => {
    expect(await tried({ data: '1/10/2021', ...three })).toBe(
      'Con questo incontro, quando il verbale sarà approvato: 1 su 3; il prossimo entro il 27/03/2022 (meglio quanto prima). Fino ad allora: 0 su 3.',
    );
    expect(await tried({ data: '1/10/2021', 'presente-ciss': '1', 'presente-diaconia': '1' })).toContain(
      'non conta per la regola (2 presenti su 4, ne serve più della metà)',
    );
    expect(await tried({ data: '1/10/2021', organo: 'cabina', ...three })).toContain(
      'non è segnato come «momento di verifica»',
    );
    expect(await tried({ data: '1/10/2021', organo: 'cabina', 'finalita-verifica': '1', ...three })).toContain(
      'Con questo incontro: 1 su 2 momenti di verifica; il prossimo entro',
    );
    expect(await tried({ data: '1/10/2021', pubblico: '1' })).toContain('(evento pubblico)');
    expect(await tried({ data: '1/2/2021' })).toContain('Il 01/02/2021 è fuori dai periodi');
  });

  it('says what is missing to try it', async () => {
    expect(await tried({ data: '' })).toMatch(
      /^Scrivere la data: .* Tavolo: Finora: 0 su 3.* Cabina di regia: Finora: 0 su 2 momenti di verifica/,
    );
    expect(await tried({ data: '31/2/2021' })).toContain(
      'Così com’è non si potrebbe registrare: «31/2/2021» non è una data',
    );
    expect(await tried({ data: '1/1/2022', ...three })).toContain('nel futuro');
  });

  it.each([
    ['a start that is no hour', { dalle: '25' }],
    ['an end that is no hour', { dalle: '17:00', alle: 'sera' }],
    ['an end that is the start', { dalle: '17:00', alle: '17:00' }],
  ])('is not guessed with %s', async (_, hours) => {
    const said = await tried({ data: '1/10/2021', ...three, ...hours });
    expect(said).toContain('Così com’è non si potrebbe registrare');
    expect(said).not.toContain('Con questo incontro');
  });

  it('does not wait for a decision half written', async () => {
    expect(await tried({ data: '1/10/2021', ...three, 'entro-N1': 'domani', 'nome-N1': 'Giulia' })).toContain(
      'Con questo incontro',
    );
  });

  it('of one that is planned: if it is held', async () => {
    const said = await tried({ data: '10/1/2022' }, 'convoca');
    expect(said).toContain('Se si tiene, con il numero legale e con il verbale approvato: 1 su 3; il prossimo entro');
    expect(said).toContain('Vedi come cambierebbe con il 10/01/2022');
    await recorded(service, 'valle/meetings', { id: 'altro', body: 'tavolo', date: '2022-02-10' });
    expect(await tried({ data: '10/1/2022' }, 'convoca')).toContain(
      'Senza contare l’altro in programma nello stesso periodo.',
    );
    expect(await tried({ data: '3/3/2022' }, 'altro/rinvio')).toContain('Se si tiene');
    expect(await tried({ data: '3/3/2024' }, 'altro/rinvio')).toContain('fuori dai periodi');
  });

  it('offers the tick that decides only where a rule asks for it', async () => {
    expect((await valley.get(`${VALLE}/nuovo`)).page.querySelector('#finalita-verifica')).not.toBeNull();
    expect((await browser.get(`${PATTO}/nuovo`)).page.querySelector('[name^=finalita-]')).toBeNull();
  });

  it('lists first those of whom the body is made', async () => {
    const { page } = await valley.get(`${VALLE}/nuovo`);
    const names = page.querySelectorAll('[data-componenti] bdi').map(({ text }) => text);
    expect(names).toEqual(['C.I.S.S.', 'Diaconia Valdese', 'Chronos', 'CFIQ']);
    const others = page.querySelectorAll('#presenti details bdi').map(({ text }) => text);
    expect(others).toEqual(['Fondazione']);
  });
});
