import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type CheckedService, checkedSend } from './checked.js';
import { request } from './request.js';
import { ADMIN, type Answer, startService } from './service.js';
import { ORIGIN, PASSWORD, preparedAgreement, signedInUser, signIn, tokenIn } from './world.js';

const START = '2026-03-02T09:00:00.000Z';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = new FakeClock(START);
const P = '/agreements/pinerolo';
let service: CheckedService;
let made = 0;

beforeAll(async () => {
  service = await checkedSend(await startService({ clock }));
  await preparedAgreement(service, 'pinerolo');
}, 30_000);
afterAll(() => service.stop());
beforeEach(() => clock.advance(HOUR));

const anEmail = (): string => {
  made += 1;
  return `persona-${made}@esempio.it`;
};

type Headers = Record<string, string>;
const as = (headers: Headers, method: string, path: string, body?: unknown): Promise<Answer> =>
  service.send(method, path, body, { key: null, headers });
const statusOf = async (headers: Headers, path = '/me'): Promise<number> => (await as(headers, 'GET', path)).status;
const viewer = [{ path: `${P}/roles`, body: { role: 'viewer' } }];

describe('a session', () => {
  test('begins with a cookie that no script reads, and ends with DELETE', async () => {
    const answer = await service.send('POST', '/session', ADMIN, { key: null });
    const [cookie = '', device] = answer.headers.getSetCookie();
    expect(device).toMatch(/^regia_device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/);
    expect(cookie).toMatch(/^regia_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    const headers = { cookie: cookie.split(';')[0] ?? '', origin: ORIGIN };
    expect(await statusOf(headers)).toBe(200);
    expect((await as(headers, 'DELETE', '/session')).status).toBe(204);
    expect(await statusOf(headers)).toBe(401);
  });

  test('is Secure where the service stands behind TLS', async () => {
    const secure = await startService({ configuration: { publicUrl: 'https://regia.test' } });
    const answer = await secure.send('POST', '/session', ADMIN, { key: null });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-regia_(session|device)=.*; Path=\/; .*; Secure$/);
    const [value = ''] = cookies[0]?.split(';') ?? [];
    const me = (cookie: string) => secure.send('GET', '/me', undefined, { key: null, headers: { cookie } });
    const answers = [await me(value), await me(value.replace('__Host-', ''))];
    const docs = await secure.send('GET', '/api/docs', undefined, { key: null });
    await secure.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    expect(answers[0]?.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(docs.headers.get('content-security-policy')).toMatch(/base-uri 'none'; form-action 'none'/);
  });

  test('ends after 12 hours without a request, not before', async () => {
    const { headers } = await signedInUser(service, anEmail());
    clock.advance(12 * HOUR - 1_000);
    expect(await statusOf(headers)).toBe(200);
    clock.advance(12 * HOUR - 1_000);
    expect(await statusOf(headers)).toBe(200);
    clock.advance(12 * HOUR);
    expect(await statusOf(headers)).toBe(401);
  });

  test('ends after 30 days, however busy', async () => {
    const { headers } = await signedInUser(service, anEmail());
    for (let at = 0; at < 59; at += 1) {
      clock.advance(12 * HOUR - 1_000);
      expect(await statusOf(headers)).toBe(200);
    }
    clock.advance(12 * HOUR);
    expect(await statusOf(headers)).toBe(401);
  });

  test('ends everywhere with DELETE /sessions, a new password, a narrower role or none, deactivation', async () => {
    const changes: ((id: string, headers: Headers) => Promise<Answer>)[] = [
      (_, headers) => as(headers, 'DELETE', '/sessions'),
      (_, headers) =>
        as(headers, 'PUT', '/me/password', { current: PASSWORD, password: 'altre quattro parole lunghe' }),
      (id) => service.send('PUT', `${P}/roles/${id}`, { role: 'viewer' }),
      (id) => service.send('DELETE', `${P}/roles/${id}`),
      (id) => service.send('POST', `/users/${id}/deactivation`),
    ];
    for (const change of changes) {
      const email = anEmail();
      const { id, headers } = await signedInUser(service, email, [{ path: `${P}/roles`, body: { role: 'evaluator' } }]);
      const elsewhere = await signIn(service, email);
      expect((await change(id, headers)).status).toBeLessThan(300);
      expect([await statusOf(headers), await statusOf(elsewhere)]).toEqual([401, 401]);
    }
  });
});

describe('requests that other sites make a browser send', () => {
  test.each([
    ['no Origin at all', {}, 403],
    ['a foreign Origin', { origin: 'https://altrove.esempio' }, 403],
    ['an Origin that is none', { origin: 'null' }, 403],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sub-domain', { origin: 'http://x.regia.test' }, 403],
    ['our Origin', { origin: ORIGIN }, 201],
    ['Sec-Fetch-Site: same-origin', { 'sec-fetch-site': 'same-origin' }, 201],
  ])('a cookie with %s', async (_, origin, expected) => {
    const { cookie = '' } = await signIn(service, ADMIN.email, ADMIN.password);
    const headers: Headers = { cookie, ...origin } as Headers;
    const body = { date: '2021-11-20', title: 'Prova' };
    expect((await as(headers, 'POST', `${P}/issues`, body)).status).toBe(expected);
    expect(await statusOf(headers)).toBe(200);
  });

  test('however the address is written', async () => {
    const { cookie = '' } = await signIn(service, ADMIN.email, ADMIN.password);
    const send = (path: string, headers: Headers, body: unknown) =>
      request(service.url, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const foreign = { origin: 'https://altrove.esempio' };
    for (const base of ['/api', '/%61pi', '/a%70i']) {
      const to = async (path: string, headers: Headers, body: unknown) => {
        const answer = await send(`${base}/v1${path}`, headers, body);
        return [base, answer.status, answer.headers.get('cache-control')];
      };
      expect(await to('/session', foreign, ADMIN)).toEqual([base, 403, 'no-store']);
      const issue = { date: '2021-11-20', title: 'Prova' };
      expect(await to(`${P}/issues`, { cookie, ...foreign }, issue)).toEqual([base, 403, 'no-store']);
      expect(await to(`${P}/issues`, { cookie, origin: ORIGIN }, issue)).toEqual([base, 201, 'no-store']);
    }
  });

  test('a key needs no Origin, and a wrong key is not helped by a good cookie', async () => {
    expect((await service.send('POST', `${P}/issues`, { date: '2021-11-20', title: 'Prova' })).status).toBe(201);
    const headers = await signIn(service, ADMIN.email, ADMIN.password);
    expect(await statusOf({ ...headers, authorization: 'Bearer inventata' })).toBe(401);
  });
});

describe('roles', () => {
  test('the last coordinator stays', async () => {
    const at = '/agreements/con-coordinatore';
    await preparedAgreement(service, 'con-coordinatore', { ofOnePartner: true });
    const grant = { path: `${at}/roles`, body: { role: 'coordinator' } };
    const first = await signedInUser(service, anEmail(), [grant]);
    for (const [method, path, body] of [
      ['DELETE', `${at}/roles/${first.id}`, undefined],
      ['PUT', `${at}/roles/${first.id}`, { role: 'viewer' }],
      ['POST', `/users/${first.id}/deactivation`, undefined],
    ] as const) {
      expect([path, (await service.send(method, path, body)).status]).toEqual([path, 422]);
    }
    await signedInUser(service, anEmail(), [grant]);
    expect((await service.send('DELETE', `${at}/roles/${first.id}`)).status).toBe(200);
    const held = (await service.send('GET', `${at}/roles`)).json.items;
    expect(held.map(({ role }: { role: string }) => role)).toEqual(['coordinator']);
  });

  test('unchanged or widened it ends no session', async () => {
    const { id, headers } = await signedInUser(service, anEmail(), viewer);
    for (const role of ['viewer', 'evaluator', 'coordinator']) {
      expect((await service.send('PUT', `${P}/roles/${id}`, { role })).status).toBe(200);
      expect((await as(headers, 'GET', '/me')).json.roles).toEqual([{ role, agreement: 'pinerolo' }]);
    }
  });

  const aCoordinator = () => signedInUser(service, anEmail(), [{ path: `${P}/roles`, body: { role: 'coordinator' } }]);

  test('an invitation puts no link into the inviter’s hands, and what others give goes to nobody before', async () => {
    const { headers } = await aCoordinator();
    const other = await aCoordinator();
    const email = anEmail();
    const invited = await as(headers, 'POST', `${P}/invitations`, { email, role: 'viewer' });
    expect(Object.keys(invited.json).sort()).toEqual(['email', 'id', 'recordedAt', 'revision']);
    const { id } = invited.json;
    const attempts: [method: string, path: string][] = [
      ['POST', `/users/${id}/one-time-link`],
      ['DELETE', `/users/${id}/one-time-link`],
      ['GET', '/invitations'],
      ['DELETE', '/invitations/x'],
      ['GET', `/users/${id}/personal-data`],
    ];
    for (const [method, path] of attempts) expect((await as(headers, method, path)).status).toBe(403);
    // A link that an administrator has handed over ends where another gives more.
    const first = tokenIn((await service.send('POST', `/users/${id}/one-time-link`)).json.url);
    const more = await as(other.headers, 'PUT', `${P}/roles/${id}`, { role: 'coordinator' });
    expect(more.status).toBe(200);
    const use = (token: string) =>
      service.send('POST', '/one-time-links', { token, password: PASSWORD }, { key: null });
    expect((await use(first)).status).toBe(404);
    expect((await service.send('POST', '/session', { email, password: PASSWORD }, { key: null })).status).toBe(401);
    const second = tokenIn((await service.send('POST', `/users/${id}/one-time-link`)).json.url);
    expect((await use(second)).status).toBe(200);
    expect((await as(await signIn(service, email), 'GET', '/me')).json.roles).toEqual([
      { role: 'coordinator', agreement: 'pinerolo' },
    ]);
  });

  test('an invitation of a known address says neither the name nor whether there is a password', async () => {
    const { headers } = await aCoordinator();
    const known = anEmail();
    const { id } = await signedInUser(service, known);
    const told = [];
    for (const email of [known, anEmail()]) {
      const { status, json } = await as(headers, 'POST', `${P}/invitations`, { email, role: 'viewer' });
      told.push([status, Object.keys(json).sort()]);
    }
    expect(told[0]).toEqual(told[1]);
    expect((await as(headers, 'PUT', `${P}/roles/${id}`, { role: 'evaluator' })).status).toBe(200);
    const { json, text } = await as(headers, 'GET', `${P}/roles`);
    const listed = json.items.find(({ user }: { user: string }) => user === id);
    expect(listed).toEqual({ user: id, email: known, role: 'evaluator', active: true });
    expect(text).not.toContain('hasPassword');
  });

  test('administrators see open invitations, and revoke them with the role and the link', async () => {
    const { headers } = await aCoordinator();
    const email = anEmail();
    const { id } = (await as(headers, 'POST', `${P}/invitations`, { email, role: 'member', partner: 'ciss' })).json;
    const link = (await service.send('POST', `/users/${id}/one-time-link`)).json;
    const open = async () => {
      const { json, text } = await service.send('GET', '/invitations');
      expect(text).not.toContain(tokenIn(link.url));
      return json.items.find((each: { email: string }) => each.email === email);
    };
    const invitation = await open();
    expect(invitation).toMatchObject({ user: id, role: 'member', partner: 'ciss', linkExpiresAt: link.expiresAt });
    expect((await service.send('DELETE', `/invitations/${invitation.id}`)).status).toBe(200);
    expect((await service.send('DELETE', `/invitations/${invitation.id}`)).status).toBe(404);
    expect(await open()).toBeUndefined();
    const body = { token: tokenIn(link.url), password: PASSWORD };
    expect((await service.send('POST', '/one-time-links', body, { key: null })).status).toBe(404);
    const held = (await service.send('GET', `${P}/roles`)).json.items;
    expect(held.map(({ user }: { user: string }) => user)).not.toContain(id);
  });

  test('a new link ends the one before, and one is revoked', async () => {
    const { json } = await service.send('POST', '/users', { email: anEmail(), name: 'Anna Rossi' });
    const issue = async () => tokenIn((await service.send('POST', `/users/${json.id}/one-time-link`)).json.url);
    const use = async (token: string) =>
      (await service.send('POST', '/one-time-links', { token, password: PASSWORD }, { key: null })).status;
    const [first, second] = [await issue(), await issue()];
    expect(await use(first)).toBe(404);
    expect((await service.send('DELETE', `/users/${json.id}/one-time-link`)).status).toBe(200);
    expect(await use(second)).toBe(404);
    expect((await service.send('DELETE', `/users/${json.id}/one-time-link`)).status).toBe(404);
    expect(await use(await issue())).toBe(200);
  });

  test('who is invited sets a password by the link, once, and then has the role', async () => {
    const coordinator = await aCoordinator();
    const email = anEmail();
    const invitation = { email, role: 'member', partner: 'ciss' };
    const invited = await as(coordinator.headers, 'POST', `${P}/invitations`, invitation);
    expect(invited.status).toBe(201);
    const token = tokenIn((await service.send('POST', `/users/${invited.json.id}/one-time-link`)).json.url);
    const use = (password = PASSWORD) => service.send('POST', '/one-time-links', { token, password }, { key: null });
    expect((await use('corta')).status).toBe(400);
    expect((await use()).status).toBe(200);
    expect((await use()).status).toBe(404);
    const headers = await signIn(service, email);
    expect((await as(headers, 'GET', '/me')).json.roles).toEqual([
      { role: 'member', agreement: 'pinerolo', partner: 'ciss' },
    ]);
    expect(
      (await as(coordinator.headers, 'POST', `${P}/invitations`, { ...invitation, partner: 'nessuno' })).status,
    ).toBe(422);
    expect((await as(headers, 'POST', `${P}/invitations`, { ...invitation, email: anEmail() })).status).toBe(403);
  });

  test('a link is good for a day', async () => {
    const { json } = await service.send('POST', '/users', { email: anEmail(), name: 'Anna Rossi' });
    const link = (await service.send('POST', `/users/${json.id}/one-time-link`)).json;
    expect(Date.parse(link.expiresAt)).toBe(Date.parse(clock.now()) + DAY);
    clock.advance(DAY);
    const body = { token: tokenIn(link.url), password: PASSWORD };
    expect((await service.send('POST', '/one-time-links', body, { key: null })).status).toBe(404);
  });

  test('a key that is revoked says which were issued with it, and takes them along on request', async () => {
    const issue = async (key: string) =>
      (await service.send('POST', '/api-keys', { name: 'prova', role: 'administrator' }, { key })).json;
    const first = await issue(service.admin);
    const second = await issue(first.key);
    const third = await issue(second.key);
    const other = await issue(first.key);
    const status = async ({ key }: { key: string }) => (await service.send('GET', '/me', undefined, { key })).status;
    const told = await service.send('DELETE', `/api-keys/${other.id}`);
    expect([told.status, told.json.issued]).toEqual([200, []]);
    const revoked = await service.send('DELETE', `/api-keys/${second.id}`);
    expect(revoked.json.issued).toEqual([third.id]);
    expect([await status(first), await status(second), await status(third)]).toEqual([200, 401, 200]);
    expect((await service.send('DELETE', `/api-keys/${first.id}?withIssued=forse`)).status).toBe(400);
    const all = await service.send('DELETE', `/api-keys/${first.id}?withIssued=true`);
    expect([all.status, all.json.id, all.json.issued]).toEqual([200, first.id, []]);
    expect([await status(first), await status(third)]).toEqual([401, 401]);
    expect(await status({ key: service.admin })).toBe(200);
  });

  test('a key holds until it expires or is revoked', async () => {
    const expiresAt = new Date(Date.parse(clock.now()) + HOUR).toISOString();
    const { json } = await service.send('POST', '/api-keys', { name: 'prova', role: 'evaluator', expiresAt });
    const me = () => service.send('GET', '/me', undefined, { key: json.key });
    expect((await me()).json).toMatchObject({ kind: 'key', roles: [{ role: 'evaluator' }] });
    clock.advance(HOUR);
    expect((await me()).status).toBe(401);
    const other = (await service.send('POST', '/api-keys', { name: 'prova', role: 'evaluator' })).json;
    expect((await service.send('GET', '/me', undefined, { key: other.key })).status).toBe(200);
    expect((await service.send('DELETE', `/api-keys/${other.id}`)).status).toBe(200);
    expect((await service.send('GET', '/me', undefined, { key: other.key })).status).toBe(401);
    for (const grant of [
      { role: 'member', agreement: 'pinerolo' },
      { role: 'coordinator' },
      { role: 'member', partner: 'ciss' },
    ]) {
      expect((await service.send('POST', '/api-keys', { name: 'prova', ...grant })).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('guessing passwords', () => {
  const guess = (email: string) => service.send('POST', '/session', { email, password: 'sbagliata' }, { key: null });

  test('ten times in a quarter of an hour, then 429 with Retry-After, for an account that there is and one that there is not', async () => {
    const email = anEmail();
    await signedInUser(service, email);
    const before = await service.send('POST', '/session', { email, password: PASSWORD }, { key: null });
    const device = before.headers.getSetCookie()[1]?.split(';')[0];
    const told = [];
    for (const address of [email, 'nessuno@esempio.it']) {
      const answers = [];
      for (let time = 0; time < 11; time += 1) answers.push(await guess(address));
      told.push(answers.map(({ status, json, headers }) => [status, json.detail, headers.get('retry-after')]));
      expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429]);
      expect(Number(answers[10]?.headers.get('retry-after'))).toBe(900);
    }
    expect(told[0]).toEqual(told[1]);
    const again = (cookie?: string) =>
      service.send(
        'POST',
        '/session',
        { email, password: PASSWORD },
        {
          key: null,
          ...(cookie && { headers: { cookie, origin: ORIGIN } }),
        },
      );
    expect((await again()).status).toBe(429);
    expect((await again(device)).status).toBe(200);
    clock.advance(15 * 60_000);
    await expect(signIn(service, email)).resolves.toHaveProperty('cookie');
  });
});

describe('personal data', () => {
  test('of a user: the person and administrators export it, and it is erased on request', async () => {
    const email = anEmail();
    const { id, headers } = await signedInUser(service, email, viewer);
    const other = await signedInUser(service, anEmail(), viewer);
    const own = await as(headers, 'GET', `/users/${id}/personal-data`);
    expect(own.json).toMatchObject({ user: { id, email, name: 'Anna Rossi' }, sessions: [{ startedAt: clock.now() }] });
    expect(own.json.changes.length).toBeGreaterThan(1);
    expect((await as(other.headers, 'GET', `/users/${id}/personal-data`)).status).toBe(403);
    expect((await as(headers, 'DELETE', `/users/${id}/personal-data`, { reason: 'Prova' })).status).toBe(403);
    expect((await service.send('DELETE', `/users/${id}/personal-data`, {})).status).toBe(400);
    expect((await service.send('DELETE', `/users/${id}/personal-data`, { reason: 'Richiesta' })).status).toBe(200);
    expect(await statusOf(headers)).toBe(401);
    const users = await service.send('GET', '/users?limit=500');
    expect(users.text).not.toContain(email);
    expect((await service.send('POST', '/session', { email, password: PASSWORD }, { key: null })).status).toBe(401);
  });

  test('of a delegate: exported, then unreadable everywhere', async () => {
    const path = `${P}/personal-data/persona`;
    const known = await service.send('GET', path);
    expect(known.text).toContain('Anna Rossi');
    expect((await service.send('GET', `${P}/personal-data/nessuno`)).status).toBe(404);
    expect((await service.send('DELETE', path, { reason: 'Richiesta della persona' })).status).toBe(200);
    expect((await service.send('DELETE', path, { reason: 'Richiesta della persona' })).status).toBe(422);
    for (const place of ['/meetings/tenuto', '/personal-data/persona']) {
      expect((await service.send('GET', P + place)).text).not.toContain('Anna Rossi');
    }
    expect((await service.send('GET', `${P}/meetings/tenuto-altri`)).text).toContain('Anna Rossi');
  });
});
