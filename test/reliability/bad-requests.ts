import { badBodies } from './bad-bodies.js';
import { BASE, type BadRequest, chunkedHead, type Headers, requestBytes, type Sender } from './bad-request.js';

export function badRequests(sender: Sender): BadRequest[] {
  return [...badBodies(sender), ...badParameters(sender), ...badHeaders(sender), ...badPaths(sender)];
}

function badParameters({ key, agreement }: Sender): BadRequest[] {
  const at = `/agreements/${agreement}`;
  const get = (target: string, pointer: string | undefined, statuses: readonly number[] = [400]): BadRequest => ({
    name: target.replace(at, '…').slice(0, 80),
    bytes: requestBytes('GET', BASE + target, key),
    statuses,
    ...(pointer !== undefined && { pointers: [pointer] }),
  });
  const madeUp = ['x', 'r0', 'r-1', 'r99999999', '%00', 'e30', 'eyJhIjoxfQ', `${'a'.repeat(3_000)}`];
  const lists = [
    '/agreements',
    '/portfolio',
    '/users',
    `${at}/history`,
    `${at}/meetings`,
    `${at}/indicators/i1/measurements`,
  ];
  const limits = ['-1', '0', '501', '1.5', '1e2', 'tutti', '', '9'.repeat(30), '%2B5'];
  return [
    ...lists.flatMap((list) => limits.map((limit) => get(`${list}?limit=${limit}`, '/limit'))),
    // Of users, any id may be one to go on after.
    ...lists.flatMap((list) =>
      madeUp
        .filter((cursor) => list !== '/users' || !/^[0-9a-z-]{1,64}$/.test(cursor))
        .map((cursor) => get(`${list}?cursor=${cursor}`, '/cursor')),
    ),
    get('/agreements?limit=1&limit=2', '/limit'),
    get('/agreements?sort=nulla', '/sort'),
    get('/agreements?status=nulla', '/status'),
    get('/agreements?sconosciuto=1', '/sconosciuto'),
    get('/agreements?__proto__=1', undefined),
    get('/agreements?atLeast=nulla', '/atLeast'),
    get(`/agreements?atLeast=${agreement}:999999`, '/atLeast'),
    get('/agreements?atLeast=non-visibile:1', '/atLeast'),
    get('/portfolio?on=2021-02-30', '/on'),
    get('/agreements?lang=de', '/lang'),
    get('/me?qualcosa=1', '/qualcosa'),
    get(`${at}/report?on=ieri`, '/on'),
    get(`${at}/report?asOf=2022-01-01T00:00:00Z&revision=1`, undefined),
    get(`${at}/report?asOf=2999-01-01T00:00:00.000Z`, '/asOf'),
    get(`${at}/report?asOf=ieri`, '/asOf'),
    get(`${at}/report?revision=0`, '/revision'),
    get(`${at}/report?revision=999999`, undefined, [400, 404]),
    get(`${at}/report?format=2`, '/format'),
    get(`${at}/register?from=0`, '/from'),
    get(`${at}/history?from=2021-13-01`, '/from'),
    get(`${at}/meetings?on=2021-02-29`, '/on'),
  ];
}

function badHeaders({ key, agreement }: Sender): BadRequest[] {
  const at = `/agreements/${agreement}`;
  const body = '{"title":"a"}';
  const post = (headers: Headers, sent: string | Buffer = body): Buffer =>
    requestBytes('POST', `${BASE}${at}/issues`, key, sent, headers);
  /** Headers as lines, so that one may stand twice. */
  const lines = (...headers: string[]): Buffer => {
    const own = ['Host: regia.test', `Authorization: Bearer ${key}`, 'Content-Type: application/json', ...headers];
    return Buffer.from(`POST ${BASE}${at}/issues HTTP/1.1\r\n${own.join('\r\n')}\r\n\r\n`);
  };
  const chunked = (rest: string): Buffer => Buffer.concat([chunkedHead(key, `${at}/issues`), Buffer.from(rest)]);
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/xml',
    'application/jsonx',
    'json',
    '',
  ];
  return [
    ...types.map(
      (type): BadRequest => ({ name: `Content-Type: ${type}`, bytes: post({ 'Content-Type': type }), statuses: [415] }),
    ),
    {
      name: 'a charset besides UTF-8',
      bytes: post({ 'Content-Type': 'application/json; charset=utf-16' }),
      statuses: [400, 415],
    },
    {
      name: 'no Content-Type',
      bytes: Buffer.from(
        `POST ${BASE}${at}/issues HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Length: 13\r\n\r\n${body}`,
      ),
      statuses: [415],
    },
    { name: 'If-Match without a tag', bytes: post({ 'If-Match': 'ieri' }), statuses: [400] },
    { name: 'an old If-Match', bytes: post({ 'If-Match': 'W/"0"' }), statuses: [412] },
    { name: 'an empty Idempotency-Key', bytes: post({ 'Idempotency-Key': '' }), statuses: [400] },
    { name: 'an Idempotency-Key of 256', bytes: post({ 'Idempotency-Key': 'k'.repeat(256) }), statuses: [400] },
    { name: 'no key', bytes: post({ Authorization: '' }), statuses: [401] },
    { name: 'a made-up key', bytes: post({ Authorization: `Bearer ${'x'.repeat(43)}` }), statuses: [401] },
    { name: 'another scheme', bytes: post({ Authorization: 'Basic YWRtaW46YWRtaW4=' }), statuses: [401] },
    {
      name: "a cookie from another site's page",
      bytes: post({ Authorization: '', Cookie: 'regia_session=x', Origin: 'http://altrove.example' }),
      statuses: [401, 403],
    },
    {
      name: 'Transfer-Encoding and Content-Length',
      bytes: Buffer.concat([
        lines('Content-Length: 13', 'Transfer-Encoding: chunked'),
        Buffer.from(`d\r\n${body}\r\n0\r\n\r\n`),
      ]),
      statuses: [400],
    },
    {
      name: 'Content-Length twice, different',
      bytes: Buffer.concat([lines('Content-Length: 13', 'Content-Length: 12'), Buffer.from(body)]),
      statuses: [400],
    },
    { name: 'Content-Length, a list', bytes: post({ 'Content-Length': '13, 13' }), statuses: [400] },
    { name: 'Content-Length: -1', bytes: post({ 'Content-Length': '-1' }), statuses: [400] },
    { name: 'Content-Length: +13', bytes: post({ 'Content-Length': '+13' }), statuses: [400] },
    { name: 'Content-Length: 0x0d', bytes: post({ 'Content-Length': '0x0d' }), statuses: [400] },
    { name: 'Content-Length of 30 digits', bytes: post({ 'Content-Length': '9'.repeat(30) }), statuses: [400, 413] },
    { name: 'Transfer-Encoding: xchunked', bytes: lines('Transfer-Encoding: xchunked'), statuses: [400, 501] },
    {
      name: 'Transfer-Encoding: chunked, identity',
      bytes: lines('Transfer-Encoding: chunked, identity'),
      statuses: [400, 501],
    },
    {
      name: 'Transfer-Encoding twice',
      bytes: lines('Transfer-Encoding: chunked', 'Transfer-Encoding: gzip'),
      statuses: [400, 501],
    },
    { name: 'a space before the colon', bytes: lines('Transfer-Encoding : chunked'), statuses: [400] },
    { name: 'a folded header', bytes: lines('X-A: a', ' b', 'Content-Length: 0'), statuses: [400] },
    { name: 'a chunk of no length', bytes: chunked('zz\r\n{}\r\n0\r\n\r\n'), statuses: [400] },
    { name: 'a chunk longer than said', bytes: chunked('2\r\n{"title":"a"}\r\n0\r\n\r\n'), statuses: [400] },
    { name: 'a chunk of 2^64', bytes: chunked('fffffffffffffffff\r\n{}\r\n0\r\n\r\n'), statuses: [400, 413] },
    {
      name: 'a flood of chunk extensions',
      bytes: chunked(`2;${'a'.repeat(40_000)}\r\n{}\r\n0\r\n\r\n`),
      statuses: [400, 413],
    },
    { name: 'a header of 64 KiB', bytes: post({ 'X-A': 'a'.repeat(65_536) }), statuses: [431] },
    {
      name: '3,000 headers',
      bytes: lines(...Array.from({ length: 3_000 }, (_, index) => `X-${index}: a`)),
      statuses: [431],
    },
    { name: 'a NUL in a header', bytes: post({ 'X-A': 'a\u0000b' }), statuses: [400] },
    { name: 'a bare CR in a header', bytes: post({ 'X-A': 'a\rX-B: b' }), statuses: [400] },
    { name: 'no Host', bytes: 'GET /api/v1/me HTTP/1.1\r\n\r\n', statuses: [400], plain: true },
    { name: 'no HTTP at all', bytes: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n', statuses: [400] },
    { name: 'HTTP/9.9', bytes: 'GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n', statuses: [400, 505] },
    { name: 'a method of its own', bytes: 'PRENDI /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n', statuses: [400] },
    { name: 'CONNECT', bytes: 'CONNECT 10.0.0.1:80 HTTP/1.1\r\nHost: x\r\n\r\n', statuses: [0, 400, 404, 405] },
  ];
}

function badPaths({ key, agreement }: Sender): BadRequest[] {
  const get = (target: string, statuses: readonly number[] = [404], method = 'GET'): BadRequest => ({
    name: `${method} ${target.slice(0, 80)}`,
    bytes: requestBytes(method, target, key),
    statuses,
  });
  return [
    get('/../../etc/passwd'),
    get('/api/docs/../../package.json'),
    get('/api/docs/..%2f..%2fpackage.json'),
    get('/api/docs/%2e%2e/%2e%2e/package.json'),
    get('/api/docs/..%5c..%5cpackage.json'),
    get('/api/docs/%252e%252e%252fpackage.json'),
    get('//etc/passwd'),
    get('/api/v1/agreements/..%2f..%2fusers'),
    get(`/api/v1/agreements/${agreement}/../../users`),
    get('/api/v1/agreements/__proto__'),
    get('/api/v1/agreements/constructor/report'),
    get(`/api/v1/agreements/${agreement}/meetings/__proto__`),
    get(`/api/v1/agreements/${agreement}/meetings/%00`),
    get(`/api/v1/agreements/${agreement}%00`),
    get(`/api/v1/agreements/${agreement}/`),
    get(`/api/v1/agreements/${agreement.toUpperCase()}`),
    get(`/api/v1/agreements/${'a'.repeat(300)}`),
    get('/api/v1/agreements/%zz', [400, 404]),
    get('/api/v1/agreements/%ff%fe', [400, 404]),
    get(`/api/v1/agreements/${'a'.repeat(20_000)}`, [414, 431]),
    get('/api/v1/users/nessuno/personal-data'),
    get('/api/v2/me'),
    get('/api/v1/me', [404, 405], 'PATCH'),
    get('/api/v1/portfolio', [404, 405], 'DELETE'),
    get('/api/v1/me', [404, 405], 'TRACE'),
    get('/api/v1/me', [404, 405], 'PROPFIND'),
  ];
}
