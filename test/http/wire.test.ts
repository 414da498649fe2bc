import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { type Service, startService } from './service.js';
import { preparedAgreement, signIn } from './world.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await preparedAgreement(service, 'pinerolo');
});
afterAll(() => service.stop());

interface Wire {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** The bytes as they come, which every other client of the tests would decompress. */
const wire = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const sent = http.request(service.url + path, { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

const asAdmin = (more: Record<string, string> = {}) => ({ authorization: `Bearer ${service.admin}`, ...more });
const REPORT = '/api/v1/agreements/pinerolo/report';

describe('what is read', () => {
  it.each([
    ['a report', REPORT],
    ['the register', '/api/v1/agreements/pinerolo/register'],
  ])('%s comes compressed where the client takes it, the same as it is', async (_, path) => {
    const plain = await wire(path, asAdmin());
    const small = await wire(path, asAdmin({ 'accept-encoding': 'gzip, br' }));
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.bytes).equals(plain.bytes)).toBe(true);
    expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2);
    for (const { headers } of [plain, small]) expect(headers.vary).toMatch(/accept-encoding/i);
  });

  it.each(['gzip;q=0', 'identity', 'gzip;q=0, deflate', 'br'])('comes as it is for %s', async (accepted) => {
    const answer = await wire(REPORT, asAdmin({ 'accept-encoding': accepted }));
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(answer.bytes.toString())).toMatchObject({ agreement: 'pinerolo' });
  });

  it('is not compressed where it is small, and a refusal is a problem as always', async () => {
    const me = await wire('/api/v1/me', asAdmin({ 'accept-encoding': 'gzip' }));
    expect(me.headers['content-encoding']).toBeUndefined();
    expect(me.headers['content-length']).toBe(String(me.bytes.length));
    const refused = await wire('/api/v1/agreements/nessuno', asAdmin({ 'accept-encoding': 'gzip' }));
    expect(refused.status).toBe(404);
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('sends nothing for HEAD but the headers', async () => {
    const head = await wire(REPORT, asAdmin({ 'accept-encoding': 'gzip' }), 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(head.headers.vary).toMatch(/accept-encoding/i);
  });

  it('keeps its tag', async () => {
    const path = '/api/v1/agreements/pinerolo';
    const { headers } = await wire(path, asAdmin({ 'accept-encoding': 'gzip' }));
    expect(headers.etag).toMatch(/^W\/"\d+"$/);
    const again = await wire(path, asAdmin({ 'accept-encoding': 'gzip', 'if-none-match': String(headers.etag) }));
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('as a page comes compressed, for who is signed in', async () => {
    const { cookie = '' } = await signIn(service, 'admin@esempio.it', 'una password lunga');
    const page = await wire('/accordi/pinerolo', { cookie, accept: 'text/html', 'accept-encoding': 'gzip' });
    expect(page.status).toBe(200);
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(page.bytes).toString()).toMatch(/^<!doctype html>/);
  });
});

test('what a command answers is never compressed: some of it is a secret that is shown once', async () => {
  const headers = asAdmin({ 'accept-encoding': 'gzip, br', 'content-type': 'application/json' });
  const issued = await wire('/api/v1/api-keys', headers, 'POST', '{"name":"prova","role":"administrator"}');
  expect(issued.status).toBe(201);
  expect(issued.headers['content-encoding']).toBeUndefined();
  // Long enough to be compressed, were it a reading.
  const wrong = JSON.stringify(Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`campo-${index}`, 1])));
  const refused = await wire('/api/v1/agreements', headers, 'POST', wrong);
  expect([refused.status, refused.headers['content-encoding']]).toEqual([400, undefined]);
  expect(refused.bytes.length).toBeGreaterThan(1_024);
});

test('a body that arrives compressed is not taken', async () => {
  const headers = asAdmin({ 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const answer = await wire('/api/v1/agreements', headers, 'POST', '\u001f\u008b');
  expect(answer.status).toBe(400);
});

describe('what is prepared', () => {
  const DOCUMENT = '/api/openapi.json';

  it('the description of the interface comes in the best form that the client takes', async () => {
    const plain = await wire(DOCUMENT);
    const br = await wire(DOCUMENT, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await wire(DOCUMENT, { 'accept-encoding': 'gzip, br;q=0' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(br.bytes.length).toBeLessThan(plain.bytes.length / 10);
    expect(JSON.parse(plain.bytes.toString())).toMatchObject({ openapi: '3.1.0' });
  });

  it.each([DOCUMENT, '/api/docs'])('who has %s already is told so', async (path) => {
    const { headers } = await wire(path);
    expect(headers['cache-control']).toBe('no-cache');
    const again = await wire(path, { 'if-none-match': `"other", ${headers.etag}` });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    expect((await wire(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('what pages load was compressed when it was built, is known again, and kept for ever', async () => {
    const page = (await wire('/api/docs')).bytes.toString() + (await wire('/')).bytes.toString();
    const paths = [...new Set([...page.matchAll(/(?:href|src)="(\/risorse\/[^"#]+)/g)].map(([, path]) => path ?? ''))];
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) {
      const plain = await wire(path, { 'accept-encoding': 'br;q=0, gzip;q=0' });
      const br = await wire(path, { 'accept-encoding': 'gzip, deflate, br' });
      const gzip = await wire(path, { 'accept-encoding': 'gzip' });
      expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined]);
      expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
      expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true);
      expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
      for (const { headers } of [plain, br, gzip]) {
        expect(headers['cache-control']).toMatch(/max-age=31536000, immutable/);
        expect(headers.vary).toMatch(/accept-encoding/i);
        expect(headers['content-type']).toMatch(/^(text\/(css|javascript)|application\/javascript|image\/svg\+xml)/);
      }
      const again = await wire(path, { 'if-none-match': String(plain.headers.etag) });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      const part = await wire(path, { range: 'bytes=0-9' });
      expect([part.status, part.bytes.equals(plain.bytes.subarray(0, 10))]).toEqual([206, true]);
    }
  });

  it.each(['manifest.json', 'icons.svg.br', '../manifest.json', '%2e%2e/manifest.json', '', 'nulla.css'])(
    'nothing else is there: %p',
    async (name) => {
      const answer = await wire(`/risorse/${name}`);
      expect([400, 403, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );
});
