import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { writeYaml } from '#libs/adapters/yaml/yaml-document.js';
import {
  type CheckedService,
  checkedSend,
  type Described,
  type Document,
  documentOf,
  isJson,
  operationsOf,
} from './checked.js';
import { request } from './request.js';
import { ADMIN, startService } from './service.js';
import {
  bodyFor,
  type Ids,
  idsFor,
  ORIGIN,
  pathWith,
  preparedAgreement,
  signedInUser,
  signIn,
  tokenIn,
} from './world.js';

let service: CheckedService;
let document: Document;
beforeAll(async () => {
  service = await checkedSend(await startService());
  document = await documentOf(service);
}, 30_000);
afterAll(() => service.stop());

test('the document is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
});

test('every reference in it leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? ''));
  expect(references.size).toBeGreaterThan(3);
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? reference;
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});

test('every call says what it does, who may, and shows an example of every body and answer', () => {
  const described = operationsOf(document);
  expect(described.length).toBeGreaterThan(80);
  expect(new Set(described.map(({ operation }) => operation.operationId)).size).toBe(described.length);
  const missing = described.flatMap(({ method, path, operation }) => {
    const media = [
      ...Object.entries(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap(({ content = {} }) => Object.entries(content)),
    ];
    return [
      ...(operation.summary && /Who: ./.test(operation.description) ? [] : [`${method} ${path}: words`]),
      ...media.filter(([, { example }]) => example === undefined).map(([type]) => `${method} ${path}: ${type}`),
    ];
  });
  expect(missing).toEqual([]);
});

test('every example is of its schema', () => {
  const wrong = operationsOf(document).flatMap(({ method, path, operation }) =>
    [operation.requestBody, ...Object.values(operation.responses)].flatMap((described) =>
      Object.entries(described?.content ?? {})
        .filter(([type]) => isJson(type))
        .map(([, { schema, example }]) => schema && service.checker.problemsOf(schema, example))
        .filter((problem) => problem !== undefined)
        .map((problem) => `${method} ${path}: ${problem}`),
    ),
  );
  expect(wrong).toEqual([]);
});

/** What has to have happened before the example of a command can be recorded. */
type Before = readonly [method: string, path: string, body: unknown];
const before = (path: string, body: unknown): Before => ['POST', path, body];
const REASON = { reason: 'Prima' };
const NOTES: Before = ['PUT', '/meetings/tenuto/minutes', { text: 'Si è riunito il Tavolo.' }];
const RENEWED: Before = ['PATCH', '', { changes: { renewal: { every: 'P1Y' } }, ...REASON }];
const BEFORE: Readonly<Record<string, readonly Before[]>> = {
  'annul-extension': [before('/extensions', { id: 'x', date: '2022-01-10', validTo: '2024-12-31' })],
  'annul-early-end': [before('/early-end', { id: 'x', date: '2022-01-10', validTo: '2022-12-31' })],
  'record-non-renewal': [RENEWED],
  'annul-non-renewal': [RENEWED, before('/non-renewals', { id: 'x', date: '2022-01-10' })],
  'annul-archive': [before('/archive', REASON)],
  'annul-partner-withdrawal': [before('/partners/chronos/withdrawal', { date: '2022-01-10' })],
  'annul-rule-withdrawal': [before('/rules/regola-1/withdrawal', { date: '2022-01-10' })],
  'annul-commitment-withdrawal': [before('/commitments/im1/withdrawal', { date: '2022-01-10' })],
  'annul-members': [before('/bodies/tavolo/members', { id: 'x', date: '2022-01-10', members: ['ciss'] })],
  'annul-delivery': [before('/rules/relazione/deliveries', { id: 'x', date: '2022-01-10' })],
  'annul-targets': [
    before('/indicators/i1/targets', { id: 'x', targets: [{ value: 90, date: '2022-12-31' }], ...REASON }),
  ],
  'annul-held': [before('/meetings/m1/held', { date: '2021-12-10', present: ['ciss'] })],
  'annul-cancellation': [before('/meetings/m1/cancellation', REASON)],
  'approve-minutes': [NOTES],
  'annul-approval': [NOTES, before('/meetings/tenuto/minutes/approval', {})],
  'annul-completion': [before('/decisions/decisione/completion', {})],
  'annul-issue-resolution': [before('/issues/c1/resolution', {})],
};

describe('the example of every call is taken', () => {
  let sent: Awaited<ReturnType<typeof sendAllExamples>>;
  beforeAll(async () => {
    sent = await sendAllExamples();
  }, 60_000);

  test('and answered 2xx', () => {
    expect(sent.filter(({ status }) => status >= 300)).toEqual([]);
    expect(sent.length).toBe(operationsOf(document).length);
  });
});

interface Sent {
  readonly call: string;
  readonly status: number;
  readonly text: string;
}

const AT_ONCE = 8;

async function sendAllExamples(): Promise<Sent[]> {
  const reading = await preparedAgreement(service, 'accordo-da-leggere');
  const described = operationsOf(document);
  const sent: Sent[] = [];
  for (let from = 0; from < described.length; from += AT_ONCE) {
    const some = described.slice(from, from + AT_ONCE);
    sent.push(...(await Promise.all(some.map((each, index) => sendExample(each, from + index, reading)))));
  }
  return sent;
}

async function sendExample({ method, path, operation }: Described, index: number, reading: Ids): Promise<Sent> {
  const call = operation.operationId;
  const user = await aUser(call, index);
  const inAgreement = path.includes('{agreement}');
  const prepared = inAgreement && method === 'GET' ? { ...reading, user: user.id } : undefined;
  const made =
    prepared ??
    (inAgreement
      ? await preparedAgreement(service, `accordo-${index}`, { user: user.id, ofOnePartner: true })
      : user.ids);
  const ids = idsFor(call, made);
  for (const [how, where, what] of BEFORE[call] ?? []) {
    await service.send(how, `/agreements/${ids['agreement']}${where}`, what);
  }
  if (call.startsWith('revoke-role')) await service.send('PUT', pathWith(path, ids), { role: 'viewer' });
  const body = bodyOf(call, operation.requestBody?.content['application/json']?.example, ids, user);
  const asUser = OWN_CALLS.has(call) ? { key: null, headers: user.headers } : {};
  const options = OPEN.has(call) ? { key: null } : asUser;
  const { status, text } = await service.send(method, pathWith(path, ids), body, options);
  return { call, status, text: status < 300 ? '' : text };
}

const OPEN = new Set(['sign-in', 'set-password-by-link']);
const OWN_CALLS = new Set(['sign-out', 'sign-out-everywhere', 'me', 'change-own-language', 'change-own-password']);
const NEEDS_A_USER = /user|role|personal-data|password|link|own|sign|me$/;

interface ExampleUser {
  readonly id: string;
  readonly ids: Ids;
  readonly token?: string;
  readonly headers: Record<string, string>;
}

async function aUser(call: string, index: number): Promise<ExampleUser> {
  if (call === 'revoke-api-key') {
    const issued = await service.send('POST', '/api-keys', { name: 'da revocare', role: 'evaluator' });
    return { id: '', ids: { key: issued.json.id as string }, headers: {} };
  }
  if (call === 'revoke-invitation') {
    const { agreement } = await preparedAgreement(service, `accordo-${index}`);
    const invitation = { email: `invitata-${index}@esempio.it`, role: 'viewer' };
    const { json } = await service.send('POST', `/agreements/${agreement}/invitations`, invitation);
    const { items } = (await service.send('GET', '/invitations')).json;
    const found = items.find(({ user }: { user: string }) => user === json.id);
    return { id: '', ids: { invitation: found.id as string }, headers: {} };
  }
  if (!NEEDS_A_USER.test(call)) return { id: '', ids: {}, headers: {} };
  const email = `persona-${index}@esempio.it`;
  if (OWN_CALLS.has(call)) {
    const { id, headers } = await signedInUser(service, email);
    return { id, ids: { user: id }, headers };
  }
  const id = (await service.send('POST', '/users', { email, name: 'Anna Rossi' })).json.id as string;
  const needsLink = call === 'set-password-by-link' || call === 'revoke-one-time-link';
  const link = needsLink ? await service.send('POST', `/users/${id}/one-time-link`) : undefined;
  const token = link && tokenIn(link.json.url);
  return { id, ids: { user: id }, ...(token && { token }), headers: {} };
}

function bodyOf(call: string, example: unknown, ids: Ids, { token }: ExampleUser): unknown {
  const fields = example as Record<string, unknown> | undefined;
  if (call === 'sign-in') return ADMIN;
  if (call === 'set-password-by-link') return { ...fields, token };
  if (call === 'change-own-password') {
    return { ...fields, current: 'quattro parole messe in fila', password: 'un’altra frase abbastanza lunga' };
  }
  if (call === 'issue-api-key') return { ...fields, expiresAt: '2999-01-01T00:00:00Z' };
  return bodyFor(call, example, ids);
}

test('a request example in YAML is taken too', async () => {
  const example = document.paths['/api/v1/agreements']?.['post']?.requestBody?.content['application/yaml']?.example;
  // As its schema says: a validator of examples reads no YAML out of a text.
  expect(example).toMatchObject({ id: 'patto-di-prova' });
  const text = writeYaml({ ...(example as object), id: 'patto-in-yaml' });
  const answer = await service.send('POST', '/agreements', text, { headers: { 'content-type': 'application/yaml' } });
  expect(answer.status).toBe(201);
  const read = await service.send('GET', '/agreements/patto-in-yaml', undefined, {
    headers: { accept: 'application/yaml' },
  });
  expect(read.headers.get('content-type')).toMatch(/^application\/yaml/);
  expect(read.text).toContain("title: Patto d'intesa");
});

test('the browsable page and all it loads come from here', async () => {
  const page = await service.send('GET', '/api/docs', undefined, { key: null });
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/https?:\/\//);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'/);
  const assets = [...page.text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(assets.length).toBeGreaterThan(2);
  for (const address of assets) {
    expect(address).toMatch(/^\/risorse\/swagger-ui/);
    const asset = await request(service.url, address);
    expect(asset.status).toBe(200);
    if (address.endsWith('.css')) expect(asset.text).not.toMatch(/url\(\s*["']?https?:|@import/);
    else expect(asset.text.length).toBeGreaterThan(20);
  }
});

test('the start page says what this is and leads to the interface', async () => {
  const page = await service.send('GET', '/', undefined, { key: null });
  expect(page.status).toBe(200);
  expect(page.text).toContain('href="/api/docs"');
});

test('a browser that has signed in may do the same', async () => {
  const headers = await signIn(service, ADMIN.email, ADMIN.password);
  expect(headers['origin']).toBe(ORIGIN);
  expect((await service.send('GET', '/me', undefined, { key: null, headers })).json.email).toBe(ADMIN.email);
});
