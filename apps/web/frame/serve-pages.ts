import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Identity } from '#libs/identity/identity.js';
import type { Caller } from '#libs/identity/rights.js';
import type { Clock } from '#libs/kernel/ports.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { Judgements } from '#libs/monitoring/judgements.js';
import type { Prepared } from '../elsewhere/messages.js';
import { pageElsewhere } from '../elsewhere/pages-elsewhere.js';
import { bytesOf, type ReadingElsewhere, type Redirect } from '../elsewhere/reading-elsewhere.js';
import { sendPage } from '../http/headers.js';
import { HttpProblem } from '../http/problems.js';
import {
  callerByCookie,
  callerNow,
  cookieIn,
  DEVICE_COOKIE,
  languageFor,
  type ProblemPage,
  SESSION_COOKIE,
  signedIn,
} from '../http/server.js';
import { htmlOf } from './html.js';
import { problemPage } from './problem.js';
import { type PageReply, type PageRoute, type Site, Visit } from './visit.js';

const FORM = 'application/x-www-form-urlencoded';
/** More than any page here has, however many partners and rows. */
const MOST_FIELDS = 5_000;
/** Addresses that programs ask, whatever they say they accept. */
const OF_PROGRAMS = /^\/(api|health|metrics|risorse)(\/|$|\?)/;

/** Where one changes the own password; the only page there is while it must be changed. */
export const OWN_PASSWORD_PATH = '/password';

declare module 'fastify' {
  interface FastifyContextConfig {
    page?: true;
  }
}

export interface PageServices {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly site: Site;
  readonly publicUrl: string;
  readonly judgements: Judgements;
  readonly reading: AgreementReading;
  readonly elsewhere: ReadingElsewhere;
}

/** Puts pages on the server: forms are read, whoever is signed in is known, others are asked to sign in. */
export function servePages(server: FastifyInstance, routes: readonly PageRoute[], services: PageServices): void {
  void server.register(async (scope) => {
    // Only forms: what the interface takes would be read here as a form without fields.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(FORM, { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => formOf(body));
    scope.addHook('onRequest', async (request) => {
      await signedIn(request, () => callerByCookie(request, services.identity.authentication, services.publicUrl));
    });
    for (const { method, path, open, bodyLimit, handle } of routes) {
      scope.route({
        method,
        url: path,
        config: { page: true },
        ...(bodyLimit !== undefined && { bodyLimit }),
        handler: async (request, reply) => {
          const visit = await visitOf(request, services);
          if (!request.caller && !open) return reply.redirect(signInFor(visit), 303);
          const isAside = open && path !== '/';
          if (request.caller?.mustChangePassword && !isAside && path !== OWN_PASSWORD_PATH) {
            return reply.redirect(visit.href(OWN_PASSWORD_PATH), 303);
          }
          const prepared = method === 'GET' ? await pageElsewhere(path, visit, services) : undefined;
          return answer(prepared ?? (await handle(visit)), request, reply);
        },
      });
    }
  });
}

/** Problems as pages, for browsers. */
export function problemPages(services: PageServices): ProblemPage {
  return async (problem, request) => {
    const isPage = request.routeOptions.config?.page === true;
    const wantsPage = String(request.headers.accept ?? '').includes('text/html') && !OF_PROGRAMS.test(request.url);
    if (!isPage && !wantsPage) return undefined;
    if (!isPage) request.caller = await whoMayBe(request, services);
    return htmlOf(problemPage(await visitOf(request, services), problem));
  };
}

/** On an address that is no page: who it is decides only what the header says. */
async function whoMayBe(request: FastifyRequest, { identity }: PageServices): Promise<Caller | undefined> {
  const token = cookieIn(request, SESSION_COOKIE);
  return token === undefined ? undefined : identity.authentication.bySession(token);
}

async function visitOf(request: FastifyRequest, { identity, clock, site, judgements }: PageServices): Promise<Visit> {
  const { lang, ...query } = request.query as Record<string, unknown>;
  const { caller } = request;
  const user = caller && (await identity.users.find(caller.id));
  return new Visit({
    site,
    lang: languageFor(request),
    asked: lang === 'it' || lang === 'en' ? lang : undefined,
    caller,
    callerNow: () => callerNow(request),
    name: user && !isRefusal(user) ? user.name : undefined,
    path: request.url.split('?')[0] ?? '/',
    query,
    params: (request.params ?? {}) as Record<string, string>,
    form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    now: clock.now(),
    judgements,
    address: request.ip,
    sessionToken: cookieIn(request, SESSION_COOKIE),
    deviceToken: cookieIn(request, DEVICE_COOKIE),
  });
}

/** Back to where one wanted to go once signed in; a form that was sent is not sent again. */
function signInFor(visit: Visit): string {
  const query = new URLSearchParams(Object.entries(visit.facts.query).map(([name, value]) => [name, String(value)]));
  const wanted = query.size > 0 ? `${visit.facts.path}?${query}` : visit.facts.path;
  return visit.href('/accesso', { verso: wanted });
}

function answer(outcome: PageReply | Prepared | Redirect, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const [name, value] of Object.entries(outcome.headers ?? {})) reply.header(name, value);
  if ('redirect' in outcome) return reply.header('cache-control', 'no-store').redirect(outcome.redirect, 303);
  reply.code(outcome.status ?? 200).header('content-language', languageFor(request));
  return sendPage('bytes' in outcome ? bytesOf(outcome) : htmlOf(outcome.page), reply);
}

function formOf(body: Buffer): URLSearchParams {
  const form = new URLSearchParams(decoded(body));
  if (form.size <= MOST_FIELDS) return form;
  const detail = say('Il modulo ha più campi di ogni pagina.', 'The form has more fields than any page has.');
  throw new HttpProblem(413, 'too-many-fields', detail);
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new HttpProblem(400, 'not-utf-8', say('Il modulo non è testo in UTF-8.', 'The form is not text in UTF-8.'));
  }
}
