import { z } from 'zod';
import type { AgreementReading } from '#libs/agreement/reading.js';
import type { ApiKeyIssuing } from '#libs/identity/api-key-issuing.js';
import type { Authentication } from '#libs/identity/authentication.js';
import {
  apiKeyBody,
  erasureBody,
  invitationBody,
  languageBody,
  passwordBody,
  passwordByLinkBody,
  roleBody,
  signInBody,
  userBody,
} from '#libs/identity/bodies.js';
import type { Identity } from '#libs/identity/identity.js';
import { mayCall, NOT_ALLOWED, refusalOf } from '#libs/identity/rights.js';
import type { SignIn } from '#libs/identity/sign-in.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { Call, CallRequest, Reply } from '../http/call.js';
import { noContent, ok } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';
import { SESSION_COOKIE } from '../http/server.js';
import { invalidCursor } from './cursors.js';
import {
  EXAMPLE_EXPORT,
  EXAMPLE_HOLDER,
  EXAMPLE_INVITED,
  EXAMPLE_ITEM,
  EXAMPLE_KEY,
  EXAMPLE_LINK,
  EXAMPLE_ME,
} from './examples.js';
import { registerFor } from './reading.js';
import { commandAnswer, cursor, grant, instant, limit, pageOf, user } from './schemas.js';

const GROUP = 'Accesso e ruoli';
const ADMINISTRATORS = say('chi amministra', 'administrators');
const EVERYBODY = say('chiunque abbia un accesso', 'everybody who is signed in');
const COORDINATORS = say('chi coordina', 'coordinators');

/** Signing in, users, keys, roles and invitations (http-api.md, "Who may do what"). */
export function identityCalls(identity: Identity, reading: AgreementReading, publicUrl: string): Call[] {
  const cookie = sessionCookie(publicUrl.startsWith('https:'));
  return [
    ...sessionCalls(identity.signIn, identity.authentication, identity, cookie),
    ...userCalls(identity, publicUrl),
    ...keyCalls(identity.apiKeys),
    ...roleCalls(identity, reading, publicUrl),
  ];
}

type Cookie = (token: string) => Readonly<Record<string, string>>;

/** 30 days at most; the server ends it after 12 hours without a request. */
const sessionCookie =
  (secure: boolean): Cookie =>
  (token) => {
    const age = token === '' ? 0 : 30 * 24 * 3_600;
    const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`;
    return { 'set-cookie': `${SESSION_COOKIE}=${token}; ${flags}` };
  };

const me = z.strictObject({
  id: z.string(),
  kind: z.enum(['user', 'key']),
  name: z.string().optional(),
  email: z.string().optional(),
  language: z.enum(['it', 'en']).optional(),
  roles: z.array(grant),
});

function sessionCalls(signIn: SignIn, authentication: Authentication, identity: Identity, cookie: Cookie): Call[] {
  return [
    {
      id: 'sign-in',
      group: GROUP,
      method: 'POST',
      path: '/session',
      title: say('Accedere', 'Sign in'),
      who: say('chiunque', 'anybody'),
      open: true,
      body: {
        schema: signInBody,
        example: { email: 'anna.rossi@esempio.it', password: 'quattro parole messe in fila' },
      },
      answers: [
        {
          status: 200,
          description: 'Signed in; the cookie is in `Set-Cookie`',
          schema: z.strictObject({ user: me }),
          example: { user: EXAMPLE_ME },
        },
      ],
      problems: [403, 413, 415, 429],
      async handle({ body, address }) {
        const answer = await signIn.signIn(body(), address);
        if (isRefusal(answer)) throw signInProblem(answer);
        return ok({ user: await describe(identity, answer.caller) }, cookie(answer.token));
      },
    },
    {
      id: 'sign-out',
      group: GROUP,
      method: 'DELETE',
      path: '/session',
      title: say('Uscire', 'Sign out'),
      who: EVERYBODY,
      answers: [{ status: 204, description: 'The session has ended' }],
      problems: [403],
      async handle({ sessionToken }) {
        if (sessionToken !== undefined) await authentication.end(sessionToken);
        return noContent(cookie(''));
      },
    },
    {
      id: 'sign-out-everywhere',
      group: GROUP,
      method: 'DELETE',
      path: '/sessions',
      title: say('Uscire ovunque', 'Sign out everywhere'),
      who: EVERYBODY,
      answers: [{ status: 204, description: 'All sessions of the user have ended' }],
      problems: [403],
      async handle({ caller }) {
        await authentication.endAll(caller.id);
        return noContent(cookie(''));
      },
    },
    {
      id: 'me',
      group: GROUP,
      method: 'GET',
      path: '/me',
      title: say('Chi sono', 'Who am I'),
      who: EVERYBODY,
      answers: [{ status: 200, description: 'The caller', schema: me, example: EXAMPLE_ME }],
      problems: [],
      handle: async ({ caller }) => ok(await describe(identity, caller)),
    },
    {
      id: 'change-own-language',
      group: GROUP,
      method: 'PUT',
      path: '/me/language',
      title: say('Scegliere la lingua', 'Choose a language'),
      who: EVERYBODY,
      body: { schema: languageBody, example: { language: 'it' } },
      answers: [{ status: 200, description: 'Changed', schema: commandAnswer }],
      problems: [403, 413, 415, 422],
      async handle(request) {
        // A key has no settings: those are a person's.
        if (request.caller.kind !== 'user') throw HttpProblem.of(NOT_ALLOWED);
        return answered(await identity.users.changeLanguage(request.body(), requester(request)), 200);
      },
    },
    {
      id: 'change-own-password',
      group: GROUP,
      method: 'PUT',
      path: '/me/password',
      title: say('Cambiare la propria password; chiude tutte le sessioni', "Change one's password; ends all sessions"),
      who: EVERYBODY,
      body: { schema: passwordBody, example: { current: 'quella di prima', password: 'quattro parole messe in fila' } },
      answers: [{ status: 200, description: 'Changed', schema: commandAnswer }],
      problems: [403, 413, 415, 422, 429],
      async handle(request) {
        const answer = await identity.passwordSetting.changeOwn(request.body(), requester(request));
        return { ...answered(answer, 200), headers: cookie('') };
      },
    },
    {
      id: 'set-password-by-link',
      group: GROUP,
      method: 'POST',
      path: '/one-time-links',
      title: say('Impostare la password con un collegamento, una volta sola', 'Set a password by a link, once'),
      who: say('chi ha il collegamento', 'whoever has the link'),
      open: true,
      body: {
        schema: passwordByLinkBody,
        example: { token: 'Wm9…', password: 'quattro parole messe in fila' },
      },
      answers: [{ status: 200, description: 'Set; the link is used up', schema: commandAnswer }],
      problems: [403, 404, 413, 415, 422],
      handle: async ({ body }) => answered(await identity.passwordSetting.setByLink(body()), 200),
    },
  ];
}

async function describe(identity: Identity, caller: CallRequest['caller']): Promise<unknown> {
  const { id, kind, roles, language } = caller;
  const found = kind === 'user' ? await identity.users.find(id) : undefined;
  const known = found && !isRefusal(found) ? { name: found.name, email: found.email } : {};
  return { id, kind, ...known, ...(language && { language }), roles };
}

function userCalls(identity: Identity, publicUrl: string): Call[] {
  const { users, passwordSetting, personalData } = identity;
  const link = z.strictObject({ url: z.string(), expiresAt: instant });
  return [
    {
      id: 'register-user',
      group: GROUP,
      method: 'POST',
      path: '/users',
      title: say('Registrare un utente', 'Register a user'),
      who: ADMINISTRATORS,
      body: { schema: userBody, example: { email: 'anna.rossi@esempio.it', name: 'Anna Rossi', language: 'it' } },
      headers: ['Idempotency-Key'],
      answers: [{ status: 201, description: 'Registered', schema: commandAnswer }],
      problems: [403, 409, 413, 415, 422],
      handle: async (request) => answered(await users.register(request.body(), requester(request)), 201, '/users'),
    },
    {
      id: 'list-users',
      group: GROUP,
      method: 'GET',
      path: '/users',
      title: say('Gli utenti', 'The users'),
      who: ADMINISTRATORS,
      query: z.strictObject({ limit, cursor }),
      answers: [{ status: 200, description: 'A page', schema: pageOf(user) }],
      problems: [403],
      async handle({ caller, query }) {
        must(refusalOf(mayCall(caller, 'list-users')));
        const after = query['cursor'] as string | undefined;
        if (after !== undefined && !/^[0-9a-z-]{1,64}$/.test(after)) throw invalidCursor();
        const { users: items, next } = await users.list(query['limit'] as number, after);
        return ok({ items, ...(next !== undefined && { nextCursor: next }) });
      },
    },
    {
      id: 'deactivate-user',
      group: GROUP,
      method: 'POST',
      path: '/users/{user}/deactivation',
      title: say('Disattivare un utente', 'Deactivate a user'),
      who: ADMINISTRATORS,
      answers: [{ status: 200, description: 'Deactivated', schema: commandAnswer }],
      problems: [403, 404, 422],
      handle: async (request) =>
        answered(await users.deactivate(request.params['user'] ?? '', requester(request)), 200),
    },
    {
      id: 'issue-one-time-link',
      group: GROUP,
      method: 'POST',
      path: '/users/{user}/one-time-link',
      title: say(
        'Un collegamento per impostare la password, valido 24 ore',
        'A link to set the password, valid for 24 hours',
      ),
      who: ADMINISTRATORS,
      answers: [{ status: 201, description: 'Shown once', schema: link, example: EXAMPLE_LINK }],
      problems: [403, 404, 422],
      async handle(request) {
        const answer = await passwordSetting.issueLink(request.params['user'] ?? '', requester(request));
        if (isRefusal(answer)) throw HttpProblem.of(answer);
        return { status: 201, body: { url: linkTo(publicUrl, answer.token), expiresAt: answer.expiresAt } };
      },
    },
    {
      id: 'read-personal-data',
      group: 'Dati personali',
      method: 'GET',
      path: '/users/{user}/personal-data',
      title: say('Ciò che si sa di un utente', 'What is known of a user'),
      who: say('chi amministra, e la persona stessa', 'administrators, and the person'),
      answers: [{ status: 200, description: 'The export', schema: personalDataExport, example: EXAMPLE_EXPORT }],
      problems: [403, 404],
      async handle(request) {
        const answer = await personalData.export(request.params['user'] ?? '', requester(request));
        if (isRefusal(answer)) throw HttpProblem.of(answer);
        return ok({
          ...answer,
          changes: answer.changes.map((change) => ({ ...change, title: change.title[request.lang] })),
        });
      },
    },
    {
      id: 'erase-user',
      group: 'Dati personali',
      method: 'DELETE',
      path: '/users/{user}/personal-data',
      title: say('Cancellare ciò che si sa di un utente', 'Erase what is known of a user'),
      who: ADMINISTRATORS,
      body: { schema: erasureBody, example: { reason: 'Richiesta della persona' } },
      answers: [{ status: 200, description: 'Erased', schema: commandAnswer }],
      problems: [403, 404, 413, 415, 422],
      handle: async (request) =>
        answered(await personalData.erase(request.params['user'] ?? '', request.body(), requester(request)), 200),
    },
  ];
}

const personalDataExport = z.strictObject({
  user,
  sessions: z.array(z.strictObject({ startedAt: instant, lastSeenAt: instant })),
  changes: z.array(
    z.strictObject({
      type: z.string(),
      title: z.string(),
      occurredOn: z.string(),
      recordedAt: instant,
      actor: z.string(),
    }),
  ),
});

function keyCalls(apiKeys: ApiKeyIssuing): Call[] {
  const key = z.strictObject({
    id: z.string(),
    name: z.string(),
    ...grant.shape,
    issuedAt: instant,
    issuedBy: z.string().describe('Who issued it: an opaque id'),
    expiresAt: instant.optional(),
  });
  return [
    {
      id: 'issue-api-key',
      group: GROUP,
      method: 'POST',
      path: '/api-keys',
      title: say('Emettere una chiave per un programma', 'Issue a key for a program'),
      who: ADMINISTRATORS,
      body: {
        schema: apiKeyBody,
        example: { name: 'Estrazione mensile', role: 'evaluator', expiresAt: '2027-01-01T00:00:00Z' },
      },
      answers: [
        {
          status: 201,
          description: 'Shown once',
          schema: z.strictObject({ id: z.string(), key: z.string() }),
          example: EXAMPLE_KEY,
        },
      ],
      problems: [403, 413, 415, 422],
      async handle(request) {
        const answer = await apiKeys.issue(request.body(), requester(request));
        if (isRefusal(answer)) throw HttpProblem.of(answer);
        return { status: 201, body: { id: answer.id, key: answer.key } };
      },
    },
    {
      id: 'list-api-keys',
      group: GROUP,
      method: 'GET',
      path: '/api-keys',
      title: say('Le chiavi', 'The keys'),
      who: ADMINISTRATORS,
      answers: [{ status: 200, description: 'All that hold', schema: pageOf(key), example: { items: [EXAMPLE_ITEM] } }],
      problems: [403],
      async handle({ caller }) {
        must(refusalOf(mayCall(caller, 'list-api-keys')));
        return ok({ items: await apiKeys.list() });
      },
    },
    {
      id: 'revoke-api-key',
      group: GROUP,
      method: 'DELETE',
      path: '/api-keys/{key}',
      title: say('Revocare una chiave', 'Revoke a key'),
      who: ADMINISTRATORS,
      answers: [{ status: 200, description: 'Revoked', schema: commandAnswer }],
      problems: [403, 404, 422],
      handle: async (request) => answered(await apiKeys.revoke(request.params['key'] ?? '', requester(request)), 200),
    },
  ];
}

function roleCalls({ roles }: Identity, reading: AgreementReading, publicUrl: string): Call[] {
  const holder = z.strictObject({
    user: z.string(),
    name: z.string(),
    email: z.string(),
    role: grant.shape.role,
    partner: grant.shape.partner,
    active: z.boolean(),
    hasPassword: z.boolean(),
  });
  const invited = commandAnswer.extend({
    email: z.string(),
    link: z.strictObject({ url: z.string(), expiresAt: instant }).optional(),
  });
  const grantCall = (path: string, id: string, title: ReturnType<typeof say>): Call => ({
    id,
    group: GROUP,
    method: 'PUT',
    path,
    title,
    who: id === 'grant-role' ? COORDINATORS : ADMINISTRATORS,
    body: {
      schema: roleBody,
      example: id === 'grant-role' ? { role: 'member', partner: 'ciss' } : { role: 'evaluator' },
    },
    answers: [{ status: 200, description: 'Granted', schema: commandAnswer }],
    problems: [403, 404, 413, 415, 422],
    handle: async (request) => {
      const { user: holderId = '', agreement } = request.params;
      return answered(await roles.grant(holderId, agreement, request.body(), requester(request)), 200);
    },
  });
  const revokeCall = (path: string, id: string, title: ReturnType<typeof say>): Call => ({
    id,
    group: GROUP,
    method: 'DELETE',
    path,
    title,
    who: id === 'revoke-role' ? COORDINATORS : ADMINISTRATORS,
    answers: [{ status: 200, description: 'Revoked', schema: commandAnswer }],
    problems: [403, 404, 422],
    handle: async (request) => {
      const { user: holderId = '', agreement } = request.params;
      return answered(await roles.revoke(holderId, agreement, requester(request)), 200);
    },
  });
  return [
    grantCall(
      '/agreements/{agreement}/roles/{user}',
      'grant-role',
      say('Dare un ruolo in un accordo', 'Grant a role in an agreement'),
    ),
    revokeCall(
      '/agreements/{agreement}/roles/{user}',
      'revoke-role',
      say('Togliere un ruolo in un accordo', 'Revoke a role in an agreement'),
    ),
    grantCall(
      '/roles/{user}',
      'grant-role-everywhere',
      say('Dare un ruolo su tutti gli accordi', 'Grant a role on all agreements'),
    ),
    revokeCall(
      '/roles/{user}',
      'revoke-role-everywhere',
      say('Togliere un ruolo su tutti gli accordi', 'Revoke a role on all agreements'),
    ),
    {
      id: 'list-roles',
      group: GROUP,
      method: 'GET',
      path: '/agreements/{agreement}/roles',
      title: say('Chi ha quale ruolo', 'Who holds which role'),
      who: say('chi coordina, chi valuta', 'coordinators, evaluators'),
      answers: [
        { status: 200, description: 'All of them', schema: pageOf(holder), example: { items: [EXAMPLE_HOLDER] } },
      ],
      problems: [403, 404],
      async handle({ caller, params }) {
        const { agreement = '' } = params;
        await registerFor(caller, agreement, 'roles', reading);
        return ok({ items: await roles.rolesIn(agreement) });
      },
    },
    {
      id: 'invite-user',
      group: GROUP,
      method: 'POST',
      path: '/agreements/{agreement}/invitations',
      title: say('Invitare una persona', 'Invite a person'),
      who: COORDINATORS,
      body: { schema: invitationBody, example: { email: 'anna.rossi@esempio.it', role: 'member', partner: 'ciss' } },
      headers: ['Idempotency-Key'],
      answers: [{ status: 201, description: 'Invited', schema: invited, example: EXAMPLE_INVITED }],
      problems: [403, 404, 409, 413, 415, 422],
      async handle(request) {
        const answer = await roles.invite(request.params['agreement'] ?? '', request.body(), requester(request));
        if (isRefusal(answer)) throw HttpProblem.of(answer);
        const { id, revision, recordedAt, email, link } = answer;
        const url = link && { url: linkTo(publicUrl, link.token), expiresAt: link.expiresAt };
        return { status: 201, body: { id, revision, recordedAt, email, ...(url && { link: url }) } };
      },
    },
  ];
}

const linkTo = (publicUrl: string, token: string): string => `${publicUrl}/accesso#${token}`;

const requester = ({ caller, idempotencyKey }: CallRequest) => ({ caller, idempotencyKey });

function answered(answer: Answer | Refusal, status: number, location?: string): Reply {
  if (isRefusal(answer)) throw HttpProblem.of(answer);
  const { id, revision, recordedAt } = answer;
  const headers = location === undefined ? undefined : { location: `/api/v1${location}/${id}` };
  return { status, body: { id, revision, recordedAt }, ...(headers && { headers }) };
}

function must(forbidden: Refusal | undefined): void {
  if (forbidden) throw HttpProblem.of(forbidden);
}

function signInProblem(refused: Refusal): HttpProblem {
  if (refused.type !== 'wrong-credentials') return HttpProblem.of(refused);
  return new HttpProblem(401, refused.type, refused.title);
}
