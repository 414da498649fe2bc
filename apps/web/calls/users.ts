import { z } from 'zod';
import type { Identity } from '#libs/identity/identity.js';
import { erasureInput, userInput } from '#libs/identity/inputs.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { orThrow } from '../http/problems.js';
import { invalidCursor } from './cursors.js';
import { EXAMPLE_EXPORT, EXAMPLE_LINK } from './examples.js';
import { answered, identityCall, linkTo, must, recordingCall, requester } from './identity-answers.js';
import { commandAnswer, cursor, instant, limit, pageOf, user } from './schemas.js';

const PERSONAL_DATA = 'Dati personali';

/** Users, and what is known of them. */
export function userCalls(identity: Identity, publicUrl: string): Call[] {
  const { users, passwordSetting, personalData } = identity;
  const link = z.strictObject({ url: z.string(), expiresAt: instant });
  return [
    identityCall({
      id: 'register-user',
      method: 'POST',
      path: '/users',
      title: say('Registrare un utente', 'Register a user'),
      body: { schema: userInput, example: { email: 'anna.rossi@esempio.it', name: 'Anna Rossi', language: 'it' } },
      headers: ['Idempotency-Key'],
      answers: [{ status: 201, description: 'Registered', schema: commandAnswer }],
      problems: [403, 409, 413, 415, 422],
      handle: async (request) => answered(await users.register(request.body(), requester(request)), 201, '/users'),
    }),
    identityCall({
      id: 'list-users',
      method: 'GET',
      path: '/users',
      title: say('Gli utenti', 'The users'),
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
    }),
    recordingCall({
      id: 'deactivate-user',
      method: 'POST',
      path: '/users/{user}/deactivation',
      title: say('Disattivare un utente', 'Deactivate a user'),
      problems: [403, 404, 422],
      done: 'Deactivated',
      record: ({ params }, by) => users.deactivate(params['user'] ?? '', by),
    }),
    identityCall({
      id: 'issue-one-time-link',
      method: 'POST',
      path: '/users/{user}/one-time-link',
      title: say(
        'Un collegamento per impostare la password, valido 24 ore',
        'A link to set the password, valid for 24 hours',
      ),
      description: say('Quello di prima finisce.', 'The one before ends.'),
      answers: [{ status: 201, description: 'Shown once', schema: link, example: EXAMPLE_LINK }],
      problems: [403, 404, 422],
      async handle(request) {
        const { user: id = '' } = request.params;
        const { token, expiresAt } = orThrow(await passwordSetting.issueLink(id, requester(request)));
        return { status: 201, body: { url: linkTo(publicUrl, token), expiresAt } };
      },
    }),
    recordingCall({
      id: 'revoke-one-time-link',
      method: 'DELETE',
      path: '/users/{user}/one-time-link',
      title: say('Ritirare un collegamento non ancora usato', 'Revoke a link that was not used yet'),
      problems: [403, 404, 422],
      done: 'Revoked',
      record: ({ params }, by) => passwordSetting.revokeLink(params['user'] ?? '', by),
    }),
    identityCall({
      id: 'read-personal-data',
      group: PERSONAL_DATA,
      method: 'GET',
      path: '/users/{user}/personal-data',
      title: say('Ciò che si sa di un utente', 'What is known of a user'),
      answers: [{ status: 200, description: 'The export', schema: personalDataExport, example: EXAMPLE_EXPORT }],
      problems: [403, 404],
      async handle(request) {
        const found = orThrow(await personalData.export(request.params['user'] ?? '', requester(request)));
        const changes = found.changes.map((change) => ({ ...change, title: change.title[request.lang] }));
        return ok({ ...found, changes });
      },
    }),
    recordingCall({
      id: 'erase-user',
      group: PERSONAL_DATA,
      method: 'DELETE',
      path: '/users/{user}/personal-data',
      title: say('Cancellare ciò che si sa di un utente', 'Erase what is known of a user'),
      body: { schema: erasureInput, example: { reason: 'Richiesta della persona' } },
      problems: [403, 404, 413, 415, 422],
      done: 'Erased',
      record: ({ params, body }, by) => personalData.erase(params['user'] ?? '', body(), by),
    }),
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
