import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SMALLEST_COMPRESSED_BYTES } from './compression.js';

/** A text that stays the same while the service runs, in the forms in which it is sent. */
interface PreparedText {
  readonly etag: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

interface Served {
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asked once, by the first who reads it: until then nobody waits for it. */
  readonly make: () => string;
}

/** Serves a text that is made and compressed once; who has it already is told so. */
export function servePreparedText(server: FastifyInstance, url: string, { type, headers = {}, make }: Served): void {
  let prepared: Promise<PreparedText> | undefined;
  server.get(url, async (request, reply) => {
    prepared ??= prepare(make());
    const text = await prepared;
    reply.headers({ ...headers, 'cache-control': 'no-cache', etag: text.etag });
    if (isKnown(request, text.etag)) return reply.code(304).send();
    const encoding = negotiate(request.headers['accept-encoding'] ?? '', ['br', 'gzip']) as 'br' | 'gzip' | null;
    const compressed = encoding === null ? undefined : text[encoding];
    if (encoding !== null && compressed) reply.header('content-encoding', encoding);
    return reply.type(type).send(compressed ?? text.plain);
  });
}

async function prepare(text: string): Promise<PreparedText> {
  const plain = Buffer.from(text);
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  if (plain.length < SMALLEST_COMPRESSED_BYTES) return { etag, plain };
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain)]);
  return { etag, plain, br, gzip: zipped };
}

const isKnown = (request: FastifyRequest, etag: string): boolean =>
  (request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim() === etag || tag.trim() === '*');
