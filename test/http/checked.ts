import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Answer, SendOptions, Service } from './service.js';

type Json = Record<string, unknown>;

export interface Media {
  readonly schema?: Json;
  readonly example?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Json }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { description: string; content?: Readonly<Record<string, Media>> }>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** One call of the document. */
export interface Described {
  readonly method: string;
  /** Below `/api/v1`, ids in braces. */
  readonly path: string;
  readonly operation: Operation;
}

export const BASE = '/api/v1';

export const operationsOf = (document: Document): Described[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.slice(BASE.length),
      operation,
    })),
  );

/** Looks at answers as the document describes them. */
export class Checker {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly operations: readonly (Described & { readonly pattern: RegExp })[];
  /** How many answers it has looked at. */
  checked = 0;

  constructor(readonly document: Document) {
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
    formats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: document.components });
    this.operations = operationsOf(document)
      .map((described) => ({
        ...described,
        pattern: new RegExp(`^${described.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      }))
      // A path with fewer ids is the nearer one.
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  }

  /** The call that a request makes; undefined where there is none. */
  operationFor(method: string, path: string): Described | undefined {
    const bare = (path.split('?')[0] ?? '').replace(BASE, '');
    return this.operations.find((described) => described.method === method && described.pattern.test(bare));
  }

  /** What is wrong with a value, by a schema of the document. */
  problemsOf(schema: Json, value: unknown): string | undefined {
    const name = JSON.stringify(schema);
    let validate = this.compiled.get(name);
    if (!validate) {
      validate = this.ajv.compile(withReferences(schema) as Json);
      this.compiled.set(name, validate);
    }
    return validate(value) ? undefined : this.ajv.errorsText(validate.errors);
  }

  /** What is wrong with an answer, by the document and by what holds for every answer. */
  complaint(method: string, path: string, answer: Answer): string | undefined {
    this.checked += 1;
    const { status, headers, text } = answer;
    const contentType = headers.get('content-type')?.split(';')[0] ?? '';
    if (headers.get('x-content-type-options') !== 'nosniff') return 'no security headers';
    if (status >= 400 && contentType !== 'application/problem+json') return `${status} as ${contentType}`;
    if (status >= 400 && answer.json.status !== status) return `says ${answer.json.status} under ${status}`;
    if (status === 503 || status === 429) {
      if (!/^[1-9]\d*$/.test(headers.get('retry-after') ?? '')) return `${status} without Retry-After`;
    }
    const described = this.operationFor(method, path);
    if (!described) {
      return [400, 404, 403, 401, 413, 415].includes(status)
        ? this.problemsOf(PROBLEM, answer.json)
        : `${status} for no call`;
    }
    const response = described.operation.responses[String(status)];
    if (!response) return `status ${status} is not in the document: ${text.slice(0, 300)}`;
    if (!response.content) return text === '' ? undefined : `a body where the document has none: ${text.slice(0, 300)}`;
    const media = response.content[contentType];
    if (!media?.schema) return `${contentType} is not in the document`;
    return isJson(contentType) ? this.problemsOf(media.schema, answer.json) : undefined;
  }
}

/** Lines of JSON are no JSON. */
export const isJson = (contentType: string): boolean => /[/+]json$/.test(contentType);

const PROBLEM: Json = { $ref: '#/components/schemas/Problem' };

/** Points references into the document, wherever the schema is compiled. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string' ? `document${child}` : withReferences(child),
    ]),
  );
}

export async function documentOf(service: Pick<Service, 'send'>): Promise<Document> {
  return (await service.send('GET', '/api/openapi.json')).json as Document;
}

/** A service whose every answer is looked at: sending throws where one is not as the document says. */
export interface CheckedService extends Service {
  readonly checker: Checker;
}

export async function checkedSend(service: Service): Promise<CheckedService> {
  const checker = new Checker(await documentOf(service));
  const send = async (method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer> => {
    const answer = await service.send(method, path, body, options);
    const complaint =
      path.startsWith('/api/v1') || !/^\/(api|health|metrics)\b|^\/$/.test(path)
        ? checker.complaint(method, path, answer)
        : undefined;
    if (complaint !== undefined) throw new Error(`${method} ${path} answered ${answer.status}: ${complaint}`);
    return answer;
  };
  return Object.assign(Object.create(service) as Service, { send, checker });
}
