import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Caller } from '#libs/identity/rights.js';
import type { Language, Text } from '#libs/kernel/text.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type CallHeader = 'Idempotency-Key' | 'If-Match' | 'If-None-Match';

/** One call of the interface: where it is, what it takes and answers, and what answers it. */
export interface Call {
  /** Stable name, `operationId` in OpenAPI. */
  readonly id: string;
  readonly group: string;
  readonly method: Method;
  /** Below `/api/v1`, ids in braces. */
  readonly path: string;
  readonly title: Text;
  readonly description?: Text;
  /** Who may call it, in words. */
  readonly who: Text;
  /** False for calls that need nobody signed in. */
  readonly open?: true;
  /** Also for who has to change a generated password first. */
  readonly whilePasswordMustChange?: true;
  readonly body?: { readonly schema: z.ZodType; readonly example: unknown; readonly yaml?: true };
  readonly query?: z.ZodObject;
  readonly headers?: readonly CallHeader[];
  readonly answers: readonly CallAnswer[];
  /** Statuses of problems it can answer besides 400, 401 and 500. */
  readonly problems: readonly number[];
  readonly handle: (request: CallRequest) => Promise<Reply>;
}

export interface CallAnswer {
  readonly status: number;
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  /** `application/json` unless it says otherwise. */
  readonly contentType?: string;
}

/** A request once it is known who sends it and its query is of its schema. */
export interface CallRequest {
  readonly caller: Caller;
  /** The same as they are by now; throws `HttpProblem` where they have ceased to be signed in. */
  readonly callerNow: () => Promise<Caller>;
  readonly lang: Language;
  /** Ids from the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The query as it was sent, `lang` aside. */
  readonly rawQuery: Readonly<Record<string, unknown>>;
  /** Reads the body; throws `HttpProblem` where it cannot be read. */
  readonly body: () => unknown;
  readonly header: (name: string) => string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The client's address, as the trusted proxies give it. */
  readonly address: string;
  /** Token of the session cookie, if there is one. */
  readonly sessionToken: string | undefined;
  /** Secret of a browser in which somebody has signed in before. */
  readonly deviceToken: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Also the bytes of one. */
  readonly text?: string | Buffer;
  readonly stream?: Readable;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

export const ok = (body: unknown, headers: Reply['headers'] = {}): Reply => ({ status: 200, body, headers });
export const noContent = (headers: Reply['headers'] = {}): Reply => ({ status: 204, headers });
