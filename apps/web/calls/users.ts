import { z } from 'zod';
import type { Identity } from '#libs/identity/identity.js';
import { erasureInput, userInput } from '#libs/identity/inputs.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import { IDENTITY_CALLS } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';
import { invalidCursor } from './cursors.js';
import { EXAMPLE_EXPORT, EXAMPLE_LINK } from './examples.js';
import { answered, GROUP, linkTo, must, requester } from './identity-answers.js';
import { commandAnswer, cursor, instant, limit, pageOf, user } from './schemas.js';

/** Users, and what is known of them. */
export function userCalls(identity: Identity, publicUrl: string): Call[] {
  const { users, passwordSetting, personalData } = identity;
  const link = z.strictObject({ url: z.string(), expiresAt: instant });
  return [
    {
      id: 'register-user',
      group: GROUP,
      method: 'POST',
      path: '/users',
      title: say('Registrare un utente', 'Register a user'),
      who: whoMay(IDENTITY_CALLS['register-user']),
      body: { schema: userInput, example: { email: 'anna.rossi@esempio.it', name: 'Anna Rossi', language: 'it' } },
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
      who: whoMay(IDENTITY_CALLS['list-users']),
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
      who: whoMay(IDENTITY_CALLS['deactivate-user']),
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
      who: whoMay(IDENTITY_CALLS['issue-one-time-link']),
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
      who: whoMay(IDENTITY_CALLS['read-personal-data']),
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
      who: whoMay(IDENTITY_CALLS['erase-user']),
      body: { schema: erasureInput, example: { reason: 'Richiesta della persona' } },
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
