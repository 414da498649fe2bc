import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allCommands } from '#libs/agreement/core/commands.js';
import {
  expectedStatus,
  expectedWords,
  isEverywhere,
  isInAgreement,
  MATRIX,
  type MatrixRow,
  matrixSize,
  PLACES,
  type Place,
  placesOf,
  roleOf,
  SUBJECTS,
  type Subject,
} from '../rights/expected.js';
import { type CheckedService, checkedSend, operationsOf } from './checked.js';
import { ADMIN, type Answer, startService } from './service.js';
import { bodyFor, type Ids, idsFor, pathWith, preparedAgreement, signedInUser, signIn } from './world.js';

const A = 'accordo-a';
const B = 'accordo-b';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly password?: string;
  headers: Record<string, string>;
}

let service: CheckedService;
let people: Map<Subject, Person>;
let worlds: Record<string, Ids>;
let spares = 0;

beforeAll(async () => {
  service = await checkedSend(await startService());
  worlds = { [A]: await preparedAgreement(service, A), [B]: await preparedAgreement(service, B) };
  for (const agreement of [A, B]) await recordedToTakeBack(agreement);
  people = new Map();
  for (const subject of SUBJECTS) people.set(subject, await personFor(subject));
}, 60_000);
afterAll(() => service.stop());

/** Of each kind one, by the ids that `idsFor` gives: whoever may is answered that it is annulled, once or already. */
async function recordedToTakeBack(agreement: string): Promise<void> {
  const at = `/agreements/${agreement}`;
  const targets = [{ value: 90, date: '2022-12-31' }];
  const sent: readonly [method: string, path: string, body: unknown][] = [
    ['PATCH', '', { changes: { renewal: { every: 'P1Y' } }, reason: 'Dal testo' }],
    ['POST', '/extensions', { id: 'x', date: '2022-01-10', validTo: '2024-12-31' }],
    ['POST', '/early-end', { id: 'x', date: '2022-02-10', validTo: '2024-06-30' }],
    ['POST', '/non-renewals', { id: 'x', date: '2022-01-10' }],
    ['POST', '/bodies/tavolo/members', { id: 'x', date: '2022-01-10', members: ['ciss'] }],
    ['POST', '/rules/relazione/deliveries', { id: 'x', date: '2022-01-10' }],
    ['POST', '/rules/relazione-altri/deliveries', { id: 'x', date: '2022-01-10' }],
    ['POST', '/indicators/i1-altri/targets', { id: 'x', targets, reason: 'Deciso dal tavolo' }],
    ['POST', '/indicators/i1/targets', { id: 'x', targets, reason: 'Deciso dal tavolo' }],
  ];
  for (const [method, path, body] of sent) {
    const { status, text } = await service.send(method, `${at}${path}`, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
  }
}

async function personFor(subject: Subject): Promise<Person> {
  if (subject === 'administrator') {
    const headers = await signIn(service, ADMIN.email, ADMIN.password);
    const me = await service.send('GET', '/me', undefined, { key: null, headers });
    return { id: me.json.id, ...ADMIN, headers };
  }
  const role = roleOf(subject);
  const path = isEverywhere(subject) ? '/roles' : `/agreements/${A}/roles`;
  const body = { role, ...(role === 'member' && { partner: 'ciss' }) };
  const email = `${subject}@esempio.it`;
  return { email, ...(await signedInUser(service, email, role ? [{ path, body }] : [])) };
}

const personOf = (subject: Subject): Person => people.get(subject) as Person;

async function as(
  subject: Subject,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> {
  return service.send(method, path, body, { key: null, headers: { ...personOf(subject).headers, ...more } });
}

/** Somebody with a role in both agreements, on whom users' calls are tried. */
async function somebody(): Promise<string> {
  spares += 1;
  const answer = await service.send('POST', '/users', { email: `altri-${spares}@esempio.it`, name: 'Altri' });
  for (const agreement of [A, B]) {
    await service.send('PUT', `/agreements/${agreement}/roles/${answer.json.id}`, { role: 'viewer' });
  }
  return answer.json.id as string;
}

async function anInvitation(): Promise<string> {
  await service.send('POST', `/agreements/${A}/invitations`, { email: `${another()}@esempio.it`, role: 'viewer' });
  return (await service.send('GET', '/invitations')).json.items.at(-1).id as string;
}

async function aKey(): Promise<string> {
  return (await service.send('POST', '/api-keys', { name: 'da revocare', role: 'evaluator' })).json.id as string;
}

/** An evaluation that somebody recorded, or one of somebody else. */
async function evaluationOf(subject: Subject, agreement: string, place: Place): Promise<string> {
  const body = { date: '2021-12-01', text: 'Bene.' };
  const isOwn = place === 'mine' && roleOf(subject) === 'evaluator';
  const path = `/agreements/${agreement}/evaluations`;
  const answer = isOwn ? await as(subject, 'POST', path, body) : await service.send('POST', path, body);
  return answer.json.id as string;
}

const PARTS_OF_OTHERS: Ids = {
  meeting: 'm1-altri',
  commitment: 'im1-altri',
  indicator: 'i1-altri',
  decision: 'decisione-altri',
  issue: 'c1-altri',
};
const INSIDE_PARTS_OF_OTHERS: Ids = { progress: 'p1-altri', measurement: 'r1-altri' };

/** What a call about a place names: parts that there are, of the own partner or of another. */
async function idsAt(row: MatrixRow, subject: Subject, place: Place): Promise<Ids> {
  const agreement = place === 'none' ? 'non-esiste' : place === 'another' ? B : A;
  const world = worlds[agreement] ?? worlds[A] ?? {};
  const others = place === 'own' ? { ...PARTS_OF_OTHERS, ...INSIDE_PARTS_OF_OTHERS } : {};
  const named = idsFor(row.name, world);
  const meeting = named['meeting'] ?? '';
  const isOwed = named['rule'] === 'relazione';
  const ids: Record<string, string> = {
    ...named,
    meeting,
    ...others,
    ...(isOwed && place === 'own' && { rule: 'relazione-altri' }),
    ...(place === 'own' && { meeting: `${meeting}-altri` }),
    a: agreement,
    agreement,
  };
  if (row.name === 'annul-evaluation' && place !== 'none')
    ids['evaluation'] = await evaluationOf(subject, agreement, place);
  if (row.path.includes('{user}'))
    ids['user'] = place === 'mine' && !isInAgreement(row) ? personOf(subject).id : await somebody();
  if (row.name === 'revoke-role-everywhere' && place === 'another') {
    await service.send('PUT', `/roles/${ids['user']}`, { role: 'viewer' });
  }
  if (row.path.includes('{key}')) ids['key'] = await aKey();
  if (row.path.includes('{invitation}')) ids['invitation'] = await anInvitation();
  if (row.name === 'revoke-one-time-link') await service.send('POST', `/users/${ids['user']}/one-time-link`);
  return ids;
}

function bodyOf(row: MatrixRow, place: Place, ids: Ids): unknown {
  if (row.method === 'GET') return undefined;
  const command = allCommands.find(({ name }) => name === row.name);
  const convenedBy = row.name === 'convene-meeting' ? { convenedBy: place === 'own' ? 'diaconia' : 'ciss' } : {};
  if (command) return { ...(bodyFor(row.name, command.example, ids) as object), ...convenedBy };
  return BODIES[row.name]?.();
}

let made = 0;
const another = (): string => {
  made += 1;
  return `nuovo-${made}`;
};
const BODIES: Readonly<Record<string, () => unknown>> = {
  'grant-role': () => ({ role: 'viewer' }),
  'grant-role-everywhere': () => ({ role: 'viewer' }),
  'invite-user': () => ({ email: `${another()}@esempio.it`, role: 'viewer' }),
  'create-agreement': () => ({ id: another(), title: 'Nuovo', kind: 'patto-intesa' }),
  'register-user': () => ({ email: `${another()}@esempio.it`, name: 'Nuovo' }),
  'erase-user': () => ({ reason: 'Richiesta della persona' }),
  'issue-api-key': () => ({ name: 'prova', role: 'evaluator' }),
};

/** Done last in an agreement, or with a session: nothing could be tried after them. */
const LAST = /^(annul-agreement|archive-agreement|end-session|end-sessions)$/;
const rows = MATRIX.filter(({ path }) => path !== '');
const cases = (last: boolean) =>
  SUBJECTS.flatMap((subject) =>
    rows.filter(({ name }) => LAST.test(name) === last).map((row) => [subject, row.name, row] as const),
  );

/** What the domain has against it comes after rights: whoever may call is told. */
const ALLOWED = new Set([200, 201, 204, 409, 422]);
const asWritten = (expected: number, actual: number): boolean =>
  expected === 200 ? ALLOWED.has(actual) : actual === expected;

let tried = 0;
describe('rights', () => {
  test.each([...cases(false), ...cases(true)])('%s: %s', async (subject, _, row) => {
    for (const place of placesOf(row)) {
      const ids = await idsAt(row, subject, place);
      const answer = await as(subject, row.method, pathWith(row.path, ids), bodyOf(row, place, ids));
      const expected = expectedStatus(row, subject, place);
      const told = { place, expected, actual: answer.status, text: answer.text.slice(0, 300) };
      expect({ ...told, right: asWritten(expected, answer.status) }).toMatchObject({ right: true });
      tried += 1;
      if (row.name.startsWith('end-session')) {
        const person = personOf(subject);
        person.headers = await signIn(service, person.email, person.password);
      }
    }
  });
});

test('the whole matrix was tried, and nobody without signing in gets anywhere', async () => {
  const cellsWithoutPath = MATRIX.filter(({ path }) => path === '').length * SUBJECTS.length * PLACES.length;
  expect(tried).toBe(matrixSize() - cellsWithoutPath);
  for (const row of rows) {
    const path = pathWith(row.path, { ...worlds[A], a: A, user: 'u', key: 'k', invitation: 'i' });
    expect({ row: row.name, status: (await service.send(row.method, path, undefined, { key: null })).status }).toEqual({
      row: row.name,
      status: 401,
    });
  }
});

describe('what one may not see', () => {
  test('is answered word for word as what is not there', async () => {
    for (const row of rows.filter(isInAgreement)) {
      const told: unknown[] = [];
      for (const agreement of [B, 'non-esiste']) {
        const ids = { ...worlds[B], a: agreement, agreement, user: 'qualcuno', evaluation: 'v1' };
        const answer = await as('viewer', row.method, pathWith(row.path, ids), bodyOf(row, 'another', ids), {
          'if-match': 'W/"1"',
          'if-none-match': '*',
          'idempotency-key': 'la-stessa',
        });
        const headers = Object.fromEntries(answer.headers);
        for (const changing of ['date', 'x-request-id']) delete headers[changing];
        told.push({ row: row.name, status: answer.status, text: answer.text, headers });
      }
      expect(told[0]).toMatchObject({ status: 404 });
      expect(told[0]).toEqual(told[1]);
      expect(told[0]).not.toHaveProperty('headers.etag');
    }
  });

  test('stands in no list, whatever is asked', async () => {
    const queries = ['', '?q=patto', '?status=running,ended,archived,annulled', '?sort=title', '?limit=1', `?q=${B}`];
    for (const list of ['/agreements', '/portfolio']) {
      for (const query of queries) {
        for (const subject of ['viewer', 'member', 'coordinator', 'evaluator', 'nobody'] as const) {
          const { status, text } = await as(subject, 'GET', `${list}${query}`);
          expect({ status, query, subject }).toMatchObject({ status: 200 });
          expect(text).not.toContain(B);
          expect(text).not.toContain('nuovo-');
        }
      }
      expect((await as('nobody', 'GET', list)).json).toEqual({ items: [] });
    }
  });

  test('is not reached by waiting for it, nor by the cursor of somebody who sees it', async () => {
    const waiting = [];
    for (const agreement of [B, 'non-esiste']) {
      waiting.push((await as('viewer', 'GET', `/agreements?atLeast=${agreement}:1`)).text);
    }
    expect(waiting[0]).toBe(waiting[1]);
    const { json } = await as('administrator', 'GET', '/agreements?limit=1');
    const following = await as('viewer', 'GET', `/agreements?limit=500&cursor=${encodeURIComponent(json.nextCursor)}`);
    expect(following.text).not.toContain(B);
  });

  test('a viewer is told no names of persons', async () => {
    const meetings = await as('viewer', 'GET', `/agreements/${A}/meetings`);
    expect(meetings.json.items.length).toBeGreaterThan(2);
    expect(meetings.text).not.toContain('Anna Rossi');
    expect((await as('member', 'GET', `/agreements/${A}/meetings`)).text).toContain('Anna Rossi');
  });

  test('who may not is told so whatever else is wrong: keys, versions and bodies are not looked at', async () => {
    const path = `/agreements/${A}/partners`;
    const tried: Record<string, string>[] = [
      { 'if-match': 'W/"1"' },
      { 'if-match': 'W/"999"' },
      { 'idempotency-key': 'k' },
    ];
    for (const headers of tried) {
      for (const body of [{ id: 'nuovo', name: 'N' }, { id: 7 }, {}]) {
        expect((await as('viewer', 'POST', path, body, headers)).status).toBe(403);
      }
    }
  });
});

const shape = (method: string, path: string) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;

test('every call of the document stands in the matrix, but for those on the own account', () => {
  const written = new Set(rows.map(({ method, path }) => shape(method, path)));
  const own = new Set(['POST /session', 'PUT /me/language', 'PUT /me/password', 'POST /one-time-links']);
  const described = operationsOf(service.checker.document).map(({ method, path }) => shape(method, path));
  expect(described.filter((call) => !written.has(call) && !own.has(call))).toEqual([]);
});

test('the document says of every call who may', () => {
  const said = new Map(
    operationsOf(service.checker.document).map(({ method, path, operation }) => [
      shape(method, path),
      /^Who: (.*)\.$/m.exec(operation.description)?.[1],
    ]),
  );
  for (const row of rows) {
    const words = said.get(shape(row.method, row.path));
    expect({ row: row.name, words }).toEqual({ row: row.name, words: expectedWords(row) });
  }
  const ownAccount = 'administrators; everybody who is signed in, for their own account';
  expect(said.get('PUT /me/language')).toBe(ownAccount);
  expect(said.get('PUT /me/password')).toBe(ownAccount);
});
