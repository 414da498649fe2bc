import { z } from 'zod';
import type { Identity } from '#libs/identity/identity.js';
import { invitationInput, roleInput } from '#libs/identity/inputs.js';
import { isAdministrator } from '#libs/identity/rights.js';
import type { IdentityCall } from '#libs/identity/rights-table.js';
import { say, type Text } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { orThrow } from '../http/problems.js';
import { EXAMPLE_HOLDER, EXAMPLE_INVITED } from './examples.js';
import { GROUP, identityCall, recordingCall, requester } from './identity-answers.js';
import { type ReadingPorts, readingCall } from './reading-call.js';
import { commandAnswer, grant, pageOf } from './schemas.js';

/** Who holds which role, and invitations. */
export function roleCalls({ roles }: Identity, ports: ReadingPorts): Call[] {
  const holder = z.strictObject({
    user: z.string(),
    name: z
      .string()
      .optional()
      .describe('Not of somebody whom no administrator brought here and who has not come in since'),
    email: z.string(),
    role: grant.shape.role,
    partner: grant.shape.partner,
    active: z.boolean(),
  });
  const invited = commandAnswer.extend({ email: z.string() });
  /** A role in an agreement, or on all of them. */
  const grantAndRevoke = (path: string, ids: readonly [IdentityCall, IdentityCall], where: Text, example: object) => [
    recordingCall({
      id: ids[0],
      method: 'PUT',
      path,
      title: say(`Dare un ruolo ${where.it}`, `Grant a role ${where.en}`),
      body: { schema: roleInput, example },
      problems: [403, 404, 413, 415, 422],
      done: 'Granted',
      record: ({ params, body }, by) => roles.grant(params['user'] ?? '', params['agreement'], body(), by),
    }),
    recordingCall({
      id: ids[1],
      method: 'DELETE',
      path,
      title: say(`Togliere un ruolo ${where.it}`, `Revoke a role ${where.en}`),
      problems: [403, 404, 422],
      done: 'Revoked',
      record: ({ params }, by) => roles.revoke(params['user'] ?? '', params['agreement'], by),
    }),
  ];
  return [
    ...grantAndRevoke(
      '/agreements/{agreement}/roles/{user}',
      ['grant-role', 'revoke-role'],
      say('in un accordo', 'in an agreement'),
      { role: 'member', partner: 'ciss' },
    ),
    ...grantAndRevoke(
      '/roles/{user}',
      ['grant-role-everywhere', 'revoke-role-everywhere'],
      say('su tutti gli accordi', 'on all agreements'),
      { role: 'evaluator' },
    ),
    readingCall(ports, {
      id: 'list-roles',
      group: GROUP,
      below: '/roles',
      what: 'roles',
      title: say('Chi ha quale ruolo', 'Who holds which role'),
      answers: [
        { status: 200, description: 'All of them', schema: pageOf(holder), example: { items: [EXAMPLE_HOLDER] } },
      ],
      answer: async (_, { params, caller }) =>
        ok({ items: await roles.rolesIn(params['agreement'] ?? '', isAdministrator(caller)) }),
    }),
    identityCall({
      id: 'invite-user',
      method: 'POST',
      path: '/agreements/{agreement}/invitations',
      title: say('Invitare una persona', 'Invite a person'),
      description: say(
        'La stessa risposta per un indirizzo noto e per uno nuovo. Il collegamento con cui entrare lo dà chi amministra.',
        'The same answer for an address that is known and one that is new. The link to come in by is handed over by an administrator.',
      ),
      body: { schema: invitationInput, example: { email: 'anna.rossi@esempio.it', role: 'member', partner: 'ciss' } },
      headers: ['Idempotency-Key'],
      answers: [{ status: 201, description: 'Invited', schema: invited, example: EXAMPLE_INVITED }],
      problems: [403, 404, 409, 413, 415, 422],
      async handle(request) {
        const answer = await roles.invite(request.params['agreement'] ?? '', request.body(), requester(request));
        const { id, revision, recordedAt, email } = orThrow(answer);
        return { status: 201, body: { id, revision, recordedAt, email } };
      },
    }),
  ];
}
