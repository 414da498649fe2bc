import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';

/** Ten times what each takes on a machine that does nothing else. */
const LONGEST_MS = 5_000;
const LARGEST_REFUSAL_BYTES = 64 * 1024;

let service: Service;
let agreement: string;
beforeAll(async () => {
  service = await startService();
  agreement = `/agreements/${await service.agreement()}`;
}, 30_000);
afterAll(() => service.stop());

/** A refused request: its answer, which is small and came soon. */
async function refused(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const asked = performance.now();
  const answer = await service.send(method, path, body, { headers });
  expect(performance.now() - asked).toBeLessThan(LONGEST_MS);
  expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(LARGEST_REFUSAL_BYTES);
  return answer;
}

const nested = (levels: number, inside = '1'): string => `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;
const YAML = { 'content-type': 'application/yaml' };

describe('a body that goes deep', () => {
  test('by 65 levels is refused, whatever it is for; by 64 it is looked at', async () => {
    for (const path of [`${agreement}/issues`, '/agreements', '/users', '/session']) {
      const { status, json } = await refused('POST', path, `{"title": ${nested(64)}}`);
      expect([path, status, json.errors]).toEqual([
        path,
        400,
        [{ pointer: '/title', message: "troppi livelli uno dentro l'altro: al massimo 64" }],
      ]);
    }
    const looked = await refused('POST', `${agreement}/issues`, `{"title": ${nested(63)}}`);
    expect(looked.json.errors).toEqual([{ pointer: '/title', message: 'deve essere un testo' }]);
  });

  test('by 250,000 levels is refused as soon, in a list as in an object', async () => {
    for (const body of [
      nested(250_000),
      `${'{"a":'.repeat(80_000)}1`,
      `{"title": "${'['.repeat(1_000)}", "text": ${nested(200_000)}}`,
    ]) {
      const { status, json } = await refused('POST', `${agreement}/issues`, body);
      expect([status, json.type]).toEqual([400, 'urn:regia:problem:invalid-input']);
    }
  });

  test('only in a text does not go deep', async () => {
    const title = `${'[{'.repeat(500)}"\\`;
    expect((await service.send('POST', `${agreement}/issues`, { title })).status).toBe(201);
  });

  test('in YAML is refused by its line', async () => {
    for (const body of [
      `title: ${nested(5_000)}`,
      Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}-`).join('\n'),
    ]) {
      const { status, json } = await refused('POST', '/agreements', body, YAML);
      expect([status, json.errors[0].message]).toEqual([400, expect.stringContaining('Troppi livelli')]);
    }
  });
});

describe('a body of many keys', () => {
  test('in YAML: 40,000 in 388 KB, all different or all the same', async () => {
    const different = Array.from({ length: 40_000 }, (_, at) => `k${String(at).padStart(5, '0')}: 1\n`).join('');
    expect(different.length).toBeGreaterThan(380_000);
    const many = await refused('POST', '/agreements', different, YAML);
    expect([many.status, many.json.errors[0].message]).toEqual([400, expect.stringContaining('Troppi campi')]);
    const same = await refused('POST', '/agreements', 'k: 1\n'.repeat(20_000), YAML);
    expect([same.status, same.json.errors.length]).toEqual([400, 100]);
  });

  test('that nobody knows: 100 are named, and how many more there are', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`campo-${at}`, 1]));
    const { status, json } = await refused('POST', `${agreement}/issues`, { title: 'a', ...unknown });
    expect([status, json.errors.length]).toEqual([400, 100]);
    expect(json.detail).toBe('10000 campi non sono scritti come serve. Altri 9900 non sono elencati.');
  });

  test('that are as long as a body: the answer is no longer than 64 KiB', async () => {
    const long = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${at}${'è'.repeat(2_000)}`, 1]));
    const { status, json } = await refused('POST', `${agreement}/issues`, { title: 'a', ...long });
    expect([status, json.errors.length > 10 && json.errors.length < 100]).toEqual([400, true]);
  });
});

describe('what anybody may send', () => {
  test.each(['/session', '/one-time-links'])('to %s is 4 KiB at most', async (path) => {
    const body = JSON.stringify({ email: 'a@b.it', password: 'x'.repeat(5_000) });
    const { status, json } = await refused('POST', path, body);
    expect([status, json.detail]).toEqual([413, 'Il corpo supera 4 KiB.']);
  });

  test.each(['/accesso', '/accesso/password'])('to the page %s, too', async (path) => {
    const answer = await fetch(service.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://regia.test' },
      body: `email=a%40b.it&password=${'x'.repeat(5_000)}`,
    });
    expect([answer.status, (await answer.text()).includes('4 KiB')]).toEqual([413, true]);
  });

  test('and is no attempt to sign in counts as one: the 101st is told to wait', async () => {
    const bodies = ['no JSON', '{}', '{"email": 1}', nested(100)];
    const statuses: number[] = [];
    for (let sent = 0; sent < 100; sent += 1) {
      statuses.push((await refused('POST', '/session', bodies[sent % bodies.length])).status);
    }
    // One was sent above already.
    expect(statuses.filter((each) => each === 400).length).toBeGreaterThan(95);
    const { status, headers } = await refused('POST', '/session', '{}');
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  });
});
