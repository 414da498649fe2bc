import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ADMIN, type Service, startService } from '../http/service.js';
import { PASSWORD, preparedAgreement, tokenIn } from '../http/world.js';
import { Browser } from './browser.js';

let service: Service;
let coordinator: Browser;
let administrator: Browser;
beforeAll(async () => {
  service = await startService();
  await preparedAgreement(service, 'patto');
  coordinator = await Browser.of(service, 'coordina', [
    { path: '/agreements/patto/roles', body: { role: 'coordinator' } },
  ]);
  administrator = new Browser(service);
  await administrator.signIn(ADMIN.email, ADMIN.password);
}, 30_000);
afterAll(() => service.stop());

const invite = async (email: string): Promise<string> => {
  const headers = { cookie: coordinator.cookie, origin: 'http://regia.test' };
  const path = '/agreements/patto/invitations';
  const { json } = await service.send('POST', path, { email, role: 'viewer' }, { key: null, headers });
  return json.id as string;
};

test('are an administrator’s to see', async () => {
  await invite('segreta@esempio.it');
  const seen = await coordinator.get('/inviti');
  expect(seen.status).toBe(403);
  expect(seen.html).not.toContain('segreta@');
  expect((await coordinator.get('/')).html).not.toContain('/inviti');
  expect((await administrator.get('/')).html).toContain('href="/inviti"');
  expect((await new Browser(service).get('/inviti')).headers.get('location')).toMatch(/^\/accesso\?/);
});

test('get a link that is shown once, and are taken back', async () => {
  await invite('nuova@esempio.it');
  await invite('per-sbaglio@esempio.it');
  const { page, words } = await administrator.get('/inviti');
  expect(words).toContain('nuova@esempio.it');
  const actionsOf = (email: string) =>
    page
      .querySelectorAll('tbody tr')
      .find((row) => row.text.includes(email))!
      .querySelectorAll('form')
      .map((form) => form.getAttribute('action') ?? '') as [string, string];

  const [toLink, toRevoke] = actionsOf('nuova@esempio.it');
  expect((await coordinator.post(toLink, {})).status).toBe(403);
  expect((await coordinator.post(toRevoke, {})).status).toBe(403);
  const made = await administrator.post(toLink, {});
  expect(made.headers.get('cache-control')).toBe('no-store');
  const token = tokenIn(made.page.querySelector('#collegamento')?.text ?? '');
  expect((await administrator.get('/inviti')).html).not.toContain(token);

  const revoked = await administrator.post(actionsOf('per-sbaglio@esempio.it')[1], {});
  expect([revoked.status, revoked.headers.get('location')]).toEqual([303, '/inviti?ritirato=1']);
  expect((await administrator.get('/inviti')).words).not.toContain('per-sbaglio@');
  expect((await administrator.post(actionsOf('per-sbaglio@esempio.it')[0], {})).status).toBe(404);

  const person = new Browser(service);
  await person.post('/accesso/password', { token, password: PASSWORD, name: 'Nuova' });
  await person.signIn('nuova@esempio.it');
  expect((await person.get('/accordi/patto')).status).toBe(200);
  expect((await administrator.get('/inviti')).words).not.toContain('nuova@esempio.it');
});
