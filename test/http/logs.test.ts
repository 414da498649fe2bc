import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkedSend } from './checked.js';
import { ADMIN, type Service, startService } from './service.js';
import { tokenIn } from './world.js';

const lines: string[] = [];
let service: Service;
beforeAll(async () => {
  service = await checkedSend(
    await startService({
      configuration: { logLevel: 'trace', metricsToken: 'gettone-delle-misure' },
      web: { logTo: { write: (line) => void lines.push(line) } },
    }),
  );
}, 30_000);
afterAll(() => service.stop());

const ORIGIN = { origin: 'http://regia.test' };

/** What a person typed or must not be known: collected as the scenario goes on. */
const secrets = new Map<string, string>();
const secret = (what: string, text: string): string => {
  secrets.set(what, text);
  return text;
};

test('no log line holds a personal datum or a secret, whatever is sent and whatever goes wrong', async () => {
  secret('administrator e-mail', ADMIN.email);
  secret('administrator password', ADMIN.password);
  secret('administrator key', service.admin);
  await signIns();
  await usersAndKeys();
  await textsAndNames();
  await thingsThatGoWrong();

  const all = lines.join('');
  expect(lines.length).toBeGreaterThan(50);
  expect(all).toContain('/api/v1/agreements');
  for (const [what, text] of secrets) {
    for (const form of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]) {
      expect({ what, logged: lines.find((line) => line.includes(form)) }).toEqual({ what, logged: undefined });
    }
  }
  for (const line of lines) {
    expect(JSON.parse(line)).not.toHaveProperty('req.headers');
    expect(line).not.toMatch(/delegata-1|\/pinerolo|mario-rossi/);
  }
  expect(all).toContain('/api/v1/agreements/:agreement/personal-data/:person');
}, 60_000);

async function signIns(): Promise<void> {
  const signedIn = await service.send('POST', '/session', ADMIN, { key: null });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  secret('session token', cookie.split('=')[1] ?? '');
  expect((await service.send('GET', '/me', undefined, { key: null, headers: { cookie } })).status).toBe(200);
  const wrong = {
    email: secret('e-mail typed wrongly', 'nessuno@casa.example'),
    password: secret('wrong password', 'sbagliata-sbagliata'),
  };
  expect((await service.send('POST', '/session', wrong, { key: null })).status).toBe(401);
  expect(
    (await service.send('GET', '/me', undefined, { key: secret('made-up key', 'chiave-inventata-12345') })).status,
  ).toBe(401);
  const headers = { cookie: `regia_session=${secret('made-up session', 'sessione-inventata-98765')}` };
  expect((await service.send('GET', '/me', undefined, { key: null, headers })).status).toBe(401);
  const cross = { cookie, origin: 'http://altrove.example' };
  expect((await service.send('DELETE', '/session', undefined, { key: null, headers: cross })).status).toBe(403);
  expect(
    (await service.send('DELETE', '/session', undefined, { key: null, headers: { ...ORIGIN, cookie } })).status,
  ).toBe(204);
}

async function usersAndKeys(): Promise<void> {
  const agreement = await service.agreement();
  const person = {
    email: secret('e-mail', 'gisella.brambilla@comune.example'),
    name: secret('name', 'Gisella Brambilla'),
  };
  const user = (await service.send('POST', '/users', person)).json.id as string;
  expect((await service.send('POST', '/users', person)).status).toBe(409);
  expect(
    (await service.send('POST', '/users', { ...person, email: secret('no address', 'gisella presso comune') })).status,
  ).toBe(400);
  const link = await service.send('POST', `/users/${user}/one-time-link`);
  const token = secret('one-time link', tokenIn(String(link.json.url)));
  const password = secret('new password', 'quattro parole messe insieme');
  expect((await service.send('POST', '/one-time-links', { token, password }, { key: null })).status).toBe(200);
  expect((await service.send('POST', '/one-time-links', { token, password }, { key: null })).status).toBe(404);
  const invited = await service.send('POST', `/agreements/${agreement}/invitations`, {
    email: secret('invited e-mail', 'ottavia.ferraris@ente.example'),
    name: secret('invited name', 'Ottavia Ferraris'),
    role: 'member',
    partner: 'ciss',
  });
  expect(invited.status).toBe(201);
  const handedOver = await service.send('POST', `/users/${invited.json.id}/one-time-link`);
  secret('link of an invitation', tokenIn(String(handedOver.json.url)));
  const key = secret('member key', await service.key('member', agreement, 'ciss'));
  expect((await service.send('GET', `/agreements/${agreement}`, undefined, { key })).status).toBe(200);
  expect((await service.send('GET', '/users', undefined, { key })).status).toBe(403);
  expect((await service.send('GET', `/users/${user}/personal-data`)).status).toBe(200);
  const reason = { reason: secret('reason of an erasure', 'Richiesta della persona interessata') };
  expect((await service.send('DELETE', `/users/${user}/personal-data`, reason)).status).toBe(200);
}

async function textsAndNames(): Promise<void> {
  const held = {
    present: ['ciss'],
    delegates: [{ partner: 'ciss', person: 'delegata-1', name: secret("delegate's name", 'Ermenegilda Sottovalle') }],
    decisions: [{ text: secret('decision', 'Si apre lo sportello il martedì') }],
  };
  const meetings = '/agreements/pinerolo/meetings';
  const body = { id: 'm1', date: '2022-01-20', agenda: [secret('agenda', 'Situazione della famiglia Quaglia')], held };
  const headers = { 'idempotency-key': secret('idempotency key', 'chiave-di-ripetizione-77') };
  expect((await service.send('POST', meetings, body, { headers })).status).toBe(201);
  const text = secret('minutes', 'La signora Quaglia riferisce del figlio minore');
  expect((await service.send('PUT', `${meetings}/m1/minutes`, { text })).status).toBe(200);
  expect((await service.send('PUT', `${meetings}/m1/minutes`, { text, altro: text })).status).toBe(400);
  expect((await service.send('POST', meetings, { ...body, id: 'm2', held: { present: ['nessuno'] } })).status).toBe(
    422,
  );
  expect((await service.send('GET', '/agreements/pinerolo/personal-data/delegata-1')).status).toBe(200);
  const sought = encodeURIComponent(secret('search', 'Piergiorgia Malaspina'));
  expect((await service.send('GET', `/agreements?q=${sought}`)).status).toBe(200);
  expect((await service.send('GET', `/portfolio?sconosciuto=${sought}`)).status).toBe(400);
}

async function thingsThatGoWrong(): Promise<void> {
  const token = secret('wrong metrics token', 'gettone-sbagliato-0000');
  expect((await service.send('GET', '/metrics', undefined, { key: token })).status).toBe(403);
  expect(
    (await service.send('POST', '/agreements', `{"title": "${secret('broken JSON', 'Testo spezzato di Ludmilla')}`))
      .status,
  ).toBe(400);
  const yaml = { 'content-type': 'application/yaml' };
  expect(
    (
      await service.send('POST', '/agreements', `title: [${secret('broken YAML', 'Ginevra Tagliaferro')}`, {
        headers: yaml,
      })
    ).status,
  ).toBe(400);
  expect((await service.send('GET', '/agreements/pinerolo/personal-data/mario-rossi/altro')).status).toBe(404);
  expect((await service.send('GET', `/agreements/pinerolo/personal-data/${'x'.repeat(300)}mario-rossi`)).status).toBe(
    404,
  );
  expect((await service.send('GET', '/agreements/pinerolo/personal-data/%E0%A4%A-mario-rossi')).status).toBe(400);
  const name = secret('header of a broken request', 'Rosalinda Bentivoglio');
  await rawly(`GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Name: ${name}\r\nContent-Length: ${name}\r\n\r\n`);
  await rawly(
    `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n${name}\r\n`,
  );
}

/** Sends bytes as they are, and waits for the connection's end. */
function rawly(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
    socket.on('error', reject);
    socket.resume();
    socket.on('close', () => resolve());
  });
}
