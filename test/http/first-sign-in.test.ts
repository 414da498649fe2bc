import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { type RunningRegia, runRegia } from '../../apps/regia/run.js';
import { Browser } from '../pages/browser.js';
import { request } from './request.js';
import { ORIGIN } from './world.js';

const NEW_PASSWORD = 'quattro parole messe in fila';
let folder: TemporaryFolder;
let running: RunningRegia;
let url: string;
beforeAll(async () => {
  folder = temporaryFolder();
  running = await runRegia(await EmbeddedModule.open(folder.path), {
    port: 0,
    host: '127.0.0.1',
    publicUrl: ORIGIN,
    dataDir: folder.path,
    adminEmail: undefined,
    adminPassword: undefined,
    logLevel: 'silent',
    trustProxy: false,
    metricsToken: undefined,
  });
  url = running.url;
}, 30_000);
afterAll(async () => {
  await running.stop();
  folder.remove();
});

test('a generated password lets in to be changed, and to nothing else', async () => {
  const { email, password } = running.firstPassword!;
  const browser = new Browser({ url });
  expect((await browser.signIn(email, password)).status).toBe(303);
  const call = (method: string, path: string, body?: unknown) =>
    request(url, `/api/v1${path}`, {
      method,
      headers: { cookie: browser.cookie, origin: ORIGIN, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  for (const [method, path, body] of [
    ['GET', '/agreements'],
    ['GET', '/users'],
    ['POST', '/api-keys', { name: 'prova', role: 'administrator' }],
    ['POST', '/agreements', { title: 'Prova', kind: 'patto-intesa' }],
    ['PUT', '/me/language', { language: 'en' }],
  ] as const) {
    const answer = await call(method, path, body);
    expect([path, answer.status, JSON.parse(answer.text).type]).toEqual([
      path,
      403,
      'urn:regia:problem:password-must-change',
    ]);
  }
  expect(JSON.parse((await call('GET', '/me')).text)).toMatchObject({ email, mustChangePassword: true, roles: [] });
  for (const page of ['/', '/inviti', '/accordi/x']) {
    const { status, headers } = await browser.get(page);
    expect([page, status, headers.get('location')]).toEqual([page, 303, '/password']);
  }
  expect((await browser.get('/password')).words).toContain('provvisoria');
  const same = await browser.post('/password', { current: password, password });
  expect(same.status).toBe(400);
  const wrong = await browser.post('/password', { current: 'sbagliata', password: NEW_PASSWORD });
  expect([wrong.status, wrong.page.querySelector('#current-errore')?.text]).toEqual([
    422,
    expect.stringContaining('non è la password attuale'),
  ]);
  const changed = await browser.post('/password', { current: password, password: NEW_PASSWORD });
  expect([changed.status, changed.headers.get('location')]).toEqual([303, '/accesso?impostata=1']);
  expect((await browser.signIn(email, password)).status).toBe(401);
  await browser.signIn(email, NEW_PASSWORD);
  expect((await call('GET', '/users')).status).toBe(200);
  expect((await browser.get('/inviti')).status).toBe(200);
});
