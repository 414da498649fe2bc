/** A request that is to be refused. */
export interface BadRequest {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** Any of them will do: where HTTP leaves a choice. */
  readonly statuses: readonly number[];
  /** JSON Pointers that the answer must name, in any order. */
  readonly pointers?: readonly string[];
  /** Answered only after the time that a request may take. */
  readonly slow?: true;
  /** Node's own answer to what is not HTTP at all: no problem+json. */
  readonly plain?: true;
  /** Too large to be sent by the thousand. */
  readonly large?: true;
}

export interface Sender {
  readonly key: string;
  readonly agreement: string;
}

export type Headers = Readonly<Record<string, string>>;

/** The bytes of a request; `Content-Length` of the body unless given. */
export function requestBytes(
  method: string,
  target: string,
  key: string,
  body?: string | Buffer,
  headers: Headers = {},
): Buffer {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const all: Record<string, string> = {
    Host: 'regia.test',
    Authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}

export const BASE = '/api/v1';

export const chunkedHead = (key: string, path: string): Buffer =>
  requestBytes('POST', BASE + path, key, undefined, {
    'Content-Type': 'application/json',
    'Transfer-Encoding': 'chunked',
  });
