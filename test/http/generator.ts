import fc, { type Arbitrary } from 'fast-check';
import type { Described, Document } from './checked.js';
import { type Generated, SPOILERS } from './spoilers.js';
import type { Ids } from './world.js';

type Json = Record<string, unknown>;

/** What people type, and what no keyboard has. */
const LETTERS = [...'abcdeorst AEZ019.,;-’"<>&/\\àèùçñß€漢😀\u0301\u202e\t\n'];
const DEEPEST = 5;

/** Values of a schema of the document. What only code checks, it does not know of. */
export class Generator {
  private readonly made = new Map<Described, Arbitrary<Generated>>();

  constructor(
    private readonly document: Document,
    /** Ids that there are, by the name that paths give them. */
    private readonly ids: Readonly<Record<string, readonly string[]>>,
  ) {}

  /** A request for a call, as its schemas allow. */
  valid(described: Described): Arbitrary<Generated> {
    const known = this.made.get(described);
    if (known) return known;
    const made = this.make(described);
    this.made.set(described, made);
    return made;
  }

  private make(described: Described): Arbitrary<Generated> {
    const { method, path, operation } = described;
    const parameters = operation.parameters;
    const body = operation.requestBody?.content['application/json']?.schema;
    return fc
      .record({
        ids: fc.record(
          Object.fromEntries(
            parameters.filter((each) => each.in === 'path').map(({ name }) => [name, this.idOf(name)]),
          ),
        ),
        query: this.some(parameters.filter((each) => each.in === 'query')),
        headers: this.some(parameters.filter((each) => each.in === 'header')),
        body: body ? this.of(body) : fc.constant(undefined),
      })
      .map((request) => ({
        method,
        path: withIds(path, request.ids) + queryText(request.query),
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        headers: {
          ...asHeaders(request.headers),
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
        },
      }));
  }

  /** The same, spoilt in one of the ways that clients have. */
  spoilt(described: Described): Arbitrary<Generated> {
    return fc.tuple(this.valid(described), fc.constantFrom(...SPOILERS), fc.gen()).map(([request, spoil, pick]) => {
      return spoil(request, (arbitrary) => pick(() => arbitrary));
    });
  }

  /** A value of a schema. */
  of(schema: Json, depth = 0): Arbitrary<unknown> {
    const reference = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
    if (reference !== undefined) return this.of(this.document.components.schemas[reference] ?? {}, depth + 1);
    if ('const' in schema) return fc.constant(schema['const']);
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
    if (choices) return fc.oneof(...choices.map((choice) => this.of(choice, depth + 1)));
    switch (schema['type']) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return fc.array(this.of((schema['items'] as Json) ?? {}, depth + 1), { maxLength: depth > DEEPEST ? 0 : 3 });
      case 'integer':
        return fc.integer(rangeOf(schema, 1_000));
      case 'number':
        return fc.oneof(fc.integer(rangeOf(schema, 1_000)), fc.double({ ...rangeOf(schema, 1_000), noNaN: true }));
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'string':
        return this.string(schema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  private object(schema: Json, depth: number): Arbitrary<unknown> {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
    const required = (schema['required'] ?? []) as string[];
    const kept = depth > DEEPEST ? properties.filter(([name]) => required.includes(name)) : properties;
    const record = fc.record(Object.fromEntries(kept.map(([name, each]) => [name, this.field(name, each, depth)])), {
      requiredKeys: required,
    });
    if (properties.length > 0 || typeof schema['additionalProperties'] !== 'object') return record;
    const value = this.of(schema['additionalProperties'] as Json, depth + 1);
    return fc.dictionary(fc.constantFrom('title', 'name', 'due', 'weight', 'nido'), value, { minKeys: 1, maxKeys: 2 });
  }

  /** Names of parts are mostly those that there are: a request about nothing soon ends. */
  private field(name: string, schema: Json, depth: number): Arbitrary<unknown> {
    const known = this.ids[name] ?? this.ids[REFERENCES[name] ?? ''];
    const value = this.of(schema, depth + 1);
    return known && schema['type'] === 'string' && name !== 'id'
      ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: value })
      : value;
  }

  private string(schema: Json): Arbitrary<string> {
    const pattern = schema['pattern'] as string | undefined;
    const examples = (schema['examples'] ?? []) as string[];
    const example = examples.length > 0 ? [fc.constantFrom(...examples)] : [];
    if (schema['format'] === 'date') return fc.oneof(...example, day('2020-01-01', '2024-12-31'));
    if (schema['format'] === 'date-time') return day('2020-01-01', '2027-12-31').map((date) => `${date}T10:00:00.000Z`);
    if (schema['format'] === 'email') return fc.emailAddress({ size: 'small' });
    if (pattern !== undefined) return fc.oneof(...example, fc.stringMatching(new RegExp(pattern)));
    const most = Math.min((schema['maxLength'] as number | undefined) ?? 40, 40);
    return fc.oneof(...example, fc.string({ minLength: 1, maxLength: most, unit: fc.constantFrom(...LETTERS) }));
  }

  private some(parameters: Described['operation']['parameters']): Arbitrary<Record<string, unknown>> {
    return fc.record(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, PARAMETERS[name] ?? this.field(name, schema, 1)])),
      { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
    );
  }

  private idOf(name: string): Arbitrary<string> {
    const known = this.ids[name] ?? ['m1'];
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/) },
    );
  }
}

/** Fields that name a part under another name than paths do. */
const REFERENCES: Readonly<Record<string, string>> = {
  owner: 'partner',
  convenedBy: 'partner',
  responsible: 'partner',
  parent: 'objective',
  text: 'text',
};

/** Parameters whose shape only code knows. */
const PARAMETERS: Readonly<Record<string, Arbitrary<unknown>>> = {
  // Mostly what holds of any version: most others are refused before the domain is asked.
  'If-Match': fc.oneof(
    { weight: 9, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: fc.nat({ max: 60 }).map((revision) => `W/"${revision}"`) },
  ),
  'If-None-Match': fc.nat({ max: 60 }).map((revision) => `W/"${revision}"`),
  'Idempotency-Key': fc.uuid(),
};

function rangeOf(schema: Json, most: number): { min: number; max: number } {
  const above = schema['exclusiveMinimum'] as number | undefined;
  const below = schema['exclusiveMaximum'] as number | undefined;
  return {
    min: (schema['minimum'] as number | undefined) ?? (above === undefined ? -most : above + 1),
    max: Math.min((schema['maximum'] as number | undefined) ?? (below === undefined ? most : below - 1), 1e12),
  };
}

function day(from: string, to: string): Arbitrary<string> {
  return fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
}

const withIds = (path: string, ids: Ids): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

function queryText(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const wellFormed = (text: string): string => text.toWellFormed();

/** Headers are ASCII on the wire, and never empty here. */
const asHeaders = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      String(value)
        .replaceAll(/[^\x20-\x7e]/g, '-')
        .trim() || '-',
    ]),
  );
