import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { day, shown } from '../days.js';
import { ADMIN, type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';
import { formIn, sendForm } from './form.js';
import { linesOf, ofOthers, section, wordsOf } from './overview-world.js';

/** An input that was found wrong once: `test/cases`. */
interface Case {
  readonly agreement: Record<string, unknown>;
  readonly steps: readonly { readonly do: string; readonly body: Record<string, unknown> }[];
}

const filled = (text: string): string =>
  text
    .replaceAll(/\{it:today([+-]\d+)\}/g, (_, days) => shown(Number(days)))
    .replaceAll(/\{today([+-]\d+)\}/g, (_, days) => day(Number(days)));
const read = (name: string): Case =>
  JSON.parse(filled(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8')));

let service: Service;
afterEach(() => service.stop());

/** The case recorded as far as a step, and the administrator looking at it. */
async function opened(
  name: string,
  steps = Number.POSITIVE_INFINITY,
): Promise<{ browser: Browser; at: string; id: string }> {
  service = await startService();
  const { agreement, steps: all } = read(name);
  const id = await sent('POST', '/agreements', agreement);
  for (const step of all.slice(0, steps)) {
    const [method = '', path = ''] = step.do.split(' ');
    await sent(method, `/agreements/${id}/${path}`, step.body);
  }
  const revision = (await service.send('GET', `/agreements/${id}`)).json.revision;
  await service.send('GET', `/portfolio?atLeast=${id}:${revision}`);
  const browser = new Browser(service);
  await browser.signIn(ADMIN.email, ADMIN.password);
  return { browser, at: `/accordi/${id}`, id };
}

async function sent(method: string, path: string, body: object): Promise<string> {
  const { status, text, json } = await service.send(method, path, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
  return json.id ?? json.agreement;
}

test('21: of two rules both are told, the one whose last useful day is earlier first; the card too', async () => {
  const { browser } = await opened('21-two-rules-overview-tells-the-later-day');
  const page = await browser.get('/');
  expect(linesOf(page, 'sta-per-mancare').slice(0, 2)).toEqual([
    expect.stringContaining(`Tavolo tecnico: 0 incontri su 2; il prossimo al più presto, non oltre il ${shown(4)}`),
    expect.stringContaining(`Cabina di regia: 0 incontri su 2; il prossimo al più presto, non oltre il ${shown(33)}`),
  ]);
  const card = wordsOf(page.page.querySelector('.cards > li'));
  expect(card.indexOf(`non oltre il ${shown(4)}`)).toBeLessThan(card.indexOf(`non oltre il ${shown(33)}`));
  expect(card).toContain(`Prossima scadenza${shown(4)} (fra 4 giorni): ultimo giorno utile`);
});

test('23: a commitment that is due is not hidden behind a meeting', async () => {
  const { browser } = await opened('23-commitment-due-hidden-behind-a-meeting');
  expect(linesOf(await browser.get('/'), 'sta-per-mancare')).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Nascosta: 0 incontri su 2'),
      expect.stringContaining(`Nascosta: scadenza di un impegno: ${shown(5)} (fra 5 giorni)`),
    ]),
  );
});

test('25: an issue that is overdue waits for its owner, and stands among the deadlines', async () => {
  const { browser, at, id } = await opened('25-overdue-issue-waits-for-nobody');
  const overview = await browser.get('/');
  expect(wordsOf(ofOthers(overview))).toContain(`«Manca il referente»: scaduta il ${shown(-100)} (100 giorni fa)`);
  expect(linesOf(overview, 'sta-per-mancare')[0]).toContain(`criticità da risolvere: scadenza passata, ${shown(-100)}`);
  const deadlines = section(await browser.get(at), 'scadenze');
  expect(wordsOf(deadlines)).toContain('scaduta – criticità da risolvere: Manca il referente (Ente B)');
  const owner = await Browser.of(service, 'ente-b', [
    { path: `/agreements/${id}/roles`, body: { role: 'member', partner: 'b' } },
  ]);
  expect(linesOf(await owner.get('/'), 'aspetta-me')[0]).toContain('«Manca il referente»: scaduta il');
});

test('27: a meeting past midnight is typed on the page, recorded or moved', async () => {
  const { browser, at, id } = await opened('27-meeting-past-midnight-cannot-be-typed-on-the-page', 0);
  const hours = { dalle: '22:00', alle: '0:30' };
  const tried = await sendForm(browser, `${at}/incontri/nuovo`, { data: '10/5/2024', ...hours, azione: 'prova' });
  expect(tried.page.querySelector('#con-questo-incontro')?.text).toContain('Dura fino alle 0:30 del giorno dopo.');
  expect(wordsOf(tried.page.querySelector('#alle-aiuto'))).toBe('fino alle 0:30 del giorno dopo');
  const answer = await sendForm(browser, `${at}/incontri/nuovo`, { data: '10/5/2024', ...hours, 'presente-a': '1' });
  expect(answer.status).toBe(303);
  const { items } = (await service.send('GET', `/agreements/${id}/meetings`)).json;
  expect(items[0]).toMatchObject({ startsAt: '2024-05-10T22:00', endsAt: '2024-05-11T00:30' });
  const page = await browser.get((answer.headers.get('location') ?? '').replace(/#.*/, ''));
  expect(page.words).toContain('ore 22:00–00:30 del giorno dopo');
  await sent('POST', `/agreements/${id}/meetings`, { id: 'dopo', date: '2024-06-01' });
  const moved = await sendForm(browser, `${at}/incontri/dopo/rinvio`, { data: '2/6/2024', ...hours, motivo: 'Sala' });
  expect(moved.status).toBe(303);
  expect((await service.send('GET', `/agreements/${id}/meetings/dopo`)).json).toMatchObject({
    endsAt: '2024-06-03T00:30',
  });
  const slip = { data: '20/5/2024', dalle: '17:30', alle: '15:30', 'presente-a': '1' };
  const asked = await sendForm(browser, `${at}/incontri/nuovo`, slip);
  expect([asked.status, asked.words]).toEqual([400, expect.stringContaining('durerebbe 22 ore. È giusto?')]);
});

test('28: recorded anew where it is convened, one is asked whether it is that one, and goes on there', async () => {
  const { browser, at, id } = await opened('28-two-on-one-day-recorded-twice-without-a-question', 1);
  const typed = { data: '10/9/2026', organo: 'cr', luogo: 'Biella', 'presente-a': '1' };
  const asked = await sendForm(browser, `${at}/incontri/nuovo`, typed);
  expect(asked.status).toBe(400);
  expect(asked.words).toContain('Per il 10/09/2026 c’è già un incontro convocato di questo organo. È quello?');
  expect((await service.send('GET', `/agreements/${id}/meetings`)).json.items).toHaveLength(1);
  const button = asked.page.querySelector('button[formaction]');
  expect(button?.getAttribute('formaction')).toBe(`${at}/incontri/cv/svolto`);
  const there = await browser.post(`${at}/incontri/cv/svolto`, {
    ...formIn(asked).fields,
    [button?.getAttribute('name') ?? '']: button?.getAttribute('value') ?? '',
  });
  expect(there.words).toContain('Ciò che avevi scritto è qui sotto');
  const { action, fields } = formIn(there);
  expect([action, fields['luogo'], fields['presente-a'], fields['dalle']]).toEqual([
    `${at}/incontri/cv/svolto`,
    'Biella',
    '1',
    '10:00',
  ]);
  expect((await browser.post(action, fields)).status).toBe(303);
  const [only, ...others] = (await service.send('GET', `/agreements/${id}/meetings`)).json.items;
  expect([only, others]).toMatchObject([{ id: 'cv', status: 'held', place: { text: 'Biella' }, present: ['a'] }, []]);
  // A second one of the day is asked about as well, and recorded once that is answered.
  const second = await sendForm(browser, `${at}/incontri/nuovo`, typed);
  expect(second.words).toContain('c’è già un incontro di questo organo');
  const confirmed = second.page.querySelector('input[name=conferma]')?.getAttribute('value') ?? '';
  const form = formIn(second);
  expect((await browser.post(form.action, { ...form.fields, conferma: confirmed })).status).toBe(303);
});

test('28: nobody is asked about what would be refused', async () => {
  const { browser, at } = await opened('28-two-on-one-day-recorded-twice-without-a-question', 1);
  const typed = { data: '10/9/2026', organo: 'cr', 'presente-a': '1', luogo: 'x'.repeat(2_001) };
  const refused = await sendForm(browser, `${at}/incontri/nuovo`, typed);
  expect(refused.words).not.toContain('È quello?');
  expect(refused.page.querySelector('input[name=conferma]')).toBeNull();
  expect(refused.words).toContain('troppo lungo');
});

test('30: the form says that the last total counts, and not the sum of the partners’', async () => {
  const { browser, at, id } = await opened('30-two-partners-running-totals');
  const form = await browser.get(`${at}/indicatori/l/rilevazione`);
  expect(wordsOf(form.page.querySelector('#valore-aiuto'))).toContain(
    'Conta l’ultima rilevazione, non la somma: se più partner hanno ciascuno il proprio totale, scrivere quello di tutti insieme.',
  );
  await sent('POST', `/agreements/${id}/indicators`, {
    id: 'q',
    title: 'Quota',
    unit: '%',
    direction: 'increase',
    aggregation: 'ratio',
  });
  const asked = await sendForm(browser, `${at}/indicatori/q/rilevazione`, {
    data: '1/5/2024',
    numeratore: '50',
    denominatore: '40',
  });
  expect(asked.words).toContain('50 su 40: sono più di quanti ce ne sono in tutto. È giusto');
});
