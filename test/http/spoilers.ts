import fc, { type Arbitrary } from 'fast-check';

type Json = Record<string, unknown>;

/** A request that the document allows, or one that somebody spoilt. */
export interface Generated {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Record<string, string>;
}

type Pick = <Value>(arbitrary: Arbitrary<Value>) => Value;
type Spoiler = (request: Generated, pick: Pick) => Generated;

const withQuery = (request: Generated, text: string): Generated => ({
  ...request,
  path: request.path + (request.path.includes('?') ? '&' : '?') + text,
});

/** Changes one place of the body, at any depth. */
function inBody(request: Generated, pick: Pick, change: (holder: Json | unknown[], key: string) => void): Generated {
  const body: unknown = JSON.parse(request.body ?? '{}');
  const places: [Json | unknown[], string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      places.push([value as Json, key]);
      walk(child);
    }
  };
  walk(body);
  if (places.length === 0) return withQuery(request, 'sconosciuto=1');
  const [holder, key] = places[pick(fc.nat({ max: places.length - 1 }))] as [Json, string];
  change(holder, key);
  return { ...request, body: JSON.stringify(body) };
}

const set = (value: unknown): ((holder: Json | unknown[], key: string) => void) => {
  return (holder, key) => {
    (holder as Json)[key] = value;
  };
};

const IMPOSSIBLE = [
  '2021-02-30',
  '2021-13-01',
  '0000-00-00',
  '2021-1-1',
  '21-01-01',
  '2021-12-10T25:61',
  '9999-99-99',
  '',
];
const WRONG = [null, true, -1, 1e300, 0.1, '', [], {}, [[]], { a: 1 }, 'x', ' ', '￿', -0];
const CONTENT_TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=latin1',
  'multipart/form-data',
  'x',
  '',
];
const QUERIES = [
  'limit=-1',
  'limit=0',
  'limit=501',
  'limit=1e3',
  'limit=1&limit=2',
  'cursor=inventato',
  'cursor=%00',
  'cursor=r999999999',
  `cursor=${'A'.repeat(3_000)}`,
  'on=2021-02-30',
  'on=1&on=2',
  'on[a]=1',
  'asOf=2999-01-01T00:00:00.000Z',
  'asOf=2021-12-05T00:00:00.000Z&revision=1',
  'revision=0',
  'revision=999999',
  'atLeast=pinerolo:99999',
  'atLeast=:',
  'from=0',
  'from=-1',
  'from=2022-01-01&to=2021-01-01',
  'lang=de',
  'sort=__proto__',
  'status=inesistente',
  '__proto__=1',
  'constructor=1',
  'q=%F0%9F',
  `q=${'a'.repeat(5_000)}`,
];

/** The ways in which requests go wrong. */
export const SPOILERS: readonly Spoiler[] = [
  (request, pick) => inBody(request, pick, (holder, key) => delete (holder as Json)[key]),
  (request, pick) => inBody(request, pick, (holder) => Object.assign(holder, { sconosciuto: 1 })),
  (request, pick) => inBody(request, pick, set(pick(fc.constantFrom(...WRONG)))),
  (request, pick) => inBody(request, pick, set('a'.repeat(pick(fc.constantFrom(2_001, 20_001, 100_001, 300_000))))),
  (request, pick) => inBody(request, pick, set('\ud800')),
  (request, pick) => inBody(request, pick, set(pick(fc.constantFrom(...IMPOSSIBLE)))),
  (request, pick) => inBody(request, pick, set(pick(fc.jsonValue({ maxDepth: 3 })))),
  (request) => ({
    ...request,
    body: `{"__proto__":{"admin":true},${(request.body ?? '{}').slice(1)}`.replace(',}', '}'),
  }),
  (request) => ({ ...request, body: `{"constructor":{"prototype":1}}` }),
  (request) => ({ ...request, body: `${'['.repeat(5_000)}` }),
  (request) => ({ ...request, body: `{"a":${'['.repeat(60)}${']'.repeat(60)}}` }),
  (request, pick) => ({
    ...request,
    body: pick(fc.constantFrom('', ' ', 'null', '[]', '"x"', '1', '{', '{"a":1,}', '\u0000')),
  }),
  (request, pick) => ({
    ...request,
    body: request.body ?? '{}',
    headers: { ...request.headers, 'content-type': pick(fc.constantFrom(...CONTENT_TYPES)) },
  }),
  (request) => ({
    ...request,
    headers: { ...request.headers, 'content-type': 'application/yaml' },
    body: 'a: &a [*a]',
  }),
  (request, pick) => withQuery(request, pick(fc.constantFrom(...QUERIES))),
  (request, pick) => withQuery(request, pick(fc.constantFrom(...QUERIES))),
  (request, pick) => ({
    ...request,
    headers: {
      ...request.headers,
      'if-match': pick(fc.constantFrom('x', '"1"', 'W/"-1"', 'W/"1", *', `W/"${'9'.repeat(40)}"`, '*')),
      'if-none-match': pick(fc.constantFrom('x', '"1"', 'W/1', ',')),
    },
  }),
  (request, pick) => ({
    ...request,
    headers: { ...request.headers, 'idempotency-key': pick(fc.constantFrom('k'.repeat(256), ' ', 'k'.repeat(255))) },
  }),
  (request, pick) => ({
    ...request,
    path: request.path.replace(
      /\/[^/?]+(?=$|\?)/,
      `/${pick(fc.constantFrom('%00', 'A', '__proto__', 'x'.repeat(150), '..%2f', '%F0%9F%98%80', '%zz'))}`,
    ),
  }),
  (request) => ({ ...request, headers: { ...request.headers, accept: 'image/png', 'accept-language': 'x;q=9,,;;' } }),
];
