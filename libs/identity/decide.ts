import { newEvent } from '#libs/agreement/core/define.js';
import { refuseProblems } from '#libs/agreement/core/guards.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { type CivilDate, civilDateIn, type Instant } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { Unsealed } from '#libs/kernel/sealing.js';
import { type Language, say } from '#libs/kernel/text.js';
import { identityEvents } from './events.js';
import {
  activeUser,
  agreementMustExist,
  expiryMustBeToCome,
  invitationCannotChangeARole,
  keyMustExist,
  LINK_NOT_USABLE,
  lastAdministratorCannotBeRemoved,
  lastCoordinatorCannotBeRemoved,
  lastHolderCannotBeRemoved,
  notThere,
  partnerMustExist,
  userMustBeActive,
  userMustBeNew,
  userMustExist,
} from './guards.js';
import { type Grant, grantOf, isSameGrant, roleMustHaveItsScope } from './roles.js';
import { grantIn, type IdentityState, isActive, type OpenInvitation, type UserState } from './state.js';

/** The day a change of users and keys is about: today, where the software is at home. */
export const identityDay = (now: Instant): CivilDate => civilDateIn('Europe/Rome', now);

interface NewUser {
  readonly user: string;
  readonly language?: Language | undefined;
}

export function registerUser(state: IdentityState, { user, language }: NewUser, now: Instant): Decision {
  return userMustBeNew(state, user) ?? [newEvent(identityEvents.UserRegistered, identityDay(now), { user, language })];
}

/** What is recorded of a user who can still be given something. */
function ofActiveUser(state: IdentityState, user: string, event: NewEvent): Decision {
  const found = activeUser(state, user);
  return isRefusal(found) ? found : [event];
}

export const changeLanguage = (state: IdentityState, user: string, language: Language, now: Instant): Decision =>
  ofActiveUser(state, user, newEvent(identityEvents.UserLanguageChanged, identityDay(now), { user, language }));

export const changePassword = (state: IdentityState, user: string, now: Instant): Decision =>
  ofActiveUser(state, user, newEvent(identityEvents.PasswordChanged, identityDay(now), { user }));

export const issueOneTimeLink = (state: IdentityState, user: string, expiresAt: Instant, now: Instant): Decision =>
  ofActiveUser(state, user, newEvent(identityEvents.OneTimeLinkIssued, identityDay(now), { user, expiresAt }));

export const revokeOneTimeLink = (state: IdentityState, user: string, now: Instant): Decision =>
  state.users.get(user)?.link
    ? ofActiveUser(state, user, newEvent(identityEvents.OneTimeLinkRevoked, identityDay(now), { user }))
    : notThere(say('un collegamento di', 'link of'), user);

/** A link that was issued on a revision is used: it must not have ended meanwhile. */
export function setPasswordByLink(state: IdentityState, user: string, issuedOn: number, now: Instant): Decision {
  const found = activeUser(state, user);
  if (isRefusal(found)) return found;
  if (issuedOn < found.linksFrom) return LINK_NOT_USABLE;
  const day = identityDay(now);
  const changed = newEvent(identityEvents.PasswordChanged, day, { user });
  return found.confirmed ? [changed] : [newEvent(identityEvents.AccountConfirmed, day, { user }), changed];
}

export function deactivateUser(state: IdentityState, user: string, now: Instant): Decision {
  const found = userMustExist(state, user);
  if (isRefusal(found)) return found;
  return (
    userMustBeActive(found) ??
    lastAdministratorCannotBeRemoved(state, found) ??
    lastCoordinatorCannotBeRemoved(state, found) ?? [
      newEvent(identityEvents.UserDeactivated, identityDay(now), { user }),
    ]
  );
}

/** What they recorded stays under their opaque id; who that was is forgotten. */
export function eraseUser(state: IdentityState, user: string, reason: string, now: Instant): Decision {
  const found = userMustExist(state, user);
  if (isRefusal(found)) return found;
  return (
    lastAdministratorCannotBeRemoved(state, found) ??
    lastCoordinatorCannotBeRemoved(state, found) ?? [
      newEvent(identityEvents.UserErased, identityDay(now), { user, reason: new Unsealed(reason) }),
    ]
  );
}

/** Gives a role in place of the one held in the same agreement. `agreement` is the one it names, as it stands. */
export function grantRole(
  state: IdentityState,
  user: string,
  grant: Grant,
  agreement: RecordedAgreement | undefined,
  now: Instant,
): Decision {
  const found = activeUser(state, user);
  if (isRefusal(found)) return found;
  const replaced = grantIn(found, grant.agreement);
  const removes = replaced !== undefined && replaced.role !== grant.role;
  return (
    refuseProblems(problemsOfGrant(grant, agreement)) ??
    (removes ? lastHolderCannotBeRemoved(state, found, grant.agreement) : undefined) ?? [
      newEvent(identityEvents.RoleGranted, identityDay(now), { user, ...grantOf(grant) }),
    ]
  );
}

/** Takes the role held in an agreement or, without one, everywhere. */
export function revokeRole(state: IdentityState, user: string, agreement: string | undefined, now: Instant): Decision {
  const found = userMustExist(state, user);
  if (isRefusal(found)) return found;
  const held = grantIn(found, agreement);
  if (!held) return notThere(say('un ruolo di', 'role of'), user);
  return (
    lastHolderCannotBeRemoved(state, found, agreement) ?? [
      newEvent(identityEvents.RoleRevoked, identityDay(now), { user, ...grantOf(held) }),
    ]
  );
}

/** Registers who is not there yet, gives the role and records that an invitation goes out. */
export function inviteUser(
  state: IdentityState,
  { user, language }: NewUser,
  grant: Grant,
  agreement: RecordedAgreement | undefined,
  now: Instant,
): Decision {
  const known = state.users.get(user);
  const refused =
    refuseProblems(problemsOfGrant(grant, agreement)) ??
    (known && userMustBeActive(known)) ??
    invitationCannotChangeARole(known, grant);
  if (refused) return refused;
  const day = identityDay(now);
  const held = known && grantIn(known, grant.agreement);
  const events: NewEvent[] = [];
  if (!known) events.push(newEvent(identityEvents.UserRegistered, day, { user, language }));
  if (!held || !isSameGrant(held, grant)) {
    events.push(newEvent(identityEvents.RoleGranted, day, { user, ...grantOf(grant) }));
  }
  return [...events, newEvent(identityEvents.InvitationSent, day, { user, ...grantOf(grant) })];
}

/** The open invitation that an id names, and whose it is. */
export function openInvitation(state: IdentityState, id: string): { user: UserState; sent: OpenInvitation } | Refusal {
  for (const user of state.users.values()) {
    const sent = user.invitations.find((each) => each.id === id);
    if (sent && isActive(user)) return { user, sent };
  }
  return notThere(say('un invito', 'invitation'), id);
}

/** Takes the role that it was for. */
export function revokeInvitation(state: IdentityState, id: string, now: Instant): Decision {
  const found = openInvitation(state, id);
  return isRefusal(found) ? found : revokeRole(state, found.user.id, found.sent.agreement, now);
}

interface NewKey extends Grant {
  readonly key: string;
  readonly expiresAt?: Instant | undefined;
}

export function issueApiKey(
  state: IdentityState,
  { key, expiresAt, ...grant }: NewKey,
  agreement: RecordedAgreement | undefined,
  now: Instant,
): Decision {
  if (state.keys.has(key)) throw new Error(`The key ${key} was issued already`);
  return (
    refuseProblems([...problemsOfGrant(grant, agreement), ...expiryMustBeToCome(expiresAt, now)]) ?? [
      newEvent(identityEvents.ApiKeyIssued, identityDay(now), { key, ...grantOf(grant), expiresAt }),
    ]
  );
}

/** With it, on request, all that were issued with it, and with those in their turn. */
export function revokeApiKey(state: IdentityState, key: string, withIssued: boolean, now: Instant): Decision {
  const found = keyMustExist(state, key);
  if (isRefusal(found)) return found;
  const keys = withIssued ? [key, ...issuedWith(state.keys, key)] : [key];
  return keys.map((each) => newEvent(identityEvents.ApiKeyRevoked, identityDay(now), { key: each }));
}

/** Keys that hold and were issued with another, or with one that was; a revoked one in between hides nothing. */
export function issuedWith(keys: IdentityState['keys'], key: string): string[] {
  const from = new Set([key]);
  // In the order of their issue: whoever issued one stands before it.
  for (const { id, issued } of keys.values()) if (from.has(issued.by)) from.add(id);
  return [...from].filter((id) => id !== key && !keys.get(id)?.revoked);
}

const problemsOfGrant = (grant: Grant, agreement: RecordedAgreement | undefined) => [
  ...roleMustHaveItsScope(grant),
  ...agreementMustExist(grant, agreement),
  ...partnerMustExist(grant, agreement),
];
