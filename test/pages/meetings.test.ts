import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Service } from '../http/service.js';
import { Browser } from './browser.js';
import { HOSTILE, meetingService, PATTO, recorded, someone, VALLE } from './meeting-world.js';

let service: Service;

const FORMS = ['svolto', 'rinvio', 'disdetta', 'correzione', 'annullamento', 'verbale', 'approvazione'] as const;

beforeAll(async () => {
  service = await meetingService();
  const ciss = { body: 'tavolo', convenedBy: 'ciss' };
  const held = {
    present: ['ciss', 'diaconia'],
    excused: ['chronos'],
    delegates: [{ partner: 'ciss', person: 'anna', name: 'Giulia Bianchi', office: 'Presidenza' }],
    decisions: [{ id: 'sportello', text: 'Aprire uno sportello', owner: 'diaconia', due: '2021-11-30' }],
  };
  await recorded(service, 'patto/meetings', { ...ciss, id: 'tenuto', date: '2021-09-10', agenda: ['Avvio'], held });
  await recorded(service, 'patto/meetings/tenuto/minutes', { text: 'Prima stesura.' }, 'PUT');
  await recorded(service, 'patto/meetings/tenuto/minutes', { text: 'Seconda stesura.' }, 'PUT');
  await recorded(service, 'patto/meetings', { ...ciss, id: 'dimenticato', startsAt: '2021-10-10T17:00' });
  await recorded(service, 'patto/meetings', {
    ...ciss,
    id: 'prossimo',
    startsAt: '2022-01-10T17:00',
    place: 'Pinerolo',
  });
  await recorded(service, 'patto/meetings', { ...ciss, id: 'disdetto', date: '2021-11-02' });
  await recorded(service, 'patto/meetings/disdetto/cancellation', { reason: 'Sala chiusa' });
  await recorded(service, 'patto/meetings', { ...ciss, id: 'errato', date: '2021-11-03', held: { present: ['ciss'] } });
  await recorded(service, 'patto/meetings/errato/annulment', { reason: 'Registrato due volte' });
  const pubblico = { present: ['ciss'] };
  await recorded(service, 'patto/meetings', { id: 'festa', kind: 'public-event', date: '2021-06-02', held: pubblico });
  await service.agreement({ id: 'vuoto' });
});

afterAll(() => service.stop());

const ROLES = [
  ['coordinator', { role: 'coordinator' }],
  ['member', { role: 'member', partner: 'ciss' }],
  ['another-member', { role: 'member', partner: 'chronos' }],
  ['evaluator', { role: 'evaluator' }],
  ['viewer', { role: 'viewer' }],
] as const;

/** Who may send what to a meeting that the C.I.S.S. has convened. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  coordinator: ['nuovo', 'convoca', ...FORMS],
  member: ['nuovo', 'convoca', 'svolto', 'rinvio', 'disdetta', 'correzione', 'annullamento', 'verbale'],
  'another-member': ['nuovo', 'convoca'],
  evaluator: [],
  viewer: [],
};

describe('for each role', () => {
  test.each(ROLES)('%s is offered what they may, and refused what they may not', async (role, body) => {
    const browser = await someone(service, role, body);
    const allowed = MAY[role] ?? [];
    const list = await browser.get(PATTO);
    const held = await browser.get(`${PATTO}/tenuto`);
    const ahead = await browser.get(`${PATTO}/prossimo`);
    const forms = [
      ...['nuovo', 'convoca'].map((form) => [`${PATTO}/${form}`, list] as const),
      ...FORMS.map((form) => [`${PATTO}/tenuto/${form}`, held] as const),
      ...FORMS.map((form) => [`${PATTO}/prossimo/${form}`, ahead] as const),
    ];
    for (const [address, { page }] of forms) {
      const form = address.split('/').at(-1) ?? '';
      const isOffered = page.querySelector(`main a[href="${address}"]`) !== null;
      if (!allowed.includes(form)) {
        expect([address, isOffered]).toEqual([address, false]);
        expect([address, (await browser.get(address)).status]).toEqual([address, 403]);
        const forced = await browser.post(address, { data: '1/9/2021', motivo: 'x', verbale: 'x' });
        expect([address, forced.status]).toEqual([address, 403]);
        expect(forced.page.querySelector('h1')?.text).toBe('Non consentito');
      } else if (isOffered) {
        expect([address, (await browser.get(address)).status]).toEqual([address, 200]);
      }
    }
    const offered = [list, held, ahead].flatMap(({ page }) =>
      page.querySelectorAll('main a').map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''),
    );
    expect(offered).toEqual(expect.arrayContaining([...allowed]));
    const completion = `${PATTO}/tenuto/decisioni/sportello/attuazione`;
    expect(held.page.querySelector(`a[href="${completion}"]`) !== null).toBe(role === 'coordinator');
    expect((await browser.get(completion)).status).toBe(role === 'coordinator' ? 200 : 403);
    expect((await browser.post(completion, { data: '1/12/2021' })).status === 403).toBe(role !== 'coordinator');
  });

  test.each(ROLES)('%s reads every meeting; persons only where they may', async (role, body) => {
    const browser = await someone(service, `legge-${role}`, body);
    const { words, page } = await browser.get(`${PATTO}/tenuto`);
    for (const said of [
      '2 presenti su 3',
      'Diaconia Valdese Valli',
      'Aprire uno sportello',
      'Seconda stesura',
      'Avvio',
    ]) {
      expect(words).toContain(said);
    }
    expect(words.includes('Giulia Bianchi')).toBe(role !== 'viewer');
    expect(words.includes('Che cosa è stato registrato')).toBe(role !== 'viewer');
    // Earlier versions are kept, folded away.
    expect(page.querySelectorAll('#verbale details').map((version) => version.text)).toEqual([
      expect.stringContaining('Prima stesura.'),
    ]);
  });

  it('nobody from elsewhere sees anything', async () => {
    const browser = await someone(service, 'altrove', { role: 'coordinator' }, 'vuoto');
    for (const below of ['', '/nuovo', '/convoca', '/tenuto', ...FORMS.map((form) => `/tenuto/${form}`)]) {
      expect([below, (await browser.get(PATTO + below)).status]).toEqual([below, 404]);
    }
    const own = '/accordi/vuoto/incontri';
    for (const below of ['/tenuto', '/tenuto/svolto', '/tenuto/decisioni/sportello/attuazione']) {
      expect([below, (await browser.get(own + below)).status]).toEqual([below, 404]);
      expect([below, (await browser.post(own + below, {})).status]).toEqual([below, 404]);
    }
  });

  it('asks who is no longer signed in to sign in again, and leads back to the form', async () => {
    for (const below of ['', '/nuovo', '/tenuto/verbale', '/prossimo/svolto']) {
      const browser = new Browser(service);
      const asked = await browser.get(PATTO + below);
      expect(asked.headers.get('location')).toBe(`/accesso?verso=${encodeURIComponent(PATTO + below)}`);
      if (below === '') continue;
      const sent = await browser.post(PATTO + below, { data: '1/12/2021', verbale: 'Testo scritto a lungo' });
      expect([sent.status, sent.headers.get('location')]).toEqual([
        303,
        `/accesso?verso=${encodeURIComponent(PATTO + below)}`,
      ]);
    }
  });
});

describe('the list', () => {
  it('groups meetings by what is to be done with them', async () => {
    const browser = await someone(service, 'elenca', { role: 'coordinator' });
    const { page, words } = await browser.get(PATTO);
    expect(
      page
        .querySelectorAll('main h2')
        .map(({ text }) => text)
        .slice(0, 3),
    ).toEqual(['Da registrare', 'In programma', 'Svolti (2)']);
    for (const said of [
      'Finora: 1 su 3',
      '10/10/2021, ore 17:00 – Tavolo',
      'convocato, da registrare',
      'in programma',
      'Pinerolo',
      'verbale da approvare',
      'conta per la regola',
      '2 presenti su 3 · 1 decisione',
      'evento pubblico · 1 presente',
      'non conta: evento pubblico',
      'Disdetti e annullati (2)',
      'annullato: non è mai avvenuto',
    ]) {
      expect(words).toContain(said);
    }
    expect(page.querySelector(`a[href="${PATTO}/dimenticato/svolto"]`)?.text).toBe('Registra come svolto');
    expect(page.querySelector(`a[href="${PATTO}/tenuto/approvazione"]`)?.text).toBe('Approva il verbale');
  });

  it('says what to do where there is nothing yet', async () => {
    const coordinator = await someone(service, 'vuoto', { role: 'coordinator' }, 'vuoto');
    expect((await coordinator.get('/accordi/vuoto/incontri')).words).toContain('altrimenti si convoca il primo');
    const viewer = await someone(service, 'vuoto-legge', { role: 'viewer' }, 'vuoto');
    expect((await viewer.get('/accordi/vuoto/incontri')).words).toContain('Li registra chi coordina');
  });

  it('shows fifty of those held at a time', async () => {
    const browser = await someone(service, 'tanti', { role: 'coordinator' }, 'vuoto');
    for (let index = 0; index < 51; index += 1) {
      const date = `2021-05-${String(1 + (index % 28)).padStart(2, '0')}`;
      await recorded(service, 'vuoto/meetings', { date, held: { present: ['ciss'] } });
    }
    const first = await browser.get('/accordi/vuoto/incontri');
    expect(first.page.querySelectorAll('.meetings > li')).toHaveLength(50);
    expect(first.words).toContain('pagina 1 su 2');
    const second = await browser.get(first.page.querySelector('main nav.actions a')?.getAttribute('href') ?? '');
    expect(second.page.querySelectorAll('.meetings > li')).toHaveLength(1);
    for (const odd of ['0', '99', '-1', 'x', '1e3']) {
      expect((await browser.get(`/accordi/vuoto/incontri?pagina=${odd}`)).status).toBe(200);
    }
  });
});

describe('an agreement that was annulled', () => {
  it('leaves a meeting that does not count as it was: no approval would make it count', async () => {
    const rule = { type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo', requireMinutes: true };
    await service.agreement({ id: 'errore', rules: [{ ...rule, id: 'regola' }] });
    const festa = { id: 'festa', kind: 'public-event', date: '2021-06-02', held: { present: ['ciss'] } };
    await recorded(service, 'errore/meetings', festa);
    await recorded(service, 'errore/annulment', { reason: 'Registrato due volte' });
    const viewer = await someone(service, 'errore-legge', { role: 'viewer' }, 'errore');
    const { words } = await viewer.get('/accordi/errore/incontri/festa');
    expect(words).toContain('Questo incontro non conta per la regola (evento pubblico)');
    expect(words).not.toContain('quando il verbale sarà approvato');
  });
});

describe('what somebody typed', () => {
  it('is shown as text on every page, in both languages', async () => {
    const held = {
      present: ['ciss'],
      delegates: [{ partner: 'ciss', name: HOSTILE.slice(0, 1_900), office: HOSTILE.slice(0, 1_900) }],
      decisions: [{ id: 'ostile', text: HOSTILE, owner: 'ciss' }],
    };
    const line = HOSTILE.slice(0, 1_900);
    const facts = { date: '2021-12-01', body: 'cabina', title: line, place: line, purposes: [line], agenda: [HOSTILE] };
    await recorded(service, 'valle/meetings', { id: 'ostile', ...facts, held });
    await recorded(service, 'valle/meetings/ostile/minutes', { text: HOSTILE }, 'PUT');
    await recorded(service, 'valle/meetings', { id: 'ostile-2', ...facts, date: '2022-02-01' });
    const browser = await someone(service, 'ostile', { role: 'coordinator' }, 'valle');
    for (const below of [
      '',
      '/nuovo?organo=cabina',
      '/convoca?organo=cabina',
      '/ostile',
      '/ostile/verbale',
      '/ostile/approvazione',
      '/ostile/correzione',
      '/ostile/annullamento',
      '/ostile/decisioni/ostile/attuazione',
      '/ostile-2',
      '/ostile-2/svolto',
      '/ostile-2/rinvio',
      '/ostile-2/disdetta',
    ]) {
      for (const lang of ['it', 'en']) {
        const separator = below.includes('?') ? '&' : '?';
        const { status, html, page } = await browser.get(`${VALLE}${below}${separator}lang=${lang}`);
        expect([below, status]).toEqual([below, 200]);
        expect(html).not.toMatch(/<script(?! type="module" src="\/risorse\/[\w-]+\.js"><\/script>)|<img|<style/i);
        expect(page.querySelector('html')?.getAttribute('lang')).toBe(lang);
        const names = page.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
        expect(names.filter((name) => /^on|^style$/i.test(name))).toEqual([]);
        const ids = page.querySelectorAll('[id]').map((element) => element.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(page.querySelectorAll('h1')).toHaveLength(1);
        for (const label of page.querySelectorAll('label[for]')) {
          expect(ids).toContain(label.getAttribute('for'));
        }
      }
    }
  });
});
