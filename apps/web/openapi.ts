import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { problem } from './calls/schemas.js';
import type { Call, CallAnswer } from './http/call.js';
import { HttpProblem } from './http/problems.js';
import { cookiePrefix, SESSION_COOKIE } from './http/server.js';

type Json = Record<string, unknown>;

/** The interface as OpenAPI 3.1, from the same schemas that validate (http-api.md). */
export function openApi(calls: readonly Call[], publicUrl: string): Json {
  const schemas = new Schemas();
  schemas.of(problem, 'output');
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    const path = `/api/v1${call.path}`;
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operation(call, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Regia',
      version: '1',
      summary: 'Registro e monitoraggio degli accordi di welfare locale',
      description: INTRODUCTION,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(calls.map(({ group }) => group))].map((name) => ({ name, description: TAGS[name] ?? name })),
    security: [{ session: [] }, { key: [] }],
    paths,
    components: {
      schemas: schemas.named,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: `${cookiePrefix(publicUrl)}${SESSION_COOKIE}` },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** What each group of calls is about. */
const TAGS: Readonly<Record<string, string>> = {
  Accordi: 'Agreements: recording, correcting, extending them; lists across agreements',
  'Partner e organi': 'Partners and bodies of an agreement',
  Regole: 'Monitoring rules: how often a body meets, when the final evaluation is due',
  Obiettivi: 'Objectives',
  Impegni: 'Commitments and their progress',
  Indicatori: 'Indicators, targets and measurements',
  Incontri: 'Meetings, minutes and decisions',
  Criticità: 'Issues',
  Valutazioni: 'Evaluations: the judgement of people, apart from what is computed',
  'Rapporti e registro': 'Monitoring reports, history and the register itself',
  'Accesso e ruoli': 'Sessions, users, keys and roles',
  'Dati personali': 'Export and erasure of personal data, redaction of texts',
};

const INTRODUCTION = [
  'Errors are `application/problem+json` (RFC 9457), with a JSON Pointer to every offending field.',
  'Texts come in the language of `?lang`, else of the user, else of `Accept-Language`, else in Italian.',
  'A command may carry `Idempotency-Key`: the same key with the same request gives the first answer again.',
  '`If-Match` takes the weak `ETag` of a part; older is answered 412. A weak comparison, unlike RFC 9110.',
].join('\n\n');

function operation(call: Call, schemas: Schemas): Json {
  return {
    operationId: call.id,
    tags: [call.group],
    summary: call.title.en,
    description: [call.title.it, call.description?.en, `Who: ${call.who.en}.`].filter(Boolean).join('\n\n'),
    ...(call.open && { security: [] }),
    parameters: [...pathParameters(call), ...queryParameters(call, schemas), ...headerParameters(call), LANGUAGE],
    ...(call.body && { requestBody: requestBody(call.body, schemas) }),
    responses: responses(call, schemas),
  };
}

const LANGUAGE = { name: 'lang', in: 'query', required: false, schema: { type: 'string', enum: ['it', 'en'] } };

function pathParameters({ path }: Call): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 64 },
  }));
}

function queryParameters({ query }: Call, schemas: Schemas): Json[] {
  if (!query) return [];
  const schema = schemas.of(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    ...(description !== undefined && { description }),
    schema: property,
  }));
}

const HEADERS: Readonly<Record<string, string>> = {
  'Idempotency-Key': 'Up to 255 characters; kept for 30 days at least',
  'If-Match': 'The ETag of the part, as it was read',
  'If-None-Match': 'The ETag that is known; 304 if it still holds',
};

function headerParameters({ headers = [] }: Call): Json[] {
  return headers.map((name) => ({
    name,
    in: 'header',
    required: false,
    description: HEADERS[name],
    schema: { type: 'string', maxLength: name === 'Idempotency-Key' ? 255 : 1_000 },
  }));
}

function requestBody({ schema, example, yaml }: NonNullable<Call['body']>, schemas: Schemas): Json {
  const media = { schema: schemas.of(schema, 'input'), example };
  const content: Json = { 'application/json': media };
  if (yaml) content['application/yaml'] = media;
  return { required: true, content };
}

/** Answers that any call can give: a store that is away, a key that does not hold; with a body, one too large. */
const ALWAYS = [400, 401, 500, 503];
const WHERE_A_BODY_IS_READ = [403, 413, 415];

function responses(call: Call, schemas: Schemas): Json {
  const problems = new Set([...ALWAYS, ...(call.method === 'GET' ? [] : WHERE_A_BODY_IS_READ), ...call.problems]);
  const refused = [...problems].sort().map((status): [string, Json] => [String(status), refusal(status)]);
  const conditional = call.headers?.includes('If-None-Match') ? [['304', { description: 'Unchanged' }]] : [];
  return Object.fromEntries([...refused, ...conditional, ...answered(call.answers, schemas)]) as Json;
}

/** One status may be answered in more than one format. */
function answered(answers: readonly CallAnswer[], schemas: Schemas): [string, Json][] {
  const byStatus = new Map<number, { description: string; content: Json }>();
  for (const { status, description, schema, example, contentType = 'application/json' } of answers) {
    const response = byStatus.get(status) ?? { description, content: {} };
    if (schema) {
      const shown = example ?? schemas.exampleOf(schema);
      response.content[contentType] = {
        schema: schemas.of(schema, 'output'),
        ...(shown !== undefined && { example: shown }),
      };
    } else if (contentType !== 'application/json') {
      response.content[contentType] = { schema: { type: 'string' }, ...(example !== undefined && { example }) };
    }
    byStatus.set(status, response);
  }
  return [...byStatus].map(([status, { description, content }]) => [
    String(status),
    Object.keys(content).length > 0 ? { description, content } : { description },
  ]);
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Not of its schema, or an impossible date or time',
  401: 'Not signed in',
  403: 'No right to',
  404: 'The path names nothing that the caller may see',
  409: 'The id exists already',
  412: 'Changed since it was read',
  413: 'Too large',
  415: 'Not JSON',
  422: 'The domain refuses, each reason with a type of its own',
  429: 'Too many attempts, or too much computing within a minute; see Retry-After',
  500: 'Unexpected',
  503: 'Momentarily unavailable; see Retry-After',
};

/** The reason that is shown as the example of a status. */
const EXAMPLE_REASONS: Readonly<
  Record<number, { readonly type: string; readonly detail: string; readonly pointer?: string }>
> = {
  400: { type: 'invalid-input', detail: 'One field is not written as it should be.', pointer: '/date' },
  401: { type: 'not-signed-in', detail: 'Sign in, or send a valid key.' },
  403: { type: 'not-allowed', detail: 'Your role does not allow it.' },
  404: { type: 'not-found', detail: 'There is nothing here to be seen.' },
  409: { type: 'exists-already', detail: 'There is one of this name already.', pointer: '/id' },
  412: {
    type: 'changed-meanwhile',
    detail: 'It has changed since it was read (W/"41"): read it again, and try on what stands now.',
  },
  413: { type: 'body-too-large', detail: 'The body is over 512 KiB.' },
  415: { type: 'unsupported-media-type', detail: 'Send the body as application/json.' },
  422: { type: 'unknown-partner', detail: 'There is no partner cfiq in this agreement.', pointer: '/partner' },
  429: { type: 'too-many-attempts', detail: 'Too many attempts to sign in: try again in 15 minutes.' },
  500: { type: 'unexpected', detail: 'Something went wrong.' },
  503: { type: 'unavailable', detail: 'The service cannot answer now: nothing was recorded.' },
};

function refusal(status: number): Json {
  const schema = { $ref: '#/components/schemas/Problem' };
  const { type, detail, pointer } = EXAMPLE_REASONS[status] ?? { type: 'refused', detail: 'Refused.' };
  const errors = pointer === undefined ? undefined : [{ pointer, message: detail }];
  const example = new HttpProblem(status, type, say(detail, detail), undefined).body('en');
  return {
    description: REFUSALS[status] ?? 'Refused',
    content: { 'application/problem+json': { schema, example: { ...example, ...(errors && { errors }) } } },
  };
}

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. What only code can check is left out of it. */
class Schemas {
  /** Those with a name, and those that contain themselves: referred to from everywhere. */
  readonly named: Record<string, Json> = {};
  private anonymous = 0;

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ jsonSchema }) => {
        delete (jsonSchema as { id?: string }).id;
      },
    }) as Json & { $defs?: Record<string, Json> };
    const names = new Map(Object.keys($defs).map((name) => [name, this.nameOf(name)]));
    for (const [name, definition] of Object.entries($defs)) {
      this.named[names.get(name) ?? name] = referring(definition, names) as Json;
    }
    return referring(rest, names) as Json;
  }

  /** The first that the schema itself gives; a page shows one item. */
  exampleOf(schema: z.ZodType): unknown {
    const own = schema.meta()?.['examples'];
    if (Array.isArray(own)) return own[0];
    if (!(schema instanceof z.ZodObject)) return undefined;
    const { items } = schema.shape as { items?: z.ZodType };
    const item = items instanceof z.ZodArray ? this.exampleOf(items.element as z.ZodType) : undefined;
    return item === undefined ? undefined : { items: [item] };
  }

  private nameOf(name: string): string {
    if (!name.startsWith('__schema')) return name;
    this.anonymous += 1;
    return `Recursive${this.anonymous}`;
  }
}

/** `#/$defs` is a place in the schema, and none in the document. */
function referring(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => referring(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const target = key === '$ref' && typeof child === 'string' ? /^#\/\$defs\/(.+)$/.exec(child)?.[1] : undefined;
      if (target !== undefined) return [key, `#/components/schemas/${names.get(target) ?? target}`];
      return [key, referring(child, names)];
    }),
  );
}
