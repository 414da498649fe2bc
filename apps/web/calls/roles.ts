import { z } from 'zod';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Identity } from '#libs/identity/identity.js';
import { invitationInput, roleInput } from '#libs/identity/inputs.js';
import { callerIn } from '#libs/identity/rights.js';
import { IDENTITY_CALLS, type IdentityCall, READINGS } from '#libs/identity/rights-table.js';
import { whoMay } from '#libs/identity/who-may.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type Call, ok } from '../http/call.js';
import { HttpProblem } from '../http/problems.js';
import { EXAMPLE_HOLDER, EXAMPLE_INVITED } from './examples.js';
import { answered, GROUP, linkTo, requester } from './identity-answers.js';
import { registerFor } from './reading.js';
import { commandAnswer, grant, instant, pageOf } from './schemas.js';

/** Who holds which role, and invitations. */
export function roleCalls({ roles }: Identity, reading: AgreementReading, publicUrl: string): Call[] {
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
  const grantCall = (path: string, id: IdentityCall, title: ReturnType<typeof say>): Call => ({
    id,
    group: GROUP,
    method: 'PUT',
    path,
    title,
    who: whoMay(IDENTITY_CALLS[id]),
    body: {
      schema: roleInput,
      example: id === 'grant-role' ? { role: 'member', partner: 'ciss' } : { role: 'evaluator' },
    },
    answers: [{ status: 200, description: 'Granted', schema: commandAnswer }],
    problems: [403, 404, 413, 415, 422],
    handle: async (request) => {
      const { user: holderId = '', agreement } = request.params;
      return answered(await roles.grant(holderId, agreement, request.body(), requester(request)), 200);
    },
  });
  const revokeCall = (path: string, id: IdentityCall, title: ReturnType<typeof say>): Call => ({
    id,
    group: GROUP,
    method: 'DELETE',
    path,
    title,
    who: whoMay(IDENTITY_CALLS[id]),
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
      who: whoMay(READINGS.roles),
      answers: [
        { status: 200, description: 'All of them', schema: pageOf(holder), example: { items: [EXAMPLE_HOLDER] } },
      ],
      problems: [403, 404],
      async handle({ caller, params }) {
        const { agreement = '' } = params;
        await registerFor(callerIn(caller, agreement), 'roles', reading);
        return ok({ items: await roles.rolesIn(agreement) });
      },
    },
    {
      id: 'invite-user',
      group: GROUP,
      method: 'POST',
      path: '/agreements/{agreement}/invitations',
      title: say('Invitare una persona', 'Invite a person'),
      who: whoMay(IDENTITY_CALLS['invite-user']),
      body: { schema: invitationInput, example: { email: 'anna.rossi@esempio.it', role: 'member', partner: 'ciss' } },
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
