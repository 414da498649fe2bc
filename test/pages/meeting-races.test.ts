import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Service } from '../http/service.js';
import { Browser, type Visited } from './browser.js';
import { effectIn, fieldIn, filledIn, follow, PATTO, recorded, send, someone, wrongAt } from './meeting-world.js';
import { inMeetingService, newMeeting, recordedHeld } from './one-meeting.js';

let service: Service;
let mine: Browser;
let theirs: Browser;
let id = '';

inMeetingService(async (started) => {
  service = started;
  mine = await someone(service, 'io', { role: 'coordinator' });
  theirs = await someone(service, 'altri', { role: 'coordinator' });
});

beforeEach(() => {
  id = newMeeting();
});

const meeting = async () => (await service.send('GET', `/agreements/patto/meetings/${id}`)).json;
const convened = (startsAt = '2021-12-01T17:00') =>
  recorded(service, 'patto/meetings', { id, body: 'tavolo', startsAt, place: 'Pinerolo' });
const held = (fields: object = {}) => recordedHeld(service, id, {}, fields);

/** The second sees that something changed, what it was and by whom, with the focus on it. */
function seesWhatChanged(page: Visited, what: string): void {
  expect(page.status).toBe(412);
  const notice = page.page.querySelector('[role=alert]');
  expect(notice?.text).toContain('Nulla di ciò che hai scritto è perso');
  expect(notice?.text).toContain(what);
  expect(notice?.text).toContain('Anna Rossi');
  expect(notice?.hasAttribute('autofocus')).toBe(true);
}

it('a member corrects a meeting of their partner: what the form does not ask of them stays', async () => {
  await held({ convenedBy: 'ciss' });
  const member = await someone(service, 'componente-corregge', { role: 'member', partner: 'ciss' });
  const address = `${PATTO}/${id}/correzione`;
  const form = await member.get(address);
  expect(form.page.querySelector('[name="convocato"]')).toBeNull();
  await follow(member, await member.post(address, filledIn(form.page, { titolo: 'Avvio', motivo: 'Mancava' })));
  const { json } = await service.send('GET', `/agreements/patto/meetings/${id}`);
  expect(json).toMatchObject({ title: { text: 'Avvio' }, convenedBy: 'ciss', present: ['ciss'] });
});

it('an administrator who is of a partner, too, corrects what another partner convened: who it was stays', async () => {
  await held({ convenedBy: 'chronos' });
  const both = await Browser.of(service, 'amministra', [
    { path: '/roles', body: { role: 'administrator' } },
    { path: '/agreements/patto/roles', body: { role: 'member', partner: 'ciss' } },
  ]);
  await send(both, `${PATTO}/${id}/correzione`, { titolo: 'Avvio', motivo: 'Mancava' });
  expect(await meeting()).toMatchObject({ title: { text: 'Avvio' }, convenedBy: 'chronos' });
  const form = await both.get(`${PATTO}/${id}/correzione`);
  expect(form.page.querySelector('#convocato option[selected]')?.getAttribute('value')).toBe('chronos');
});

it('moving it to the same day without its hour is not taken for a change', async () => {
  await convened();
  const address = `${PATTO}/${id}/rinvio`;
  const form = await mine.get(address);
  const refused = await mine.post(address, filledIn(form.page, { data: '1/12/2021', dalle: '' }));
  expect([refused.status, wrongAt(refused, 'dalle')]).toEqual([400, expect.stringContaining('si corregge l’incontro')]);
});

it('a delegate without a partner is not dropped unsaid, whatever fields are sent', async () => {
  const form = await mine.get(`${PATTO}/nuovo`);
  const typed = { data: '1/12/2021', 'presente-ciss': '1', 'ente-N1': undefined, 'nome-N1': 'Mario Rossi' };
  const refused = await mine.post(`${PATTO}/nuovo`, filledIn(form.page, typed));
  expect([refused.status, refused.words]).toEqual([400, expect.stringContaining('scegliere per quale partner')]);
});

describe('two people with one meeting', () => {
  it('correct it: both corrections stand, and what both wrote is shown to the second', async () => {
    await held();
    const address = `${PATTO}/${id}/correzione`;
    const [first, second] = [await theirs.get(address), await mine.get(address)];
    const ofTheirs = {
      luogo: 'Torino',
      titolo: 'Titolo loro',
      'presente-diaconia': '1',
      'decisione-N1': 'Decisione loro',
      motivo: 'Loro',
    };
    await follow(theirs, await theirs.post(address, filledIn(first.page, ofTheirs)));
    const ofMine = {
      titolo: 'Titolo mio',
      'presente-chronos': '1',
      [`entro-${id}-d`]: '31/12/2021',
      'decisione-N1': 'Decisione mia',
      motivo: 'Mio',
    };
    const stale = await mine.post(address, filledIn(second.page, ofMine));
    seesWhatChanged(
      stale,
      'Incontro corretto: Tavolo, 01/12/2021 (luogo; presenti: C.I.S.S., Diaconia Valdese Valli, prima C.I.S.S.; titolo): «Titolo loro»',
    );
    // What I had left alone is as they wrote it; what I wrote is still there.
    expect(filledIn(stale.page)).toMatchObject({ ...ofMine, luogo: 'Torino', 'presente-diaconia': '1' });
    expect(wrongAt(stale, 'titolo')).toBe('nel frattempo qualcun altro ha registrato «Titolo loro»');
    expect(stale.page.querySelectorAll('#decisioni textarea').map(({ text }) => text.trim())).toEqual([
      'Decidere',
      'Decisione loro',
      'Decisione mia',
    ]);
    await follow(mine, await mine.post(address, filledIn(stale.page)));
    const now = await meeting();
    expect(now).toMatchObject({
      title: { text: 'Titolo mio' },
      place: { text: 'Torino' },
      present: ['ciss', 'diaconia', 'chronos'],
    });
    expect(now.decisions.map(({ text, due }: { text: { text: string }; due?: string }) => [text.text, due])).toEqual([
      ['Decidere', '2021-12-31'],
      ['Decisione loro', undefined],
      ['Decisione mia', undefined],
    ]);
  });

  it('record it as held: the second corrects what the first recorded', async () => {
    await convened('2021-12-02T17:00');
    const address = `${PATTO}/${id}/svolto`;
    const [first, second] = [await theirs.get(address), await mine.get(address)];
    const decided = { 'presente-ciss': '1', 'decisione-N1': 'Decisione loro' };
    await follow(theirs, await theirs.post(address, filledIn(first.page, decided)));
    const typed = { 'presente-chronos': '1', 'decisione-N1': 'Decisione mia', luogo: 'Torino', verbale: 'Testo mio.' };
    const stale = await mine.post(address, filledIn(second.page, typed));
    seesWhatChanged(stale, 'Incontro tenuto: Tavolo, 02/12/2021 (1 partner presente)');
    const correction = `${PATTO}/${id}/correzione`;
    expect(stale.page.querySelector('form.recording')?.getAttribute('action')).toBe(correction);
    expect(filledIn(stale.page)).toMatchObject({ ...typed, 'presente-ciss': '1' });
    expect(stale.words).toContain('Con la correzione il verbale non si registra');
    expect(effectIn(stale)).toBe(effectIn(await mine.get(correction)));
    await follow(mine, await mine.post(correction, filledIn(stale.page, { motivo: 'C’era anche Chronos' })));
    expect(await meeting()).toMatchObject({ present: ['ciss', 'chronos'], place: { text: 'Torino' } });
    expect((await meeting()).decisions).toHaveLength(2);
  });

  it('write its minutes: the second sees the other text and keeps their own', async () => {
    await held();
    const address = `${PATTO}/${id}/verbale`;
    const [first, second] = [await theirs.get(address), await mine.get(address)];
    await follow(theirs, await theirs.post(address, filledIn(first.page, { verbale: 'Testo loro.' })));
    const stale = await mine.post(address, filledIn(second.page, { verbale: 'Testo mio.' }));
    seesWhatChanged(stale, 'Verbale scritto');
    expect(stale.page.querySelector('.panel')?.text).toContain('Testo loro.');
    expect(fieldIn(stale, 'verbale')).toBe('Testo mio.');
    await follow(mine, await mine.post(address, filledIn(stale.page, { verbale: 'Testo di entrambi.' })));
    expect((await meeting()).minutes).toMatchObject({ text: { text: 'Testo di entrambi.' }, versions: 2 });
  });

  it('nobody approves a text that they have not seen', async () => {
    await held();
    await recorded(service, `patto/meetings/${id}/minutes`, { text: 'Prima.' }, 'PUT');
    const address = `${PATTO}/${id}/approvazione`;
    const form = await mine.get(address);
    await send(theirs, `${PATTO}/${id}/verbale`, { verbale: 'Seconda.' });
    const stale = await mine.post(address, filledIn(form.page, { data: '14/12/2021' }));
    seesWhatChanged(stale, 'Verbale scritto');
    expect(stale.words).toContain('Seconda.');
    expect(fieldIn(stale, 'data')).toBe('14/12/2021');
    await follow(mine, await mine.post(address, filledIn(stale.page)));
    expect((await meeting()).minutes.approvedOn).toBe('2021-12-14');
  });

  it('move, cancel or annul it: the second is told, and decides again', async () => {
    await convened();
    const reason = { motivo: 'Sala chiusa' };
    const forms = ['rinvio', 'disdetta', 'annullamento'];
    const shown = await Promise.all(forms.map((form) => mine.get(`${PATTO}/${id}/${form}`)));
    await send(theirs, `${PATTO}/${id}/rinvio`, { data: '5/1/2022' });
    for (const [index, form] of forms.entries()) {
      const typed = form === 'rinvio' ? { ...reason, data: '7/1/2022' } : reason;
      const stale = await mine.post(`${PATTO}/${id}/${form}`, filledIn(shown[index]!.page, typed));
      seesWhatChanged(stale, 'Incontro spostato');
      expect(filledIn(stale.page)).toMatchObject(typed);
      if (form !== 'annullamento') continue;
      await follow(mine, await mine.post(`${PATTO}/${id}/${form}`, filledIn(stale.page)));
    }
    expect((await meeting()).status).toBe('annulled');
  });

  it('carry out a decision: the second sees the first', async () => {
    await held();
    const address = `${PATTO}/${id}/decisioni/${id}-d/attuazione`;
    const [first, second] = [await theirs.get(address), await mine.get(address)];
    await follow(theirs, await theirs.post(address, filledIn(first.page)));
    const stale = await mine.post(address, filledIn(second.page, { nota: 'Mia' }));
    seesWhatChanged(stale, 'Decisione attuata');
    expect(fieldIn(stale, 'nota')).toBe('Mia');
  });
});
