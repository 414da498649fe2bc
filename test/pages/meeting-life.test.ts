import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Service } from '../http/service.js';
import type { Browser } from './browser.js';
import { fieldIn, filledIn, follow, PATTO, recorded, send, someone, wrongAt } from './meeting-world.js';
import { inMeetingService, newMeeting, recordedHeld } from './one-meeting.js';

let service: Service;
let browser: Browser;
/** A meeting of this test alone. */
let id = '';

inMeetingService(async (started) => {
  service = started;
  browser = await someone(service, 'coordina', { role: 'coordinator' });
});

beforeEach(() => {
  id = newMeeting();
});

const meeting = async (which = id) => (await service.send('GET', `/agreements/patto/meetings/${which}`)).json;
const convened = (fields: object = {}) =>
  recorded(service, 'patto/meetings', {
    id,
    body: 'tavolo',
    startsAt: '2021-12-01T17:00',
    place: 'Pinerolo',
    agenda: ['Avvio'],
    ...fields,
  });
const held = (fields: object = {}) => recordedHeld(service, id, { due: '2021-12-31' }, fields);
const countOf = async (): Promise<number> => (await service.send('GET', '/agreements/patto')).json.revision;

describe('a meeting that is planned', () => {
  it('is convened with the place, the hour and the agenda of the last one', async () => {
    await convened();
    await recorded(service, `patto/meetings/${id}/held`, { date: '2021-12-01', present: ['ciss'] });
    const form = await browser.get(`${PATTO}/convoca`);
    expect(['luogo', 'dalle', 'organo', 'ordine'].map((name) => fieldIn(form, name))).toEqual([
      'Pinerolo',
      '17:00',
      'tavolo',
      'Avvio',
    ]);
    const answer = await browser.post(`${PATTO}/convoca`, filledIn(form.page, { data: '10/1/2022', alle: '19:00' }));
    const page = await follow(browser, answer);
    expect(page.page.querySelector('#esito')?.text).toContain('Incontro convocato: Tavolo, 10/01/2022');
    expect(page.page.querySelector('#esito')?.text).toContain('Se si tiene:');
    expect(page.words).toContain('in programma');
    expect(page.words).toContain('10/01/2022, ore 17:00–19:00');
    const refused = await send(browser, `${PATTO}/convoca`, { data: '' });
    expect([refused.status, wrongAt(refused, 'data')]).toEqual([400, 'scrivere la data dell’incontro']);
  });

  it.each([
    ['2021-12-14', 'Da registrare'],
    ['2021-12-15', 'In programma'],
  ])('for %s stands under «%s»: one of today is not late', async (date, heading) => {
    await convened({ startsAt: `${date}T17:00` });
    const { page } = await browser.get(PATTO);
    const sections = page.querySelectorAll(`main section:has(a[href="${PATTO}/${id}"])`);
    expect(sections.map((section) => section.querySelector('h2')?.text)).toEqual([heading]);
  });

  it('is moved, with the hour it had', async () => {
    await convened({ startsAt: '2022-01-10T17:00' });
    const address = `${PATTO}/${id}/rinvio`;
    const form = await browser.get(address);
    expect([fieldIn(form, 'data'), fieldIn(form, 'dalle')]).toEqual(['', '17:00']);
    for (const [typed, field, words] of [
      [{ data: '' }, 'data', 'scrivere il nuovo giorno'],
      [{ data: '30/2/2022' }, 'data', 'non è una data'],
      [{ data: '1/2/2022', dalle: '18', motivo: 'Sala' }, 'dalle', 'non è un’ora'],
      [{ data: '1/2/2022', dalle: '18:00', alle: '18:00' }, 'alle', 'viene dopo'],
      [{ data: '27/3/2022', dalle: '2:30' }, 'dalle', 'non esistono'],
    ] as const) {
      const refused = await browser.post(address, filledIn(form.page, typed));
      expect(refused.status).toBe(400);
      expect(wrongAt(refused, field)).toContain(words);
      expect(filledIn(refused.page)).toMatchObject(typed);
    }
    const answer = await browser.post(address, filledIn(form.page, { data: '1/2/2022', motivo: 'Sala chiusa' }));
    expect((await follow(browser, answer)).words).toContain('01/02/2022, ore 17:00');
    expect(await meeting()).toMatchObject({ startsAt: '2022-02-01T17:00' });
  });

  it('is cancelled with a reason', async () => {
    await convened();
    const address = `${PATTO}/${id}/disdetta`;
    const refused = await send(browser, address, {});
    expect([refused.status, wrongAt(refused, 'motivo')]).toEqual([400, 'scrivere il motivo']);
    const page = await follow(browser, await send(browser, address, { motivo: 'Sala chiusa' }));
    expect(page.words).toContain('disdetto');
    expect(page.words).toContain('Sala chiusa');
    for (const form of ['svolto', 'rinvio', 'disdetta', 'correzione']) {
      expect((await browser.get(`${PATTO}/${id}/${form}`)).headers.get('location')).toBe(`${PATTO}/${id}`);
    }
    const late = await browser.post(`${PATTO}/${id}/rinvio`, { data: '1/2/2022', motivo: 'Provo' });
    expect(late.status).toBe(422);
    expect(late.words).toContain('è stato disdetto');
    expect(fieldIn(late, 'motivo')).toBe('Provo');
  });

  it('is recorded as held with what was convened', async () => {
    await convened({ title: 'Primo', startsAt: '2021-11-03T17:00' });
    const address = `${PATTO}/${id}/svolto`;
    const form = await browser.get(address);
    expect(['data', 'dalle', 'luogo', 'titolo', 'ordine'].map((name) => fieldIn(form, name))).toEqual([
      '03/11/2021',
      '17:00',
      'Pinerolo',
      'Primo',
      'Avvio',
    ]);
    const fields = filledIn(form.page, { 'presente-ciss': '1', luogo: 'Torre Pellice', verbale: 'Si è riunito.' });
    const [first, second] = await Promise.all([browser.post(address, fields), browser.post(address, fields)]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    const page = await follow(browser, first);
    expect(page.words).toContain('Si è riunito.');
    const now = await meeting();
    expect(now).toMatchObject({
      status: 'held',
      startsAt: '2021-11-03T17:00',
      place: { text: 'Torre Pellice' },
      title: { text: 'Primo' },
    });
    expect(now.minutes.versions).toBe(1);
    expect(now.agenda).toHaveLength(1);
  });

  it('still to come is asked for the day it was held on', async () => {
    await convened({ startsAt: '2022-03-01T17:00' });
    expect(fieldIn(await browser.get(`${PATTO}/${id}/svolto`), 'data')).toBe('');
    const refused = await send(browser, `${PATTO}/${id}/svolto`, { data: '1/3/2022', 'presente-ciss': '1' });
    expect([refused.status, wrongAt(refused, 'data')]).toEqual([
      422,
      expect.stringContaining('01/03/2022 è nel futuro'),
    ]);
  });
});

describe('what was recorded wrongly', () => {
  it('is corrected: only what was changed is sent', async () => {
    await held({ agenda: ['Avvio', 'Varie'] });
    const address = `${PATTO}/${id}/correzione`;
    const form = await browser.get(address);
    const before = await countOf();
    const same = await browser.post(address, filledIn(form.page, { motivo: 'Nulla' }));
    expect([same.status, same.page.querySelector('.problem-summary')?.text]).toEqual([
      400,
      'Non è cambiato nulla: nulla è stato registrato.',
    ]);
    const unsaid = await browser.post(address, filledIn(form.page, { luogo: 'Torino' }));
    expect([wrongAt(unsaid, 'motivo'), fieldIn(unsaid, 'luogo')]).toEqual([
      'scrivere che cosa era sbagliato',
      'Torino',
    ]);
    const emptied = await browser.post(
      address,
      filledIn(form.page, { [`decisione-${id}-d`]: '', motivo: 'Sbagliato' }),
    );
    expect(wrongAt(emptied, `decisione-${id}-d`)).toContain('si può riscrivere, non togliere');
    expect(await countOf()).toBe(before);
    const typed = {
      'presente-diaconia': '1',
      [`decisione-${id}-d`]: 'Decidere bene',
      'decisione-N1': 'Nuova',
      ordine: 'Avvio',
      motivo: 'Mancava la Diaconia',
    };
    const asked = { ...filledIn(form.page, typed), 'chi-N1': '', 'entro-N1': '' };
    const [first, second] = await Promise.all([browser.post(address, asked), browser.post(address, asked)]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    const events = await service.send('GET', `/agreements/patto/register?from=${before + 1}`);
    const sent = events.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(sent.map(({ type }) => type.split('.').at(-1))).toHaveLength(3);
    const correction = JSON.stringify(sent[0]);
    expect(correction).toContain('"present":["ciss","diaconia"]');
    for (const untouched of ['place', 'title', 'startsAt', 'purposes', 'excused', 'delegates', 'kind']) {
      expect(correction).not.toContain(`"${untouched}"`);
    }
    expect(await meeting()).toMatchObject({
      place: { text: 'Pinerolo' },
      present: ['ciss', 'diaconia'],
      agenda: [{ text: 'Avvio' }],
      decisions: [{ text: { text: 'Decidere bene' }, owner: 'ciss' }, { text: { text: 'Nuova' } }],
    });
  });

  it('of a planned meeting: without asking who was there', async () => {
    await convened();
    const address = `${PATTO}/${id}/correzione`;
    const form = await browser.get(address);
    expect(form.page.querySelector('#presenti')).toBeNull();
    await follow(browser, await browser.post(address, filledIn(form.page, { dalle: '18:00', motivo: 'Sbagliato' })));
    expect(await meeting()).toMatchObject({
      status: 'convened',
      startsAt: '2021-12-01T18:00',
      place: { text: 'Pinerolo' },
    });
  });

  it('keeps what nobody can read any more', async () => {
    await held({
      held: {
        present: ['ciss'],
        delegates: [{ partner: 'ciss', person: 'giulia', name: 'Giulia Bianchi' }],
        decisions: [{ id: `${id}-d`, text: 'Con un nome' }],
      },
    });
    const [{ text }] = (await meeting()).decisions;
    await recorded(service, 'patto/redactions', { text: text.id, reason: 'Nome di persona' });
    const form = await browser.get(`${PATTO}/${id}/correzione`);
    expect(form.page.querySelector(`[name="decisione-${id}-d"]`)).toBeNull();
    const answer = await browser.post(
      `${PATTO}/${id}/correzione`,
      filledIn(form.page, { 'ufficio-giulia': 'Presidenza', motivo: 'Mancava' }),
    );
    const page = await follow(browser, answer);
    expect(page.words).toContain('non più disponibile');
    expect((await meeting()).delegates).toEqual([
      { partner: 'ciss', person: 'giulia', name: 'Giulia Bianchi', office: 'Presidenza' },
    ]);
  });

  it('keeps a title and a place that were redacted: they are empty in the form, and no list tells them', async () => {
    await held({ title: 'Con la famiglia Bianchi', place: 'A casa Bianchi' });
    const { title, place } = await meeting();
    for (const text of [title, place]) {
      await recorded(service, 'patto/redactions', { text: text.id, reason: 'Nome di persona', replacement: 'Privato' });
    }
    const address = `${PATTO}/${id}/correzione`;
    const form = await browser.get(address);
    expect([fieldIn(form, 'titolo'), fieldIn(form, 'luogo')]).toEqual(['', '']);
    await follow(browser, await browser.post(address, filledIn(form.page, { dalle: '18:00', motivo: 'Mancava' })));
    const now = await meeting();
    expect([now.startsAt, now.title.replacement, now.place.unavailable]).toEqual([
      '2021-12-01T18:00',
      'Privato',
      'redacted',
    ]);
    for (const way of [PATTO, `${PATTO}/${id}`, '/accordi/patto/registro', '/accordi/patto', '/']) {
      expect((await browser.get(way)).words).not.toContain('Bianchi');
    }
  });

  it('is annulled with a reason, whatever came of it, and takes nothing more', async () => {
    await held();
    const form = await browser.get(`${PATTO}/${id}/annullamento`);
    expect(form.words).toContain('non è mai avvenuto');
    expect(form.words).toContain('Senza questo incontro:');
    const answer = await browser.post(
      `${PATTO}/${id}/annullamento`,
      filledIn(form.page, { motivo: 'Registrato due volte' }),
    );
    const page = await follow(browser, answer);
    expect(page.words).toContain('annullato: non è mai avvenuto');
    expect(page.page.querySelectorAll('main .actions a')).toHaveLength(0);
    for (const below of ['correzione', 'verbale', 'approvazione', 'annullamento', `decisioni/${id}-d/attuazione`]) {
      expect((await browser.get(`${PATTO}/${id}/${below}`)).status).toBe(303);
    }
    const late = await browser.post(`${PATTO}/${id}/verbale`, { verbale: 'Comunque' });
    expect([late.status, fieldIn(late, 'verbale')]).toEqual([422, 'Comunque']);
    expect(late.words).toContain('è stato annullato');
  });
});

describe('minutes', () => {
  it('are written in versions, approved at the next meeting, and then fixed', async () => {
    await held();
    const address = `${PATTO}/${id}/verbale`;
    const empty = await send(browser, address, { verbale: '  ' });
    expect([empty.status, wrongAt(empty, 'verbale')]).toEqual([400, 'scrivere il testo del verbale']);
    const form = await browser.get(address);
    expect(form.page.querySelector('pre')?.text).toContain('Presenti: C.I.S.S.');
    expect(form.page.querySelector('pre')?.text).toContain('– Decidere (C.I.S.S., entro il 31/12/2021)');
    await follow(browser, await browser.post(address, filledIn(form.page, { verbale: 'Prima.\r\nDue righe.' })));
    expect((await meeting()).minutes.text.text).toBe('Prima.\nDue righe.');
    const second = await browser.get(address);
    expect(fieldIn(second, 'verbale')).toBe('Prima.\nDue righe.');
    const same = await browser.post(address, filledIn(second.page));
    expect(wrongAt(same, 'verbale')).toContain('uguale a quello già registrato');
    const twice = filledIn(second.page, { verbale: 'Seconda.' });
    const answers = [await browser.post(address, twice), await browser.post(address, twice)];
    expect(answers[1]?.headers.get('location')).toBe(answers[0]?.headers.get('location'));
    const page = await follow(browser, answers[0]!);
    expect((await meeting()).minutes.versions).toBe(2);
    expect(page.page.querySelector('#verbale details')?.text).toContain('Prima.');
    expect(page.page.querySelector('#verbale')?.text).toContain('di Anna Rossi');

    const next = `${id}-dopo`;
    await recorded(service, 'patto/meetings', { id: next, body: 'tavolo', date: '2021-12-10', held: { present: [] } });
    const approval = `${PATTO}/${id}/approvazione`;
    const toApprove = await browser.get(approval);
    expect(toApprove.words).toContain('Seconda.');
    expect([fieldIn(toApprove, 'incontro'), fieldIn(toApprove, 'data')]).toEqual([next, '']);
    for (const [data, words] of [
      ['1/1/2021', 'non può essere approvato prima'],
      ['1/1/2022', 'nel futuro'],
      ['boh', 'non è una data'],
    ] as const) {
      const refused = await browser.post(approval, filledIn(toApprove.page, { data }));
      expect([400, 422]).toContain(refused.status);
      expect([wrongAt(refused, 'data'), fieldIn(refused, 'data')]).toEqual([expect.stringContaining(words), data]);
    }
    const approved = await follow(browser, await browser.post(approval, filledIn(toApprove.page)));
    expect(approved.words).toContain('Approvato il 10/12/2021: non cambia più.');
    expect(approved.page.querySelector(`a[href="${address}"]`)).toBeNull();
    const late = await browser.post(address, { verbale: 'Terza.' });
    expect([late.status, fieldIn(late, 'verbale')]).toEqual([422, 'Terza.']);
    expect(late.words).toContain('Il verbale è stato approvato il 10/12/2021');
  });

  it('kept elsewhere are approved without a text, today where no later meeting was held', async () => {
    await held({ date: '2021-12-14' });
    const address = `${PATTO}/${id}/approvazione`;
    const form = await browser.get(address);
    expect(form.words).toContain('tenuto altrove');
    expect([fieldIn(form, 'data'), form.page.querySelector('#incontro')]).toEqual(['15/12/2021', null]);
    const refused = await browser.post(address, filledIn(form.page));
    expect([refused.status, wrongAt(refused, 'altrove')]).toEqual([400, expect.stringContaining('dove è conservato')]);
    const typed = { altrove: 'Protocollo del Comune, n. 12' };
    await follow(browser, await browser.post(address, filledIn(form.page, typed)));
    expect((await meeting()).minutes).toMatchObject({ approvedOn: '2021-12-15', versions: 0 });
  });
});

describe('a decision', () => {
  it('is marked as carried out', async () => {
    await held();
    const address = `${PATTO}/${id}/decisioni/${id}-d/attuazione`;
    const form = await browser.get(address);
    expect(fieldIn(form, 'data')).toBe('15/12/2021');
    for (const [data, words] of [
      ['', 'scrivere da quando'],
      ['40/1/2021', 'non è una data'],
      ['1/1/2022', 'nel futuro'],
    ] as const) {
      const refused = await browser.post(address, filledIn(form.page, { data, nota: 'Aperto' }));
      expect([wrongAt(refused, 'data'), fieldIn(refused, 'nota')]).toEqual([expect.stringContaining(words), 'Aperto']);
    }
    const fields = filledIn(form.page, { data: '14/12/2021', nota: 'Aperto il lunedì' });
    const [first, second] = await Promise.all([browser.post(address, fields), browser.post(address, fields)]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    const page = await follow(browser, first);
    expect(page.words).toContain('attuata il 14/12/2021');
    expect(page.words).toContain('Aperto il lunedì');
    expect((await browser.get(address)).headers.get('location')).toBe(`${PATTO}/${id}#decisioni`);
    const again = await browser.post(address, { data: '14/12/2021' });
    expect([again.status, again.words.includes('risulta già attuata il 14/12/2021')]).toEqual([422, true]);
  });
});
