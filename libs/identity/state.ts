import type { Evolution } from '#libs/agreement/core/define.js';
import { change } from '#libs/agreement/core/part.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import type { Folding } from '#libs/kernel/registers.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { Language } from '#libs/kernel/text.js';
import { type IdentityEventType, type identityEvents, identitySubjectOf, identityUpcasters } from './events.js';
import { type Grant, grantOf, includesRole, isSameScope } from './roles.js';

/** When something was recorded, and where. */
export interface Stamp {
  readonly revision: number;
  readonly at: Instant;
}

export interface HeldGrant extends Grant {
  readonly granted: Stamp;
  /** Since when some role has been held there, whatever it was before. */
  readonly since: Instant;
  readonly byAdministrator: boolean;
}

/** Sent to somebody who has not come in yet. What it is for is the role held in its agreement. */
export interface OpenInvitation {
  readonly id: string;
  readonly agreement: string | undefined;
  readonly sent: Stamp & { readonly by: string };
}

export interface UserState {
  readonly id: string;
  readonly registered: Stamp;
  readonly language?: Language;
  readonly grants: readonly HeldGrant[];
  readonly deactivated?: Stamp;
  readonly erased?: Stamp & { readonly reason: FreeText };
  /**
   * Whether its owner came in by a link that an administrator sent or handed over. Until then it holds nothing: whoever
   * made the account, or gave it rights, cannot tell whose hands it is in.
   */
  readonly confirmed: boolean;
  /** The password was made by the software: until it is changed nothing else is done. */
  readonly mustChangePassword: boolean;
  /** The command that registered it; by an invitation, a password alone has confirmed nothing. */
  readonly registeredBy: string;
  readonly byInvitation: boolean;
  readonly invitations: readonly OpenInvitation[];
  /** Sessions begun on an earlier revision have ended: the password was changed since, or a role taken or narrowed. */
  readonly sessionsFrom: number;
  /** Links issued on an earlier revision have ended. */
  readonly linksFrom: number;
  /** The one that can be used, as long as it has not expired. */
  readonly link?: { readonly by: string; readonly expiresAt: Instant };
}

export interface ApiKeyState {
  readonly id: string;
  readonly grant: Grant;
  readonly expiresAt?: Instant;
  readonly issued: Stamp & { readonly by: string };
  readonly revoked?: Stamp;
}

/** Who there is and what they may do. No names, no addresses, no secrets. Changed by `evolve` alone. */
export interface IdentityState {
  readonly users: Map<string, UserState>;
  readonly keys: Map<string, ApiKeyState>;
  /** Of the last event. */
  revision: number;
}

export const emptyIdentity = (): IdentityState => ({ users: new Map(), keys: new Map(), revision: 0 });

const stampOf = ({ revision, recordedAt }: RecordedEvent): Stamp => ({ revision, at: recordedAt });

/** Who acts where the software itself does, before there is anybody. */
export const SYSTEM_ACTOR = 'system';

const CONFIRMED = { confirmed: true, invitations: [] } as const;

const withoutLink = ({ link, ...user }: UserState, revision: number): UserState => ({ ...user, linksFrom: revision });

const isAdministratorNow = (state: IdentityState, actor: string): boolean =>
  actor === SYSTEM_ACTOR ||
  state.keys.get(actor)?.grant.role === 'administrator' ||
  state.users.get(actor)?.grants.some(({ role }) => role === 'administrator') === true;

const evolution: Evolution<IdentityState, typeof identityEvents> = {
  UserRegistered: (state, event) => {
    const { user, language } = event.data;
    const registered = stampOf(event);
    state.users.set(user, {
      id: user,
      registered,
      grants: [],
      confirmed: false,
      mustChangePassword: false,
      registeredBy: event.commandId,
      byInvitation: false,
      invitations: [],
      sessionsFrom: event.revision,
      linksFrom: event.revision,
      ...(language && { language }),
    });
  },

  UserLanguageChanged: (state, { data }) =>
    change(state.users, data.user, (user) => ({ ...user, language: data.language })),

  /** Of who was registered by an invitation it may be the inviter who set it, in registers of before links were theirs. */
  PasswordChanged: (state, { data, revision, actor }) =>
    change(state.users, data.user, (user) => ({
      ...withoutLink(user, revision),
      ...((!user.byInvitation || actor === SYSTEM_ACTOR) && CONFIRMED),
      mustChangePassword: false,
      sessionsFrom: revision,
    })),

  PasswordGenerated: (state, { data, revision }) =>
    change(state.users, data.user, (user) => ({
      ...withoutLink(user, revision),
      ...CONFIRMED,
      mustChangePassword: true,
      sessionsFrom: revision,
    })),

  OneTimeLinkIssued: (state, { data, revision, actor }) =>
    change(state.users, data.user, (user) => ({
      ...user,
      linksFrom: revision,
      link: { by: actor, expiresAt: data.expiresAt },
    })),

  OneTimeLinkRevoked: (state, { data, revision }) =>
    change(state.users, data.user, (user) => withoutLink(user, revision)),

  AccountConfirmed: (state, { data }) => change(state.users, data.user, (user) => ({ ...user, ...CONFIRMED })),

  UserDeactivated: (state, event) =>
    change(state.users, event.data.user, (user) => ({
      ...withoutLink(user, event.revision),
      deactivated: stampOf(event),
      sessionsFrom: event.revision,
    })),

  UserErased: (state, event) =>
    change(state.users, event.data.user, ({ language, ...user }) => ({
      ...withoutLink(user, event.revision),
      grants: [],
      invitations: [],
      erased: { ...stampOf(event), reason: event.data.reason },
      sessionsFrom: event.revision,
    })),

  /** Takes the place of the role that the user had in the same agreement; ends sessions only where it allows less. */
  RoleGranted: (state, event) =>
    change(state.users, event.data.user, (user) => {
      const grant = grantOf(event.data);
      const replaced = grantIn(user, grant.agreement);
      const held = {
        ...grant,
        granted: stampOf(event),
        since: replaced?.since ?? event.recordedAt,
        byAdministrator: isAdministratorNow(state, event.actor),
      };
      // Whoever was handed a link was not told of what somebody else gives afterwards.
      const ofSomebodyElse = !user.confirmed && user.link?.by !== event.actor;
      return {
        ...(ofSomebodyElse ? withoutLink(user, event.revision) : user),
        grants: [...user.grants.filter((each) => !isSameScope(each, grant)), held],
        ...(replaced && !includesRole(grant, replaced) && { sessionsFrom: event.revision }),
      };
    }),

  RoleRevoked: (state, event) =>
    change(state.users, event.data.user, (user) => {
      const grants = user.grants.filter((held) => !isSameScope(held, event.data));
      return {
        ...(!user.confirmed && grants.length === 0 ? withoutLink(user, event.revision) : user),
        grants,
        invitations: user.invitations.filter((sent) => !isSameScope(sent, event.data)),
        sessionsFrom: event.revision,
      };
    }),

  InvitationSent: (state, event) =>
    change(state.users, event.data.user, (user) => {
      if (user.confirmed) return user;
      const { agreement } = event.data;
      const sent = { ...stampOf(event), by: event.actor };
      return {
        ...user,
        byInvitation: user.byInvitation || user.registeredBy === event.commandId,
        invitations: [
          ...user.invitations.filter((each) => !isSameScope(each, event.data)),
          { id: event.id, agreement, sent },
        ],
      };
    }),

  ApiKeyIssued: (state, event) => {
    const { key, expiresAt } = event.data;
    state.keys.set(key, {
      id: key,
      grant: grantOf(event.data),
      issued: { ...stampOf(event), by: event.actor },
      ...(expiresAt && { expiresAt }),
    });
  },

  ApiKeyRevoked: (state, event) => change(state.keys, event.data.key, (key) => ({ ...key, revoked: stampOf(event) })),
};

/** Folds one recorded event into the state that it is given. */
export function evolveIdentity(state: IdentityState, event: RecordedEvent): void {
  const step = evolution[event.type as IdentityEventType] as (state: IdentityState, event: RecordedEvent) => void;
  step(state, event);
  state.revision = event.revision;
}

export const identityFolding: Folding<IdentityState> = {
  upcasters: identityUpcasters,
  empty: emptyIdentity,
  evolve: evolveIdentity,
  subjectOf: identitySubjectOf,
};

export const isActive = (user: UserState): boolean => !user.deactivated && !user.erased;

/** The role a user holds in an agreement or, without one, everywhere. */
export const grantIn = (user: UserState, agreement: string | undefined): HeldGrant | undefined =>
  user.grants.find((held) => held.agreement === agreement);

/** Whether the roles that a user was given are theirs: confirmed, neither deactivated nor erased. */
export const holdsRoles = (user: UserState): boolean => isActive(user) && user.confirmed;

/** Users who hold a role in an agreement or, without one, everywhere, and can use it. */
export function activeHolders(state: IdentityState, role: Grant['role'], agreement?: string): UserState[] {
  return [...state.users.values()].filter((user) => holdsRoles(user) && grantIn(user, agreement)?.role === role);
}
