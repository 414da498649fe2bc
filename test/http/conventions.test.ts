import { describe, expect, test } from '@jest/globals';
import type { CheckedService } from './checked.js';
import { headOf, P, prepareService } from './prepared.js';
import { signedInUser } from './world.js';

let service: CheckedService;
prepareService((prepared) => {
  service = prepared;
});

describe('lists', () => {
  test.each([
    'meetings',
    'commitments',
    'indicators',
    'issues',
    'decisions',
    'evaluations',
    'indicators/i1/measurements',
    'history',
  ])('%s: pages of one add up to the whole', async (list) => {
    const whole = (await service.send('GET', `${P}/${list}?limit=500`)).json;
    expect(whole.nextCursor).toBeUndefined();
    expect(whole.items.length).toBeGreaterThan(0);
    const items: unknown[] = [];
    let cursor: string | undefined;
    do {
      const next: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await service.send('GET', `${P}/${list}?limit=1${next}`)).json;
      expect(page.items.length).toBe(1);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && items.length <= whole.items.length);
    expect(items).toEqual(whole.items);
    for (const wrong of ['limit=0', 'limit=-1', 'limit=501', 'limit=1.5', 'cursor=inventato', 'pagina=2']) {
      const answer = await service.send('GET', `${P}/${list}?${wrong}`);
      expect([wrong, answer.status, answer.json.errors?.[0]?.pointer]).toEqual([wrong, 400, `/${wrong.split('=')[0]}`]);
    }
  });

  test('a row of the agreements has its id, as the agreement; one of the portfolio says agreement', async () => {
    const ids = async (list: string) => (await service.send('GET', `${list}?limit=500`)).json.items[0];
    expect(await ids('/agreements')).toMatchObject({ id: 'pinerolo', summary: { agreement: 'pinerolo' } });
    expect(await ids('/agreements')).not.toHaveProperty('agreement');
    expect(await ids('/portfolio')).toMatchObject({ agreement: 'pinerolo' });
  });

  test.each(['/agreements', '/portfolio', '/users'])('%s: pages of one add up to the whole', async (list) => {
    for (const id of ['secondo', 'terzo']) {
      await service.send('POST', '/agreements', { id, title: `Accordo ${id}`, kind: 'progetto' });
      await service.send('POST', '/users', { email: `${id}@esempio.it`, name: id });
    }
    const last = await service.send('GET', '/agreements/terzo');
    const fresh = list === '/users' ? '' : `&atLeast=terzo:${last.json.revision}`;
    const whole = (await service.send('GET', `${list}?limit=500${fresh}`)).json.items;
    expect(whole.length).toBeGreaterThanOrEqual(3);
    const items: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.send(
        'GET',
        `${list}?limit=1${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.json.items);
      cursor = page.json.nextCursor;
    } while (cursor !== undefined && items.length <= whole.length);
    expect(items).toEqual(whole);
  });

  test('atLeast: what was just recorded is in the list; beyond the head 400 at once', async () => {
    const { json } = await service.send('PATCH', P, { changes: { title: 'Patto corretto' }, reason: 'Prova' });
    const list = await service.send('GET', `/agreements?atLeast=pinerolo:${json.revision}&q=corretto`);
    expect(list.json.items.map(({ id }: { id: string }) => id)).toEqual(['pinerolo']);
    for (const beyond of [`pinerolo:${json.revision + 1}`, 'non-esiste:1']) {
      const answer = await service.send('GET', `/portfolio?atLeast=${beyond}`);
      expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, '/atLeast']);
    }
  });
});

describe('languages', () => {
  const detailOf = async (
    query: string,
    headers: Record<string, string> = {},
    key?: string | null,
  ): Promise<string> => {
    const answer = await service.send('GET', `${P}/meetings/nessuno${query}`, undefined, {
      headers,
      ...(key !== undefined && { key }),
    });
    expect(answer.status).toBe(404);
    return `${answer.headers.get('content-language')} ${answer.json.title}`;
  };
  const [IT, EN] = ['it Non trovato', 'en Not found'];

  test.each([
    ['', undefined, IT],
    ['', 'en', EN],
    ['', 'fr, en;q=0.5, it;q=0.8', IT],
    ['', 'it;q=0.1, en-GB;q=0.9', EN],
    ['', 'en;q=0, de', IT],
    ['?lang=it', 'en', IT],
    ['?lang=en', 'it', EN],
  ])('%s with Accept-Language %s: %s', async (query, accepted, expected) => {
    expect(await detailOf(query, accepted === undefined ? {} : { 'accept-language': accepted })).toBe(expected);
  });

  test("the user's setting stands between the two", async () => {
    const { headers } = await signedInUser(
      service,
      'inglese@esempio.it',
      [{ path: `${P}/roles`, body: { role: 'viewer' } }],
      'en',
    );
    expect(await detailOf('', { ...headers, 'accept-language': 'it' }, null)).toBe(EN);
    expect(await detailOf('?lang=it', headers, null)).toBe(IT);
    await service.send('PUT', '/me/language', { language: 'it' }, { key: null, headers });
    expect(await detailOf('', { ...headers, 'accept-language': 'en' }, null)).toBe(IT);
  });

  test('another than the two is refused', async () => {
    expect((await service.send('GET', `${P}?lang=de`)).json.errors[0].pointer).toBe('/lang');
  });
});

describe('documents', () => {
  test('what is created says where it is, and is there', async () => {
    const created = await service.send('POST', `${P}/meetings`, { date: '2022-01-10', body: 'tavolo' });
    const location = created.headers.get('location') ?? '';
    expect(location).toBe(`/api/v1${P}/meetings/${created.json.id}`);
    expect((await service.send('GET', location)).json.id).toBe(created.json.id);
    const agreement = await service.send('POST', '/agreements', { title: 'Con un id del servizio', kind: 'progetto' });
    expect((await service.send('GET', agreement.headers.get('location') ?? '')).json.id).toBe(agreement.json.id);
  });

  test('a definition goes in and comes out as YAML, and means the same', async () => {
    const yaml = (await service.send('GET', P, undefined, { headers: { accept: 'application/yaml' } })).text;
    const copy = yaml.replace(/^id: pinerolo$/m, 'id: copia');
    const headers = { 'content-type': 'application/yaml' };
    expect((await service.send('POST', '/agreements', copy, { headers })).status).toBe(201);
    const [first, second] = await Promise.all([service.send('GET', P), service.send('GET', '/agreements/copia')]);
    expect(second.json.partners.map(({ id }: { id: string }) => id)).toEqual(
      first.json.partners.map(({ id }: { id: string }) => id),
    );
    const broken = await service.send('POST', '/agreements', 'title: [', { headers });
    expect([broken.status, broken.json.type]).toEqual([400, 'urn:regia:problem:invalid-yaml']);
    expect((await service.send('POST', `${P}/issues`, 'title: x', { headers })).status).toBe(415);
  });

  test('?on: as it stood on a day; an impossible day is refused', async () => {
    const meeting = await service.send('GET', `${P}/meetings/tenuto?on=2021-11-09`);
    expect([meeting.status, meeting.json?.status]).not.toEqual([200, 'held']);
    expect((await service.send('GET', `${P}/meetings/tenuto?on=2021-11-10`)).json.status).toBe('held');
    for (const path of ['', '/meetings', '/meetings/tenuto', '/report']) {
      expect((await service.send('GET', `${P}${path}?on=2021-02-30`)).json.errors[0].pointer).toBe('/on');
    }
  });

  test('?on: more than twenty years after today and the end is too far, at every door', async () => {
    for (const path of [`${P}/report`, P, `${P}/meetings`, '/portfolio']) {
      const { status, json } = await service.send('GET', `${path}?on=2199-01-01`);
      expect([path, status, json.errors?.[0].pointer]).toEqual([path, 400, '/on']);
    }
    for (const path of [`${P}/report`, '/portfolio']) {
      expect((await service.send('GET', `${path}?on=2040-01-01`)).status).toBe(200);
    }
  });

  test('the report: ?revision selects exactly, ?asOf by instant, both are refused, and so is the future', async () => {
    const now = (await service.send('GET', `${P}/report?on=2021-12-31`)).json;
    expect(now.revision).toBe(await headOf(service));
    const early = (await service.send('GET', `${P}/report?on=2021-12-31&revision=20`)).json;
    expect(early.revision).toBe(20);
    const same = (await service.send('GET', `${P}/report?on=2021-12-31&asOf=${now.asOf}`)).json;
    expect([same.digest, same.registerHash]).toEqual([now.digest, now.registerHash]);
    const wrong = [
      'asOf=2999-01-01T00:00:00.000Z',
      'revision=0',
      'revision=99999',
      `asOf=${now.asOf}&revision=1`,
      'asOf=ieri',
    ];
    for (const query of wrong) {
      expect([query, (await service.send('GET', `${P}/report?${query}`)).status]).toEqual([query, 400]);
    }
  });

  test('every offending field is named', async () => {
    const body = { startsAt: '2021-02-30T25:00', place: 7, sconosciuto: true };
    const { status, json } = await service.send('POST', `${P}/meetings`, body);
    expect(status).toBe(400);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/place',
      '/sconosciuto',
      '/startsAt',
    ]);
  });

  test('an error is a problem document whatever went wrong', async () => {
    const wrong: [string, string, unknown?, Record<string, string>?][] = [
      ['GET', '/nulla'],
      ['DELETE', '/agreements'],
      ['GET', '/agreements/%zz'],
      ['POST', `${P}/meetings/m1%2Fminutes/approval`, '{}'],
      ['POST', `${P}/issues`, '{'],
      ['POST', `${P}/issues`, 'x', { 'content-type': 'text/plain' }],
      ['POST', `${P}/issues`, JSON.stringify({ title: 'a'.repeat(600_000) })],
      [
        'POST',
        `${P}/issues`,
        Buffer.from([0x22, 0xff, 0x22]).toString('latin1'),
        { 'content-type': 'application/json; charset=latin1' },
      ],
    ];
    const statuses = [];
    for (const [method, path, body, headers] of wrong) {
      const answer = await service.send(method, path, body, { headers: headers ?? {} });
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answer.json.type).toMatch(/^urn:regia:problem:/);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([404, 404, 400, 404, 400, 415, 413, 400]);
  });

  test('every answer carries the headers that browsers ask for', async () => {
    for (const path of ['/', '/api/docs', '/health/live', '/api/v1/me', '/api/v1/nulla']) {
      const { headers } = await service.send('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect((await service.send('GET', '/me')).headers.get('cache-control')).toBe('no-store');
  });
});
