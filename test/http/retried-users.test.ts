import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';

let service: Service;
let invitations: string;
beforeAll(async () => {
  service = await startService();
  invitations = `/agreements/${await service.agreement()}/invitations`;
}, 30_000);
afterAll(() => service.stop());

const KINDS: readonly [string, (email: string) => readonly [path: string, body: object]][] = [
  ['a registration', (email) => ['/users', { email, name: 'Anna Rossi' }]],
  ['an invitation', (email) => [invitations, { email, role: 'viewer' }]],
];
const send = ([path, body]: readonly [string, object], key: string) =>
  service.send('POST', path, body, { headers: { 'idempotency-key': key } });

test.each(KINDS)('%s sent again is answered as before, and under its key no other is taken', async (kind, about) => {
  const first = await send(about(`una-${kind.length}@esempio.it`), kind);
  expect(first.status).toBe(201);
  expect((await send(about(`una-${kind.length}@esempio.it`), kind)).json).toEqual(first.json);
  const other = await send(about(`altra-${kind.length}@esempio.it`), kind);
  expect([other.status, other.json.type]).toEqual([422, 'urn:regia:problem:idempotency-key-reused']);
  // Nothing was kept of the one that was refused.
  expect((await service.send('GET', '/users?limit=500')).text).not.toContain(`altra-${kind.length}`);
  expect((await send(about(`altra-${kind.length}@esempio.it`), `${kind}-2`)).status).toBe(201);
});

test.each(KINDS)('%s sent again after an erasure keeps nothing of the person', async (kind, about) => {
  const email = `cancellata-${kind.length}@esempio.it`;
  const first = await send(about(email), `${kind}-3`);
  expect((await service.send('DELETE', `/users/${first.json.id}/personal-data`, { reason: 'Lo chiede' })).status).toBe(
    200,
  );
  expect((await send(about(email), `${kind}-3`)).json.id).toBe(first.json.id);
  const everybody = await service.send('GET', '/users?limit=500');
  expect(everybody.text).not.toContain(email);
  expect((await service.send('GET', `/users/${first.json.id}/personal-data`)).text).not.toContain(email);
  // The address is free: whoever has it is somebody new.
  const anew = await send(about(email), `${kind}-4`);
  expect([anew.status, anew.json.id === first.json.id]).toEqual([201, false]);
});
