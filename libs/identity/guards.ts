import { type Problem, problem, refuse } from '#libs/agreement/core/guards.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Grant } from './roles.js';
import {
  type ApiKeyState,
  activeHolders,
  grantIn,
  holdsRoles,
  type IdentityState,
  isActive,
  type UserState,
} from './state.js';

/** The path names nothing. */
export const notThere = (kind: Text, id: string): Refusal =>
  refusal('unknown', 'not-found', say(`Non c'è ${kind.it} «${id}».`, `There is no ${kind.en} "${id}".`));

/** The user that a path names, as long as it is there and not erased. */
export function userMustExist(state: IdentityState, id: string): UserState | Refusal {
  const user = state.users.get(id);
  return user && !user.erased ? user : notThere(say('un utente', 'user'), id);
}

export function userMustBeActive(user: UserState): Refusal | undefined {
  if (isActive(user)) return undefined;
  return refuse('user-deactivated', 'Questo utente è disattivato.', 'This user is deactivated.');
}

/** The user that a path names, who can still be given something. */
export function activeUser(state: IdentityState, id: string): UserState | Refusal {
  const user = userMustExist(state, id);
  return 'refused' in user ? user : (userMustBeActive(user) ?? user);
}

export function userMustBeNew(state: IdentityState, id: string): Refusal | undefined {
  return state.users.has(id) ? emailIsTaken() : undefined;
}

function emailIsTaken(): Refusal {
  const message = say("C'è già un utente con questo indirizzo.", 'There is a user with this address already.');
  return refusal('exists', 'user-exists', message, [{ pointer: '/email', message }]);
}

/** From one agreement or, without it, from any. */
export function lastCoordinatorCannotBeRemoved(
  state: IdentityState,
  user: UserState,
  from?: string,
): Refusal | undefined {
  for (const { role, agreement } of user.grants) {
    if (role !== 'coordinator' || agreement === undefined) continue;
    if (from !== undefined && from !== agreement) continue;
    // Who cannot use the role is not the one who coordinates.
    if (!holdsRoles(user) || activeHolders(state, 'coordinator', agreement).length > 1) continue;
    return refuse(
      'last-coordinator',
      `È l'ultima persona che coordina l'accordo «${agreement}»: prima va nominato qualcun altro.`,
      `This is the last coordinator of the agreement "${agreement}": appoint another one first.`,
    );
  }
  return undefined;
}

export function lastAdministratorCannotBeRemoved(state: IdentityState, user: UserState): Refusal | undefined {
  if (!holdsRoles(user) || grantIn(user, undefined)?.role !== 'administrator') return undefined;
  if (activeHolders(state, 'administrator').length > 1) return undefined;
  return refuse(
    'last-administrator',
    "È l'ultima persona che amministra l'installazione: prima va nominato qualcun altro.",
    'This is the last administrator of the installation: appoint another one first.',
  );
}

/** Of an agreement its last coordinator, of the installation its last administrator. */
export const lastHolderCannotBeRemoved = (state: IdentityState, user: UserState, agreement: string | undefined) =>
  agreement === undefined
    ? lastAdministratorCannotBeRemoved(state, user)
    : lastCoordinatorCannotBeRemoved(state, user, agreement);

/** `agreement` as it stands; undefined where there is none of that name. */
export function agreementMustExist(grant: Grant, agreement: RecordedAgreement | undefined): Problem[] {
  if (grant.agreement === undefined || agreement) return [];
  const [it, en] = [`non c'è un accordo «${grant.agreement}»`, `there is no agreement "${grant.agreement}"`];
  return [problem('unknown-agreement', '/agreement', it, en)];
}

export function partnerMustExist(grant: Grant, agreement: RecordedAgreement | undefined): Problem[] {
  if (grant.partner === undefined || !agreement || agreement.partners.has(grant.partner)) return [];
  const { partner } = grant;
  const [it, en] = [`l'accordo non ha un partner «${partner}»`, `the agreement has no partner "${partner}"`];
  return [problem('unknown-partner', '/partner', it, en)];
}

/** Somebody who has a role already keeps it: another one is given as a change of roles, not by inviting. */
export function invitationCannotChangeARole(user: UserState | undefined, grant: Grant): Refusal | undefined {
  const held = user && grantIn(user, grant.agreement);
  if (!held || (held.role === grant.role && held.partner === grant.partner)) return undefined;
  return refuse(
    'role-held-already',
    `Questa persona ha già un altro ruolo nell'accordo («${held.role}»): lo si cambia tra i ruoli.`,
    `This person holds another role in the agreement already ("${held.role}"): change it among the roles.`,
  );
}

export function expiryMustBeToCome(expiresAt: Instant | undefined, now: Instant): Problem[] {
  if (expiresAt === undefined || expiresAt > now) return [];
  return [problem('expired-already', '/expiresAt', 'è già passata', 'is past already')];
}

/** The key that a path names, as long as it was not revoked. */
export function keyMustExist(state: IdentityState, id: string): ApiKeyState | Refusal {
  const key = state.keys.get(id);
  return key && !key.revoked ? key : notThere(say('una chiave', 'key'), id);
}

export const LINK_NOT_USABLE: Refusal = refusal(
  'unknown',
  'link-not-usable',
  say(
    'Questo collegamento non è più valido: è scaduto o è già stato usato. Chiederne un altro.',
    'This link is no longer valid: it has expired or was used already. Ask for another one.',
  ),
);
