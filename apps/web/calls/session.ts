import { z } from 'zod';
import type { Identity } from '#libs/identity/identity.js';
import { languageInput, passwordByLinkInput, passwordInput, signInInput } from '#libs/identity/inputs.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import { IDENTITY_CALLS, SIGNED_IN } from '#libs/identity/rights-table.js';
import type { SignIn } from '#libs/identity/sign-in.js';
import { whoMay } from '#libs/identity/who-may.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { LARGEST_SIGN_IN_BYTES } from '../http/bodies.js';
import { type Call, type CallRequest, noContent, ok } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';
import { cookiePrefix, DEVICE_COOKIE, isBehindTls, SESSION_COOKIE } from '../http/server.js';
import { EXAMPLE_ME } from './examples.js';
import { answered, GROUP, requester } from './identity-answers.js';
import { commandAnswer, grant } from './schemas.js';

export type Cookie = (token: string, device?: string) => Readonly<Record<string, string | string[]>>;

const DAY_S = 24 * 3_600;

/** 30 days at most; the server ends it after 12 hours without a request. */
export const sessionCookie =
  (publicUrl: string): Cookie =>
  (token, device) => {
    const flags = (age: number) =>
      `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${isBehindTls(publicUrl) ? '; Secure' : ''}`;
    const prefix = cookiePrefix(publicUrl);
    const session = `${prefix}${SESSION_COOKIE}=${token}; ${flags(token === '' ? 0 : 30 * DAY_S)}`;
    if (device === undefined) return { 'set-cookie': session };
    return { 'set-cookie': [session, `${prefix}${DEVICE_COOKIE}=${device}; ${flags(90 * DAY_S)}`] };
  };

const me = z.strictObject({
  id: z.string(),
  kind: z.enum(['user', 'key']),
  name: z.string().optional(),
  email: z.string().optional(),
  language: z.enum(['it', 'en']).optional(),
  roles: z.array(grant),
  mustChangePassword: z
    .literal(true)
    .optional()
    .describe('The password is a temporary one: until it is changed every other call answers 403'),
});

/** Signing in and out, and what everybody may change of their own account. */
export function sessionCalls(identity: Identity, cookie: Cookie): Call[] {
  const { signIn, authentication } = identity;
  return [
    {
      id: 'sign-in',
      group: GROUP,
      method: 'POST',
      path: '/session',
      title: say('Accedere', 'Sign in'),
      who: say('chiunque', 'anybody'),
      open: true,
      bodyLimit: LARGEST_SIGN_IN_BYTES,
      body: { schema: signInInput, example: { email: 'anna.rossi@esempio.it', password: EXAMPLE_PASSWORD } },
      answers: [
        {
          status: 200,
          description: 'Signed in; the cookie is in `Set-Cookie`',
          schema: z.strictObject({ user: me }),
          example: { user: EXAMPLE_ME },
        },
      ],
      problems: [403, 413, 415, 429],
      async handle({ body, address, deviceToken }) {
        const answer = await signIn.signIn(await readable(body, address, signIn), address, deviceToken);
        if (isRefusal(answer)) throw signInProblem(answer);
        return ok({ user: await describe(identity, answer.caller) }, cookie(answer.token, answer.device));
      },
    },
    {
      id: 'sign-out',
      path: '/session',
      title: say('Uscire', 'Sign out'),
      ...ends('The session has ended', cookie, async ({ sessionToken }) => {
        if (sessionToken !== undefined) await authentication.end(sessionToken);
      }),
    },
    {
      id: 'sign-out-everywhere',
      path: '/sessions',
      title: say('Uscire ovunque', 'Sign out everywhere'),
      ...ends('All sessions of the user have ended', cookie, ({ caller }) => authentication.endAll(caller.id)),
    },
    {
      id: 'me',
      group: GROUP,
      method: 'GET',
      path: '/me',
      title: say('Chi sono', 'Who am I'),
      who: whoMay(SIGNED_IN),
      whilePasswordMustChange: true,
      answers: [{ status: 200, description: 'The caller', schema: me, example: EXAMPLE_ME }],
      problems: [],
      handle: async ({ caller }) => ok(await describe(identity, caller)),
    },
    {
      ...changesOwn(languageInput, { language: 'it' }),
      id: 'change-own-language',
      path: '/me/language',
      title: say('Scegliere la lingua', 'Choose a language'),
      problems: [403, 413, 415, 422],
      async handle(request) {
        // A key has no settings: those are a person's.
        if (request.caller.kind !== 'user') throw HttpProblem.of(NOT_ALLOWED);
        return answered(await identity.users.changeLanguage(request.body(), requester(request)), 200);
      },
    },
    {
      ...changesOwn(passwordInput, { current: 'quella di prima', password: EXAMPLE_PASSWORD }),
      id: 'change-own-password',
      whilePasswordMustChange: true,
      path: '/me/password',
      title: say('Cambiare la propria password; chiude tutte le sessioni', "Change one's password; ends all sessions"),
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
      bodyLimit: LARGEST_SIGN_IN_BYTES,
      body: { schema: passwordByLinkInput, example: { token: 'Wm9…', password: EXAMPLE_PASSWORD } },
      answers: [{ status: 200, description: 'Set; the link is used up', schema: commandAnswer }],
      problems: [403, 404, 413, 415, 422],
      handle: async ({ body }) => answered(await identity.passwordSetting.setByLink(body()), 200),
    },
  ];
}

/** What cannot be read at all is an attempt, too. */
async function readable(body: () => unknown, address: string, signIn: SignIn): Promise<unknown> {
  try {
    return body();
  } catch (error) {
    const refused = await signIn.countMalformed(address);
    throw refused ? HttpProblem.of(refused) : error;
  }
}

const EXAMPLE_PASSWORD = 'quattro parole messe in fila';

/** A call that ends sessions, this one among them. */
const ends = (description: string, cookie: Cookie, end: (request: CallRequest) => Promise<unknown>) => ({
  group: GROUP,
  method: 'DELETE' as const,
  who: whoMay(SIGNED_IN),
  whilePasswordMustChange: true as const,
  answers: [{ status: 204, description }],
  problems: [403],
  async handle(request: CallRequest) {
    await end(request);
    return noContent(cookie(''));
  },
});

/** A call with which somebody changes something of their own account. */
const changesOwn = (schema: z.ZodType, example: object) => ({
  group: GROUP,
  method: 'PUT' as const,
  who: whoMay(IDENTITY_CALLS['change-own-settings']),
  body: { schema, example },
  answers: [{ status: 200, description: 'Changed', schema: commandAnswer }],
});

async function describe(identity: Identity, caller: CallRequest['caller']): Promise<unknown> {
  const { id, kind, roles, language, mustChangePassword } = caller;
  const found = kind === 'user' ? await identity.users.find(id) : undefined;
  const known = found && !isRefusal(found) ? { name: found.name, email: found.email } : {};
  return {
    id,
    kind,
    ...known,
    ...(language && { language }),
    roles,
    ...(mustChangePassword && { mustChangePassword }),
  };
}

function signInProblem(refused: Refusal): HttpProblem {
  if (refused.type !== 'wrong-credentials') return HttpProblem.of(refused);
  return new HttpProblem(401, refused.type, refused.title);
}
