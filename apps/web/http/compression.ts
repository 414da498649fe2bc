import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, RouteOptions } from 'fastify';

/** Less is sent in one packet as it is. */
export const SMALLEST_COMPRESSED_BYTES = 1_024;
/** Up to here on the only thread, in a fraction of a millisecond; what is larger is compressed beside it. */
const LARGEST_ON_THREAD_BYTES = 16_384;
const COMPRESSIBLE = /^text\/|[+/](?:json|x-ndjson|xml|yaml)(?:;|$)/;

/**
 * Compresses what readings answer, as the client takes it (ADR 0032). What a command answers goes as it is: a secret that
 * is shown once stands in no compressed answer. Bodies that arrive compressed are not taken.
 */
export async function compressReadings(server: FastifyInstance): Promise<void> {
  server.addHook('onRoute', (route) => {
    if (isReading(route)) route.onSend = [...[route.onSend ?? []].flat(), varyByEncoding];
    else route.compress = false;
  });
  await server.register(compress, {
    encodings: ['gzip'],
    customTypes: COMPRESSIBLE,
    threshold: SMALLEST_COMPRESSED_BYTES,
    syncThreshold: LARGEST_ON_THREAD_BYTES,
    globalDecompression: false,
  });
}

const isReading = ({ method }: RouteOptions): boolean =>
  [method].flat().every((name) => name === 'GET' || name === 'HEAD');

/** Said of what goes uncompressed, too: a cache between must not give it to everybody. */
async function varyByEncoding(_: unknown, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const others = [reply.getHeader('vary') ?? []].flat().map(String);
  if (!others.some((name) => /accept-encoding/i.test(name)))
    reply.header('vary', [...others, 'accept-encoding'].join(', '));
  return payload;
}
