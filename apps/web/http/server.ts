import cookies from '@fastify/cookie';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseForm } from '#libs/agreement/core/validation.js';
import { Authentication } from '#libs/identity/authentication.js';
import type { Caller } from '#libs/identity/rights.js';
import { StoreUnavailable } from '#libs/kernel/ports.js';
import { Refused } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { UnknownEvent } from '#libs/kernel/upcasting.js';
import type { Configuration } from '../configuration.js';
import { bodyValue, formatNotTaken, LARGEST_BODY_BYTES, type RawBody, takeTextBodies } from './bodies.js';
import type { Call, CallRequest, Reply } from './call.js';
import { sendPage, setSecurityHeaders } from './headers.js';
import { languageOf } from './language.js';
import { HttpProblem, notFound, notSignedIn, PROBLEM_TYPE, passwordMustChange } from './problems.js';

export const SESSION_COOKIE = 'regia_session';
export const DEVICE_COOKIE = 'regia_device';

/** Behind TLS browsers take a cookie of this name from this very host alone, and over TLS. */
export const cookiePrefix = (publicUrl: string): string => (isBehindTls(publicUrl) ? '__Host-' : '');
export const isBehindTls = (publicUrl: string): boolean => publicUrl.startsWith('https:');

export const cookieIn = (request: FastifyRequest, name: string): string | undefined =>
  request.cookies[request.cookiePrefix + name];
const BASE = '/api/v1';
const LONGEST_IDEMPOTENCY_KEY = 255;
const NOBODY: Caller = { id: 'nobody', kind: 'user', roles: [] };

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
    readonly cookiePrefix: string;
    /** Asks again who sends it. */
    callerAgain: (() => Promise<Caller | undefined>) | undefined;
  }
}

/** Whoever sends a request, now and whenever it is asked again. */
export async function signedIn(request: FastifyRequest, ask: () => Promise<Caller | undefined>): Promise<void> {
  request.callerAgain = ask;
  request.caller = await ask();
}

/** Whoever sends a request, with the roles of this moment; throws where they have ceased to be signed in. */
export async function callerNow(request: FastifyRequest): Promise<Caller> {
  const caller = await request.callerAgain?.();
  if (!caller) throw notSignedIn();
  return caller;
}

/** Answers a problem as a page, where a browser asked for one; undefined for everybody else. */
export type ProblemPage = (problem: HttpProblem, request: FastifyRequest) => Promise<string | undefined>;

/** Puts the calls of the interface on a Fastify server, with what they have in common. */
export async function serveCalls(
  server: FastifyInstance,
  calls: readonly Call[],
  authentication: Authentication,
  configuration: Configuration,
  problemPage: ProblemPage,
): Promise<void> {
  await server.register(cookies);
  takeTextBodies(server);
  server.decorateRequest('caller', undefined);
  server.decorateRequest('callerAgain', undefined);
  server.decorateRequest('cookiePrefix', cookiePrefix(configuration.publicUrl));
  server.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    if (isBehindTls(configuration.publicUrl)) reply.header('strict-transport-security', 'max-age=31536000');
    reply.header('x-request-id', request.id);
    // By what answers, not by how the address was written: `/%61pi/…` is the same.
    if (!(request.routeOptions.url ?? request.url).startsWith('/api/')) return;
    reply.header('cache-control', 'no-store');
    await signedIn(request, () => callerOf(request, authentication, configuration));
  });
  // A body may take its time: rights are those of when it has arrived.
  server.addHook('preHandler', async (request) => {
    if (request.callerAgain && isUnsafe(request.method)) request.caller = await request.callerAgain();
  });
  const answerEither = async (problem: HttpProblem, request: FastifyRequest, reply: FastifyReply) => {
    const page = await problemPage(problem, request);
    if (page === undefined) return answerProblem(problem, request, reply);
    for (const [name, value] of Object.entries(problem.headers)) reply.header(name, value);
    return sendPage(page, reply.code(problem.status));
  };
  server.setErrorHandler((error: FastifyError, request, reply) =>
    answerEither(problemOf(error, request), request, reply),
  );
  server.setNotFoundHandler((request, reply) => answerEither(notFound(), request, reply));
  for (const call of calls) {
    server.route({
      method: call.method,
      url: BASE + call.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(call.bodyLimit !== undefined && { bodyLimit: call.bodyLimit }),
      handler: (request, reply) => answer(call, request, reply),
    });
  }
}

async function answer(call: Call, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!call.open && !request.caller) throw notSignedIn();
  if (!call.open && !call.whilePasswordMustChange && request.caller?.mustChangePassword) throw passwordMustChange();
  const outcome = await call.handle(callRequest(call, request));
  return send(outcome, reply);
}

function callRequest(call: Call, request: FastifyRequest): CallRequest {
  const header = (name: string): string | undefined => {
    const value = request.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return {
    caller: request.caller ?? NOBODY,
    callerNow: () => callerNow(request),
    lang: languageFor(request),
    params: request.params as Record<string, string>,
    query: queryOf(call, request),
    rawQuery: withoutLanguage(request.query),
    body: () => bodyValue(request.body as RawBody | undefined, call.body?.yaml),
    header,
    idempotencyKey: idempotencyKeyOf(header('idempotency-key')),
    address: request.ip,
    sessionToken: cookieIn(request, SESSION_COOKIE),
    deviceToken: cookieIn(request, DEVICE_COOKIE),
  };
}

function send({ status, body, text, bytes, stream, contentType, headers }: Reply, reply: FastifyReply): FastifyReply {
  reply.code(status);
  for (const [name, value] of Object.entries(headers ?? {})) reply.header(name, value);
  if (stream) return reply.type(contentType ?? 'application/octet-stream').send(stream);
  if (text !== undefined) return reply.type(contentType ?? 'text/plain; charset=utf-8').send(text);
  if (bytes === undefined && body === undefined) return reply.send();
  return reply.type(contentType ?? 'application/json; charset=utf-8').send(bytes ?? JSON.stringify(body));
}

function withoutLanguage(query: unknown): Record<string, unknown> {
  const { lang: _, ...rest } = query as Record<string, unknown>;
  return rest;
}

/** Unknown parameters are refused: a mistyped `?on` would otherwise answer about another day. */
function queryOf(call: Call, request: FastifyRequest): Record<string, unknown> {
  const { lang, ...given } = request.query as Record<string, unknown>;
  if (lang !== undefined && lang !== 'it' && lang !== 'en') {
    throw new HttpProblem(400, 'invalid-input', say('lang è it o en.', 'lang is it or en.'), [
      { pointer: '/lang', message: say('è it o en', 'is it or en') },
    ]);
  }
  if (!call.query) {
    const unknown = Object.keys(given);
    if (unknown.length === 0) return {};
    throw new HttpProblem(400, 'invalid-input', INVALID_QUERY, unknown.map(unknownParameter));
  }
  const parsed = parseForm(call.query, given);
  if ('value' in parsed) return parsed.value;
  throw new HttpProblem(400, 'invalid-input', INVALID_QUERY, parsed.problems);
}

const INVALID_QUERY = say('Un parametro non è scritto come serve.', 'A parameter is not written as it should be.');
const unknownParameter = (name: string) => ({
  pointer: `/${name}`,
  message: say('parametro sconosciuto', 'unknown parameter'),
});

function idempotencyKeyOf(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (key.length > 0 && key.length <= LONGEST_IDEMPOTENCY_KEY) return key;
  throw new HttpProblem(
    400,
    'invalid-idempotency-key',
    say('Idempotency-Key ha da 1 a 255 caratteri.', 'Idempotency-Key has 1 to 255 characters.'),
  );
}

/** A key wins over a cookie: a program says who it is, a browser sends its cookie by itself. */
export async function callerOf(
  request: FastifyRequest,
  authentication: Authentication,
  configuration: Configuration,
): Promise<Caller | undefined> {
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (request.headers.authorization !== undefined) {
    const caller = bearer === undefined ? undefined : await authentication.byKey(bearer);
    if (!caller) throw notSignedIn();
    return caller;
  }
  return callerByCookie(request, authentication, configuration.publicUrl);
}

/** Who has signed in with a browser; refuses what another site made that browser send. */
export async function callerByCookie(
  request: FastifyRequest,
  authentication: Authentication,
  publicUrl: string,
): Promise<Caller | undefined> {
  const token = cookieIn(request, SESSION_COOKIE);
  if (isUnsafe(request.method)) mustComeFromHere(request, publicUrl, token !== undefined);
  return token === undefined ? undefined : authentication.bySession(token);
}

const isUnsafe = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A cookie travels with requests that other sites make a browser send: those are refused. */
function mustComeFromHere(request: FastifyRequest, publicUrl: string, hasCookie: boolean): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === publicUrl || site === 'same-origin') return;
  if (origin === undefined && site === undefined && !hasCookie) return;
  throw new HttpProblem(
    403,
    'cross-site',
    say(
      'La richiesta non viene dalle pagine di questo servizio: nulla è stato fatto.',
      "The request does not come from this service's own pages: nothing was done.",
    ),
  );
}

function problemOf(error: FastifyError, request: FastifyRequest): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Refused) return HttpProblem.of(error.refusal);
  if (error instanceof StoreUnavailable) return unavailable();
  if (error instanceof UnknownEvent) return writtenByANewerRelease();
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return formatNotTaken();
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const most = `${(request.routeOptions.bodyLimit ?? LARGEST_BODY_BYTES) / 1024} KiB`;
    return new HttpProblem(413, 'body-too-large', say(`Il corpo supera ${most}.`, `The body is over ${most}.`));
  }
  // An id that is too long to be one names nothing.
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH' || error.statusCode === 414) return notFound();
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return new HttpProblem(400, 'invalid-request', say('La richiesta non è ben formata.', 'The request is malformed.'));
  }
  // Where, not what: a message can quote what somebody typed.
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  request.log.error({ error: error.name, where }, 'unexpected error');
  return new HttpProblem(
    500,
    'unexpected',
    say(
      `Qualcosa è andato storto. Chi gestisce il servizio lo trova nei registri sotto il numero ${request.id}.`,
      `Something went wrong. Whoever runs the service finds it in the logs under ${request.id}.`,
    ),
  );
}

const writtenByANewerRelease = (): HttpProblem =>
  new HttpProblem(
    503,
    'newer-release',
    say(
      'Il registro di questo accordo contiene eventi di una versione più nuova del programma: va aggiornato.',
      "This agreement's register holds events of a newer release of the program, which has to be updated.",
    ),
    undefined,
    { 'retry-after': '3600' },
  );

export const unavailable = (): HttpProblem =>
  new HttpProblem(
    503,
    'unavailable',
    say(
      'Il servizio non può rispondere adesso: nulla è stato registrato.',
      'The service cannot answer now: nothing was recorded.',
    ),
    undefined,
    { 'retry-after': '2' },
  );

/** An address that cannot be read is refused before any hook has run. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  setSecurityHeaders(reply);
  reply.header('x-request-id', request.id);
  answerProblem(problemOf(error, request), request, reply);
}

export function answerProblem(problem: HttpProblem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const [name, value] of Object.entries(problem.headers)) reply.header(name, value);
  const lang = languageFor(request);
  return reply
    .code(problem.status)
    .header('content-language', lang)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem.body(lang)));
}

export const languageFor = (request: FastifyRequest) =>
  languageOf(
    (request.query as { lang?: unknown } | undefined)?.lang,
    request.caller?.language,
    request.headers['accept-language'],
  );
