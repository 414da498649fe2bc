import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';
import { preparedAgreement, signedInUser } from './world.js';

const P = '/agreements/pinerolo';
let service: Service;
let people = 0;
beforeAll(async () => {
  service = await startService();
  await preparedAgreement(service, 'pinerolo');
}, 30_000);
afterAll(() => service.stop());

const coordinator = () => {
  people += 1;
  return signedInUser(service, `coordina-${people}@esempio.it`, [
    { path: `${P}/roles`, body: { role: 'coordinator' } },
  ]);
};
const length = async (): Promise<number> => (await service.send('GET', `${P}/register`)).text.trim().split('\n').length;

interface Slow {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly type?: string;
}

/** Sends the head of a request, and the body only once `meanwhile` is done; the status of the answer. */
async function slowly({ path, headers, body, type = 'application/json' }: Slow, meanwhile: () => Promise<unknown>) {
  const { port, hostname } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  const all = { host: 'regia.test', 'content-type': type, 'content-length': `${Buffer.byteLength(body)}`, ...headers };
  const lines = Object.entries({ ...all, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body.slice(0, 1)}`);
  // Long enough for whoever sends it to be asked for.
  await sleep(300);
  await meanwhile();
  socket.write(body.slice(1));
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(parts).toString())?.[1]);
}

const issue = JSON.stringify({ date: '2021-11-20', title: 'In ritardo' });
const invitation = JSON.stringify({ email: 'amica@esempio.it', role: 'coordinator' });
const reached = { ofIssues: `/api/v1${P}/issues`, ofInvitations: `/api/v1${P}/invitations` };

test('a body that comes while nothing changes is recorded', async () => {
  const { headers } = await coordinator();
  expect(await slowly({ path: reached.ofIssues, headers, body: issue }, async () => {})).toBe(201);
});

test.each([
  ['the role is taken', (id: string) => service.send('DELETE', `${P}/roles/${id}`)],
  ['the role is narrowed', (id: string) => service.send('PUT', `${P}/roles/${id}`, { role: 'viewer' })],
  ['the person is deactivated', (id: string) => service.send('POST', `/users/${id}/deactivation`)],
  ['the person is erased', (id: string) => service.send('DELETE', `/users/${id}/personal-data`, { reason: 'x' })],
])('while %s, nothing is recorded', async (_, change) => {
  await coordinator();
  for (const [path, body] of [
    [reached.ofIssues, issue],
    [reached.ofInvitations, invitation],
  ] as const) {
    const { id, headers } = await coordinator();
    const before = await length();
    const status = await slowly({ path, headers, body }, () => change(id));
    expect(status).toBeGreaterThanOrEqual(401);
    expect(status).toBeLessThanOrEqual(404);
    expect(await length()).toBe(before);
  }
  expect((await service.send('GET', '/users?limit=500')).text).not.toContain('amica@');
});

test('while a key is revoked or a session is left, nothing is recorded', async () => {
  const before = await length();
  const issued = (await service.send('POST', '/api-keys', { name: 'lenta', role: 'administrator' })).json;
  const byKey = { path: reached.ofIssues, headers: { authorization: `Bearer ${issued.key}` }, body: issue };
  expect(await slowly(byKey, () => service.send('DELETE', `/api-keys/${issued.id}`))).toBe(401);
  const { headers } = await coordinator();
  const leave = () => service.send('DELETE', '/session', undefined, { key: null, headers });
  expect(await slowly({ path: reached.ofIssues, headers, body: issue }, leave)).toBe(401);
  expect(await length()).toBe(before);
});

test('a form of the pages as well', async () => {
  const { id, headers } = await coordinator();
  await coordinator();
  const body = new URLSearchParams({ stato: 'kept', chiave: 'k1', azione: 'registra' }).toString();
  const form = { path: '/accordi/pinerolo/disdetta', headers, body, type: 'application/x-www-form-urlencoded' };
  const before = await length();
  const status = await slowly(form, () => service.send('DELETE', `${P}/roles/${id}`));
  expect([303, 403, 404]).toContain(status);
  expect(await length()).toBe(before);
});
