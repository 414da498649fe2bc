import { z } from 'zod';
import type { Invitations } from '#libs/identity/invitations.js';
import { mayCall, refusalOf } from '#libs/identity/rights.js';
import type { Clock } from '#libs/kernel/ports.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { EXAMPLE_INVITATION } from './examples.js';
import { identityCall, must, recordingCall } from './identity-answers.js';
import { grant, instant, pageOf } from './schemas.js';

/** Open invitations, for administrators: only they see links, and hand them over. */
export function invitationCalls(invitations: Invitations, clock: Clock): Call[] {
  const invitation = z.strictObject({
    id: z.string(),
    user: z.string().describe('Whose link to issue'),
    email: z.string(),
    name: z.string(),
    ...grant.shape,
    invitedAt: instant,
    invitedBy: z.string().describe('Who invited: an opaque id'),
    linkExpiresAt: instant.optional().describe('Of a link that was handed over and not used'),
  });
  return [
    identityCall({
      id: 'list-invitations',
      method: 'GET',
      path: '/invitations',
      title: say('Gli inviti a chi non è ancora entrato', 'Invitations of those who have not come in yet'),
      answers: [
        {
          status: 200,
          description: 'All of them',
          schema: pageOf(invitation),
          example: { items: [EXAMPLE_INVITATION] },
        },
      ],
      problems: [403],
      async handle({ caller }) {
        must(refusalOf(mayCall(caller, 'list-invitations')));
        return ok({ items: await invitations.open(clock.now()) });
      },
    }),
    recordingCall({
      id: 'revoke-invitation',
      method: 'DELETE',
      path: '/invitations/{invitation}',
      title: say('Ritirare un invito, e il ruolo che dava', 'Revoke an invitation, and the role that it gave'),
      problems: [403, 404, 422],
      done: 'Revoked',
      record: ({ params }, by) => invitations.revoke(params['invitation'] ?? '', by),
    }),
  ];
}
