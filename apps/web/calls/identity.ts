import type { Identity } from '#libs/identity/identity.js';
import type { Call } from '../http/call.js';
import { keyCalls } from './api-keys.js';
import { invitationCalls } from './invitations.js';
import type { ReadingPorts } from './reading-call.js';
import { roleCalls } from './roles.js';
import { sessionCalls, sessionCookie } from './session.js';
import { userCalls } from './users.js';

/** Signing in, users, keys, roles and invitations (http-api.md, "Who may do what"). */
export function identityCalls(identity: Identity, ports: ReadingPorts, publicUrl: string): Call[] {
  return [
    ...sessionCalls(identity, sessionCookie(publicUrl)),
    ...userCalls(identity, publicUrl),
    ...keyCalls(identity.apiKeys),
    ...roleCalls(identity, ports),
    ...invitationCalls(identity.invitations, ports.clock),
  ];
}
