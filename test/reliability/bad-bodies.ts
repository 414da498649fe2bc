import { BASE, type BadRequest, chunkedHead, type Headers, requestBytes, type Sender } from './bad-request.js';

const definition = (fields: Record<string, unknown>): Record<string, unknown> => ({
  id: 'rifiutato',
  title: 'Accordo',
  kind: 'progetto',
  partners: [{ id: 'ciss', name: 'C.I.S.S.' }],
  ...fields,
});

export function badBodies({ key, agreement }: Sender): BadRequest[] {
  const post = (path: string, body: unknown, headers: Headers = {}): Buffer =>
    requestBytes('POST', BASE + path, key, typeof body === 'string' ? body : JSON.stringify(body), headers);
  const define = (fields: Record<string, unknown>): Buffer => post('/agreements', definition(fields));
  const yaml = (text: string): Buffer => post('/agreements', text, { 'Content-Type': 'application/yaml' });
  const at = `/agreements/${agreement}`;
  const nested = (open: string, close: string): string => open.repeat(5_000) + close.repeat(5_000);
  const large = (size: number): string => `{"title":"${'a'.repeat(size)}"}`;
  const [bad, tooLarge] = [[400], [413]];
  return [
    { name: 'broken JSON', bytes: post(`${at}/issues`, '{"title": "a",}'), statuses: bad },
    { name: 'half of a JSON text', bytes: post(`${at}/issues`, '{"title": "a'), statuses: bad },
    { name: 'a list for a body', bytes: post(`${at}/issues`, '[]'), statuses: bad },
    { name: 'null for a body', bytes: post(`${at}/issues`, 'null'), statuses: bad },
    { name: 'a list for an agreement', bytes: post('/agreements', '[]'), statuses: bad },
    { name: 'no body', bytes: post(`${at}/issues`, ''), statuses: bad, pointers: ['/title'] },
    { name: 'broken YAML', bytes: yaml('title: [a, b\nkind: :\n'), statuses: bad },
    { name: 'YAML with .nan', bytes: yaml('title: a\nkind: progetto\nminCoverage: .nan\n'), statuses: bad },
    { name: 'YAML with .inf', bytes: yaml('title: a\nkind: progetto\ntolerance: .inf\n'), statuses: bad },
    { name: 'YAML that names itself', bytes: yaml('title: a\nkind: progetto\npartners: &p [*p]\n'), statuses: bad },
    { name: 'YAML of a billion laughs', bytes: yaml(laughs()), statuses: bad },
    { name: 'YAML, 5,000 nested lists', bytes: yaml(`title: ${nested('[', ']')}`), statuses: bad },
    {
      name: 'YAML where JSON is taken',
      bytes: post(`${at}/issues`, 'title: a', { 'Content-Type': 'application/yaml' }),
      statuses: [415],
    },
    {
      name: 'three wrong fields',
      bytes: post(`${at}/issues`, { title: 3, severity: 'massima', due: '2022-02-30' }),
      statuses: bad,
      pointers: ['/title', '/severity', '/due'],
    },
    {
      name: 'an unknown field',
      bytes: post(`${at}/issues`, { title: 'a', titolo: 'b' }),
      statuses: bad,
      pointers: ['/titolo'],
    },
    {
      name: '30 February',
      bytes: post(`${at}/issues`, { title: 'a', date: '2021-02-30' }),
      statuses: bad,
      pointers: ['/date'],
    },
    {
      name: 'an hour that does not exist',
      bytes: post(`${at}/meetings`, { startsAt: '2021-03-28T02:30' }),
      statuses: bad,
      pointers: ['/startsAt'],
    },
    {
      name: 'an offset that the hour does not have',
      bytes: post(`${at}/meetings`, { startsAt: '2021-10-31T02:30', offset: '+05:00' }),
      statuses: bad,
      pointers: ['/offset'],
    },
    {
      name: '1e999',
      bytes: post(`${at}/indicators/i1/measurements`, '{"date":"2022-01-01","value":1e999}'),
      statuses: bad,
      pointers: ['/value'],
    },
    {
      name: 'NaN',
      bytes: post(`${at}/indicators/i1/measurements`, '{"date":"2022-01-01","value":NaN}'),
      statuses: bad,
    },
    {
      name: 'a lone surrogate',
      bytes: post(`${at}/issues`, '{"title":"a\\ud800b"}'),
      statuses: bad,
      pointers: ['/title'],
    },
    { name: 'a lone surrogate for a name', bytes: post(`${at}/issues`, '{"title":"a","\\udc00":1}'), statuses: bad },
    {
      name: '5,000 nested lists',
      bytes: post(`${at}/issues`, `{"title":${nested('[', ']')}}`),
      statuses: bad,
      pointers: ['/title'],
    },
    {
      name: '5,000 nested objects',
      bytes: post(`${at}/issues`, `{"title":${nested('{"a":', '').replace(/$/, '1')}${'}'.repeat(5_000)}}`),
      statuses: bad,
    },
    {
      name: '5,000 nested lists in an agreement',
      bytes: post('/agreements', `{"title":"a","kind":"progetto","partners":${nested('[', ']')}}`),
      statuses: bad,
    },
    {
      name: '__proto__ for an id',
      bytes: post(`${at}/partners`, '{"id":"__proto__","name":"a"}'),
      statuses: bad,
      pointers: ['/id'],
    },
    {
      name: '__proto__ for a field',
      bytes: post(`${at}/partners`, '{"__proto__":{"id":"x"},"name":"a"}'),
      statuses: bad,
    },
    {
      name: 'constructor for a partner',
      bytes: post(`${at}/meetings`, { date: '2022-01-20', held: { present: ['constructor'] } }),
      statuses: [422],
    },
    {
      name: 'an objective that is its own grandchild',
      bytes: define({
        objectives: [
          { id: 'a', title: 'A', parent: 'c' },
          { id: 'b', title: 'B', parent: 'a' },
          { id: 'c', title: 'C', parent: 'b' },
        ],
      }),
      statuses: [400, 422],
    },
    {
      name: 'both validTo and duration',
      bytes: define({ validFrom: '2021-01-01', validTo: '2022-01-01', duration: 'P1Y' }),
      statuses: bad,
    },
    {
      name: 'date and startsAt of different days',
      bytes: post(`${at}/meetings`, { date: '2022-01-20', startsAt: '2022-01-21T10:00' }),
      statuses: bad,
    },
    {
      name: 'a date in the future',
      bytes: post(`${at}/issues`, { title: 'a', date: '2999-01-01' }),
      statuses: [422],
      pointers: ['/date'],
    },
    {
      name: 'two partners of one id',
      bytes: define({
        partners: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      }),
      statuses: [400, 409, 422],
    },
    {
      name: 'a body that is not UTF-8',
      bytes: requestBytes('POST', `${BASE}${at}/issues`, key, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
      statuses: bad,
    },
    {
      name: 'a text too long for one event',
      bytes: post(`${at}/issues`, { title: 'a', text: 'b'.repeat(400_000) }),
      statuses: [400, 413],
      large: true,
    },
    { name: '2 MiB', bytes: post(`${at}/issues`, large(2 * 1_048_576)), statuses: tooLarge, large: true },
    { name: '5 MB of YAML', bytes: yaml(`title: ${'a'.repeat(5_000_000)}`), statuses: tooLarge, large: true },
    {
      name: '2 MiB in chunks',
      bytes: Buffer.concat([
        chunkedHead(key, `${at}/issues`),
        Buffer.from(`200000\r\n${'a'.repeat(2 * 1_048_576)}\r\n0\r\n\r\n`),
      ]),
      statuses: tooLarge,
      large: true,
    },
    { name: 'a body that never ends', bytes: partial(key, `${at}/issues`), statuses: [408], slow: true },
    {
      name: 'chunks that never end',
      bytes: Buffer.concat([chunkedHead(key, `${at}/issues`), Buffer.from('5\r\n{"tit\r\n')]),
      statuses: [408],
      slow: true,
    },
    {
      name: 'a head that never ends',
      bytes: 'GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-A: ',
      statuses: [408],
      slow: true,
    },
  ];
}

const laughs = (): string =>
  `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]\n`,
  ).join('')}`;

const partial = (key: string, path: string): Buffer =>
  requestBytes('POST', BASE + path, key, '{"title"', { 'Content-Length': '1000' });
