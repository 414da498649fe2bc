import { z } from 'zod';
import type { ApiKeyIssuing } from '#libs/identity/api-key-issuing.js';
import { apiKeyInput } from '#libs/identity/inputs.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { orThrow } from '../http/problems.js';
import { EXAMPLE_ITEM, EXAMPLE_KEY, EXAMPLE_REVOKED } from './examples.js';
import { identityCall, must, requester } from './identity-answers.js';
import { commandAnswer, grant, instant, pageOf } from './schemas.js';

const issued = z.strictObject({ id: z.string(), key: z.string() });
const revoked = commandAnswer.extend({
  issued: z.array(z.string()).describe('Keys issued with it, or with those, that still hold'),
});

/** Keys for programs. */
export function keyCalls(apiKeys: ApiKeyIssuing): Call[] {
  const key = z.strictObject({
    id: z.string(),
    name: z.string(),
    ...grant.shape,
    issuedAt: instant,
    issuedBy: z.string().describe('Who issued it: an opaque id'),
    expiresAt: instant.optional(),
  });
  return [
    identityCall({
      id: 'issue-api-key',
      method: 'POST',
      path: '/api-keys',
      title: say('Emettere una chiave per un programma', 'Issue a key for a program'),
      body: {
        schema: apiKeyInput,
        example: { name: 'Estrazione mensile', role: 'evaluator', expiresAt: '2027-01-01T00:00:00Z' },
      },
      answers: [{ status: 201, description: 'Shown once', schema: issued, example: EXAMPLE_KEY }],
      problems: [403, 413, 415, 422],
      async handle(request) {
        const { id, key } = orThrow(await apiKeys.issue(request.body(), requester(request)));
        return { status: 201, body: { id, key } };
      },
    }),
    identityCall({
      id: 'list-api-keys',
      method: 'GET',
      path: '/api-keys',
      title: say('Le chiavi', 'The keys'),
      answers: [{ status: 200, description: 'All that hold', schema: pageOf(key), example: { items: [EXAMPLE_ITEM] } }],
      problems: [403],
      async handle({ caller }) {
        must(refusalOf(mayCall(caller, 'list-api-keys')));
        return ok({ items: await apiKeys.list() });
      },
    }),
    identityCall({
      id: 'revoke-api-key',
      method: 'DELETE',
      path: '/api-keys/{key}',
      title: say('Revocare una chiave', 'Revoke a key'),
      description: say(
        'Chi l’aveva può averne emesse altre: la risposta dice quali valgono ancora; con `withIssued=true` si revocano insieme.',
        'Whoever had it may have issued others with it: the answer names those that still hold; with `withIssued=true` they are revoked together.',
      ),
      query: z.strictObject({ withIssued: z.enum(['true', 'false']).optional() }),
      answers: [{ status: 200, description: 'Revoked', schema: revoked, example: EXAMPLE_REVOKED }],
      problems: [403, 404, 422],
      async handle(request) {
        const withIssued = request.query['withIssued'] === 'true';
        const answer = await apiKeys.revoke(request.params['key'] ?? '', withIssued, requester(request));
        const { id, revision, recordedAt, issued } = orThrow(answer);
        return ok({ id, revision, recordedAt, issued });
      },
    }),
  ];
}
