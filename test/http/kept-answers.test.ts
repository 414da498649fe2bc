import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';
import { preparedAgreement, signedInUser } from './world.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await preparedAgreement(service, 'tenuto');
  await service.agreement({ id: 'mai-visto' });
}, 30_000);
afterAll(() => service.stop());

/** What is kept as it was sent. */
const KEPT = ['/agreements', '/portfolio', '/agreements/tenuto/report'] as const;

test.each(KEPT)('%s, kept for others, is not given to whoever lost the role', async (path) => {
  const email = `legge-${KEPT.indexOf(path)}@esempio.it`;
  const grant = { path: '/agreements/tenuto/roles', body: { role: 'viewer' } };
  const { id, headers } = await signedInUser(service, email, [grant]);
  const asks = () => service.send('GET', path, undefined, { key: null, headers });
  const before = await asks();
  expect([before.status, before.text.includes('tenuto'), before.text.includes('mai-visto')]).toEqual([
    200,
    true,
    false,
  ]);
  expect((await service.send('GET', path)).status).toBe(200);
  expect((await service.send('DELETE', `/agreements/tenuto/roles/${id}`)).status).toBe(200);
  const after = await asks();
  expect(after.text).not.toContain('tenuto');
  // Who still may is given the same as before.
  expect((await service.send('GET', path)).text).toContain('tenuto');
});

test('a kept report holds no name of a person, for whoever asks first', async () => {
  const delegates = [{ partner: 'ciss', name: 'Giulia Bianchi', office: 'Presidenza' }];
  const held = { present: ['ciss'], delegates };
  expect((await service.send('POST', '/agreements/tenuto/meetings', { date: '2021-11-25', held })).status).toBe(201);
  const report = await service.send('GET', '/agreements/tenuto/report');
  expect([report.status, report.text.includes('Giulia')]).toEqual([200, false]);
});
