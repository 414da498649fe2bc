import { z } from 'zod';
import type { ApiKeyIssuing } from '#libs/identity/api-key-issuing.js';
import { apiKeyInput } from '#libs/identity/inputs.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import { IDENTITY_CALLS } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';
import { EXAMPLE_ITEM, EXAMPLE_KEY } from './examples.js';
import { answered, GROUP, must, requester } from './identity-answers.js';
import { commandAnswer, grant, instant, pageOf } from './schemas.js';

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
    {
      id: 'issue-api-key',
      group: GROUP,
      method: 'POST',
      path: '/api-keys',
      title: say('Emettere una chiave per un programma', 'Issue a key for a program'),
      who: whoMay(IDENTITY_CALLS['issue-api-key']),
      body: {
        schema: apiKeyInput,
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
      who: whoMay(IDENTITY_CALLS['list-api-keys']),
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
      who: whoMay(IDENTITY_CALLS['revoke-api-key']),
      answers: [{ status: 200, description: 'Revoked', schema: commandAnswer }],
      problems: [403, 404, 422],
      handle: async (request) => answered(await apiKeys.revoke(request.params['key'] ?? '', requester(request)), 200),
    },
  ];
}
