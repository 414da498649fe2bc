import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashOf } from '#libs/kernel/chain.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import type { EventStore, Wakeups } from '#libs/kernel/ports.js';
import { EVENT_STORE, WAKEUPS } from '#libs/kernel/tokens.js';
import { eventually } from '#libs/testing/eventually.js';
import { type CheckedService, checkedSend } from './checked.js';
import { startService } from './service.js';

let service: CheckedService;
beforeAll(async () => {
  service = await checkedSend(await startService());
}, 30_000);
afterAll(() => service.stop());

test('an agreement is recorded and read back', async () => {
  const agreement = await service.agreement();
  const { status, json, headers } = await service.send('GET', `/agreements/${agreement}`);
  expect(status).toBe(200);
  expect(json).toMatchObject({ id: 'pinerolo', title: "Patto d'intesa" });
  expect(headers.get('etag')).toBe(`W/"${json.revision}"`);
});

test('an agreement written by a newer release is stuck, the others go on; which one is told to administrators only', async () => {
  const agreement = await service.agreement({ id: 'dal-futuro' });
  const store = service.running.web.app.get<EventStore>(EVENT_STORE);
  const [last] = await store.read(registerOf(agreement), 1_000, 1, true);
  const { hash: _, ...event } = last as RecordedEvent;
  const unknown = {
    ...event,
    type: 'MeetingTeleported',
    revision: event.revision + 1,
    id: '00000000-0000-7000-8000-000000000001',
    recordedAt: new Date().toISOString(),
    previousHash: (last as RecordedEvent).hash,
  };
  await store.append(registerOf(agreement), event.revision, [{ ...unknown, hash: hashOf(unknown) }]);
  service.running.web.app.get<Wakeups>(WAKEUPS).announce({ stream: registerOf(agreement), revision: unknown.revision });

  await eventually(async () => {
    const ready = await service.send('GET', '/health/ready', undefined, { key: null });
    expect(ready.json).toEqual({ status: 'ready', degraded: 1 });
  });
  const told = await service.send('GET', '/health/ready');
  expect(told.json.stuck).toMatchObject([{ agreement, error: 'UnknownEvent' }]);
  const evaluator = await service.key('evaluator');
  expect((await service.send('GET', '/health/ready', undefined, { key: evaluator })).json.stuck).toBeUndefined();
  const { json } = await service.send('GET', '/portfolio');
  expect(json.items.find((row: { agreement: string }) => row.agreement === agreement)).toMatchObject({ stuck: true });
  expect((await service.send('GET', '/agreements/pinerolo')).status).toBe(200);
  const read = await service.send('GET', `/agreements/${agreement}`);
  expect([read.status, read.json.type]).toEqual([503, 'urn:regia:problem:newer-release']);
}, 30_000);

test('measures are read from this machine, and not through a proxy on it', async () => {
  const read = async (headers: Record<string, string> = {}) =>
    (await service.send('GET', '/metrics', undefined, { key: null, headers })).status;
  expect(await read()).toBe(200);
  for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'X-Forwarded-Host', 'via']) {
    expect([name, await read({ [name]: '127.0.0.1' })]).toEqual([name, 403]);
  }
});

test('behind a proxy that is believed, nobody says that they are this machine', async () => {
  const behind = await startService({ configuration: { trustProxy: 1 } });
  const headers = { 'x-forwarded-for': '127.0.0.1' };
  expect((await behind.send('GET', '/metrics', undefined, { key: null, headers })).status).toBe(403);
  await behind.stop();
});
