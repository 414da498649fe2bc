import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import type { CheckedService } from './checked.js';
import { headOf, P, prepareService } from './prepared.js';
import { startService } from './service.js';

let service: CheckedService;
prepareService((prepared) => {
  service = prepared;
});

describe('Idempotency-Key', () => {
  const once = (key: string) => ({ headers: { 'idempotency-key': key } });
  const issue = { date: '2021-11-20', title: 'Manca la sala' };

  test('the same key and request: the first answer again, and nothing is recorded', async () => {
    const first = await service.send('POST', `${P}/issues`, issue, once('uno'));
    const head = await headOf(service);
    const again = await service.send('POST', `${P}/issues`, issue, once('uno'));
    expect(first.status).toBe(201);
    expect([again.status, again.json, again.headers.get('location')]).toEqual([
      201,
      first.json,
      first.headers.get('location'),
    ]);
    expect(await headOf(service)).toBe(head);
  });

  test('with another request, or at another place, 422', async () => {
    await service.send('POST', `${P}/issues`, issue, once('due'));
    expect((await service.send('POST', `${P}/issues`, { ...issue, title: 'Altro' }, once('due'))).status).toBe(422);
    expect((await service.send('POST', `${P}/bodies`, { name: 'Altro' }, once('due'))).status).toBe(422);
  });

  test('is of its caller: the same key of another is another key', async () => {
    const coordinator = await service.key('coordinator', 'pinerolo');
    const mine = await service.send('POST', `${P}/issues`, issue, once('tre'));
    const theirs = await service.send(
      'POST',
      `${P}/issues`,
      { ...issue, title: 'Altro' },
      { key: coordinator, ...once('tre') },
    );
    expect(theirs.status).toBe(201);
    expect(theirs.json.id).not.toBe(mine.json.id);
  });

  test('what was refused leaves no key', async () => {
    const wrong = await service.send('POST', `${P}/issues`, { ...issue, owner: 'nessuno' }, once('quattro'));
    expect(wrong.status).toBe(422);
    expect((await service.send('POST', `${P}/issues`, issue, once('quattro'))).status).toBe(201);
  });

  test('has 1 to 255 characters', async () => {
    expect((await service.send('POST', `${P}/issues`, issue, once('k'.repeat(255)))).status).toBe(201);
    expect((await service.send('POST', `${P}/issues`, issue, once('k'.repeat(256)))).status).toBe(400);
  });

  test('holds when the service starts again on the same folder', async () => {
    const folder = temporaryFolder();
    const before = await startService({ folder });
    await before.agreement();
    const key = before.admin;
    const first = await before.send('POST', `${P}/issues`, issue, { key, ...once('riavvio') });
    await before.stop();
    const after = await startService({ folder });
    try {
      const again = await after.send('POST', `${P}/issues`, issue, { key, ...once('riavvio') });
      expect([again.status, again.json]).toEqual([201, first.json]);
      expect((await after.send('GET', `${P}/issues`)).json.items).toHaveLength(1);
    } finally {
      await after.stop();
      folder.remove();
    }
  });
});

describe('ETag', () => {
  const etagOf = async (path: string): Promise<string> => (await service.send('GET', path)).headers.get('etag') ?? '';
  const at = (path: string, name: string, tag: string) =>
    service.send('GET', path, undefined, { headers: { [name]: tag } });

  test.each([
    '',
    '/meetings/m1',
    '/commitments/im1',
    '/indicators/i1',
    '/issues/c1',
    '/decisions/decisione',
    '/evaluations/v1',
  ])('GET %s carries one, and answers 304 while it holds', async (path) => {
    const { headers, json } = await service.send('GET', P + path);
    const etag = headers.get('etag') ?? '';
    expect(etag).toBe(`W/"${json.revision}"`);
    const unchanged = await at(P + path, 'if-none-match', `W/"99999", ${etag}`);
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await at(P + path, 'if-none-match', 'W/"99999"')).status).toBe(200);
    expect((await at(P + path, 'if-none-match', 'senza-virgolette')).status).toBe(400);
  });

  test('If-Match on what has changed: 412 and nothing is recorded', async () => {
    const old = await etagOf(`${P}/indicators/i1`);
    const measured = { date: '2021-11-30', value: 50 };
    const send = (etag: string) =>
      service.send('POST', `${P}/indicators/i1/measurements`, measured, { headers: { 'if-match': etag } });
    expect((await send(old)).status).toBe(201);
    const head = await headOf(service);
    const stale = await send(old);
    expect([stale.status, stale.json.type]).toEqual([412, 'urn:regia:problem:changed-meanwhile']);
    expect(await headOf(service)).toBe(head);
    expect((await send(await etagOf(`${P}/indicators/i1`))).status).toBe(201);
    expect((await send('*')).status).toBe(201);
    expect((await send('12')).status).toBe(400);
  });

  test('is of the part that the longest prefix of the path names', async () => {
    const commitment = await etagOf(`${P}/commitments/im1`);
    await service.send('POST', `${P}/issues`, { date: '2021-11-20', title: 'Altro' });
    const headers = { 'if-match': commitment };
    const progress = { id: 'p-etag', date: '2021-11-20', status: 'in-progress', percent: 30 };
    expect((await service.send('POST', `${P}/commitments/im1/progress`, progress, { headers })).status).toBe(201);
    const correction = { percent: 31, reason: 'Contato male' };
    const path = `${P}/commitments/im1/progress/p-etag/correction`;
    expect((await service.send('POST', path, correction, { headers })).status).toBe(412);
    const agreement = await etagOf(P);
    expect(
      (await service.send('POST', `${P}/bodies`, { name: 'Nuovo' }, { headers: { 'if-match': agreement } })).status,
    ).toBe(201);
    const again = await service.send(
      'POST',
      `${P}/meetings`,
      { date: '2021-12-01' },
      { headers: { 'if-match': agreement } },
    );
    expect(again.status).toBe(412);
  });

  test('rights come before it, the domain after it', async () => {
    const viewer = await service.key('viewer', 'pinerolo');
    const headers = { 'if-match': 'W/"1"' };
    const body = { changes: { title: 7 }, reason: 'Prova' };
    expect((await service.send('PATCH', P, body, { headers, key: viewer })).status).toBe(403);
    expect((await service.send('PATCH', P, { ...body, changes: { partners: 'x' } }, { headers })).status).toBe(412);
  });
});
