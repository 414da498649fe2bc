import type { Page } from 'playwright-core';
import { shown } from '../../../days.js';
import type { World } from '../../browser.js';
import { revisionOf } from '../recorded.js';
import { EVERYBODY, type Seats, type Who } from './people.js';

const AT = '/accordi/ruoli';
const ALL: readonly Who[] = ['administrator', 'coordinator', 'member'];
const COORDINATORS: readonly Who[] = ['administrator', 'coordinator'];
const OF_OTHER: readonly Who[] = ['administrator', 'coordinator', 'member of another partner'];
const CONVENERS: readonly Who[] = [...ALL, 'member of another partner'];

/** A form or a button: who is offered it on which page, and what one would send by hand. */
interface Deed {
  /** Below the agreement. */
  readonly address: string;
  readonly on: string;
  readonly for: readonly Who[];
  readonly body: Readonly<Record<string, string>>;
  /** Nothing but a button. */
  readonly isPress?: true;
}

const today = shown(0);
const meeting = { data: today, organo: 'tavolo', 'presente-ciss': '1' };
const because = { motivo: 'Provato a mano' };
const progress = { giorno: today, stato: 'in-progress' };
const entry = 'impegni/sportello/voci/sportello-1';
const pending = 'indicatori/famiglie/rilevazioni/in-attesa';

const DEEDS: readonly Deed[] = [
  { address: 'incontri/nuovo', on: 'incontri', for: CONVENERS, body: meeting },
  { address: 'incontri/convoca', on: 'incontri', for: CONVENERS, body: { data: shown(50), organo: 'tavolo' } },
  { address: 'incontri/mai-registrato/svolto', on: 'incontri/mai-registrato', for: ALL, body: meeting },
  { address: 'incontri/convocato/rinvio', on: 'incontri/convocato', for: ALL, body: { data: shown(55) } },
  { address: 'incontri/convocato/disdetta', on: 'incontri/convocato', for: ALL, body: because },
  { address: 'incontri/convocato/correzione', on: 'incontri/convocato', for: ALL, body: { ...because, luogo: 'Qui' } },
  { address: 'incontri/altrui/rinvio', on: 'incontri/altrui', for: OF_OTHER, body: { data: shown(55) } },
  { address: 'incontri/senza-verbale/verbale', on: 'incontri/senza-verbale', for: ALL, body: { verbale: 'A mano' } },
  { address: 'incontri/senza-verbale/annullamento', on: 'incontri/senza-verbale', for: ALL, body: because },
  {
    address: 'incontri/da-approvare/approvazione',
    on: 'incontri/da-approvare',
    for: COORDINATORS,
    body: { data: today },
  },
  {
    address: 'incontri/da-approvare/decisioni/autista/attuazione',
    on: 'incontri/da-approvare',
    for: ALL,
    body: { data: today },
  },
  { address: 'impegni/sportello/aggiornamento', on: 'impegni/sportello', for: ALL, body: progress },
  { address: 'impegni/sportello/conferma', on: 'impegni/sportello', for: ALL, body: {}, isPress: true },
  { address: 'impegni/guida/aggiornamento', on: 'impegni/guida', for: OF_OTHER, body: progress },
  { address: `${entry}/correzione`, on: 'impegni/sportello', for: ALL, body: { ...progress, ...because } },
  { address: `${entry}/annullamento`, on: 'impegni/sportello', for: ALL, body: because },
  { address: 'indicatori/ore/rilevazione', on: 'indicatori/ore', for: ALL, body: { data: today, valore: '12' } },
  {
    address: 'indicatori/attesa/rilevazione',
    on: 'indicatori/attesa',
    for: OF_OTHER,
    body: { data: today, valore: '9' },
  },
  {
    address: 'indicatori/vuoto/rilevazione',
    on: 'indicatori/vuoto',
    for: COORDINATORS,
    body: { data: today, valore: '9' },
  },
  {
    address: `${pending}/correzione`,
    on: 'indicatori/famiglie',
    for: ALL,
    body: { data: today, valore: '61', ...because },
  },
  { address: `${pending}/annullamento`, on: 'indicatori/famiglie', for: ALL, body: because },
  { address: `${pending}/rifiuto`, on: 'indicatori/famiglie', for: COORDINATORS, body: because },
  { address: `${pending}/convalida`, on: 'indicatori/famiglie', for: COORDINATORS, body: {}, isPress: true },
];

/** Pages that only some may read. */
const READ: readonly { readonly path: string; readonly for: readonly Who[] }[] = [
  ...['', '/incontri', '/impegni', '/indicatori', '/rapporto'].map((path) => ({
    path,
    for: EVERYBODY.filter((who) => who !== 'nobody'),
  })),
  { path: '/registro', for: EVERYBODY.filter((who) => who !== 'nobody' && who !== 'viewer') },
];

/** What a role may do is offered and opens; what it may not is neither, and refused when it is tried by hand. */
export async function offers(world: World, seats: Seats): Promise<{ deeds: number; refusedByHand: number }> {
  const before = await revisionOf(world, 'ruoli');
  let refusedByHand = 0;
  for (const who of EVERYBODY) {
    await reads(world, seats, who);
    refusedByHand += await does(world, seats, who);
  }
  world.tally.equal('nothing was recorded by hand', await revisionOf(world, 'ruoli'), before);
  return { deeds: DEEDS.length, refusedByHand };
}

async function reads({ url, tally }: World, seats: Seats, who: Who): Promise<void> {
  const { page } = seats[who];
  for (const { path, for: readers } of READ) {
    const response = await page.goto(`${url}${AT}${path}`);
    const refused = who === 'nobody' ? 404 : 403;
    tally.equal(`${who} reads ${path}`, response?.status(), readers.includes(who) ? 200 : refused);
    if (who === 'nobody' || response?.status() !== 200) continue;
    const ways = await page.locator(`main nav a[href="${AT}/registro"]`).count();
    tally.equal(`${who} is offered the register on ${path}`, ways > 0, who !== 'viewer');
  }
}

async function does(world: World, seats: Seats, who: Who): Promise<number> {
  const { url, tally } = world;
  const { page } = seats[who];
  let refused = 0;
  let offered: readonly string[] = [];
  let at = '';
  for (const deed of DEEDS) {
    const target = `${AT}/${deed.address}`;
    if (at !== deed.on) {
      at = deed.on;
      await page.goto(`${url}${AT}/${at}`);
      offered = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main a[href], main form[method=post]')].map((way) => new URL(way.getAttribute('href') ?? way.action, location.href).pathname)`,
      );
    }
    const may = deed.for.includes(who);
    tally.equal(`${who} is offered ${deed.address}`, offered.includes(target), may);
    if (may && !deed.isPress) {
      const form = await page.request.get(url + target);
      tally.check(
        `${who} opens ${deed.address}`,
        form.status() === 200 && (await form.text()).includes('class="recording"'),
      );
    }
    if (may) continue;
    refused += 1;
    const { opened, sent, words } = await byHand(page, target, deed.body);
    const wanted = who === 'nobody' ? 404 : 403;
    const openedAs = deed.isPress && who !== 'nobody' ? [200, 404] : [wanted];
    tally.check(`${who} opens ${deed.address} by hand`, openedAs.includes(opened), opened);
    tally.equal(`${who} sends ${deed.address} by hand`, sent, wanted);
    tally.check(`${who} is told so of ${deed.address}`, words.length > 0, words);
  }
  return refused;
}

/** From a page of the service itself, as somebody would who knows the address. */
const byHand = (page: Page, target: string, body: Readonly<Record<string, string>>) =>
  page.evaluate<{ opened: number; sent: number; words: string }>(`(async () => {
    const opened = await fetch(${JSON.stringify(target)});
    const sent = await fetch(${JSON.stringify(target)}, { method: 'POST', body: new URLSearchParams(${JSON.stringify(body)}) });
    const there = new DOMParser().parseFromString(await sent.text(), 'text/html');
    return { opened: opened.status, sent: sent.status, words: there.querySelector('main .prose')?.textContent ?? '' };
  })()`);
