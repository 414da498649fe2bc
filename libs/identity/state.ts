import type { Evolution } from '#libs/agreement/core/define.js';
import { change } from '#libs/agreement/core/part.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import type { Folding } from '#libs/kernel/registers.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { Language } from '#libs/kernel/text.js';
import { type IdentityEventType, type identityEvents, identitySubjectOf, identityUpcasters } from './events.js';
import { type Grant, grantOf, isSameScope } from './roles.js';

/** When something was recorded, and where. */
export interface Stamp {
  readonly revision: number;
  readonly at: Instant;
}

export interface HeldGrant extends Grant {
  readonly granted: Stamp;
}

export interface UserState {
  readonly id: string;
  readonly registered: Stamp;
  readonly language?: Language;
  readonly grants: readonly HeldGrant[];
  readonly deactivated?: Stamp;
  readonly erased?: Stamp & { readonly reason: FreeText };
  /** Sessions begun on an earlier revision have ended: the password or the roles were changed since. */
  readonly sessionsFrom: number;
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

const evolution: Evolution<IdentityState, typeof identityEvents> = {
  UserRegistered: (state, event) => {
    const { user, language } = event.data;
    const registered = stampOf(event);
    state.users.set(user, {
      id: user,
      registered,
      grants: [],
      sessionsFrom: event.revision,
      ...(language && { language }),
    });
  },

  UserLanguageChanged: (state, { data }) =>
    change(state.users, data.user, (user) => ({ ...user, language: data.language })),

  PasswordChanged: (state, { data, revision }) =>
    change(state.users, data.user, (user) => ({ ...user, sessionsFrom: revision })),

  OneTimeLinkIssued: () => undefined,

  UserDeactivated: (state, event) =>
    change(state.users, event.data.user, (user) => ({
      ...user,
      deactivated: stampOf(event),
      sessionsFrom: event.revision,
    })),

  UserErased: (state, event) =>
    change(state.users, event.data.user, ({ language, ...user }) => ({
      ...user,
      grants: [],
      erased: { ...stampOf(event), reason: event.data.reason },
      sessionsFrom: event.revision,
    })),

  /** Takes the place of the role that the user had in the same agreement. */
  RoleGranted: (state, event) =>
    change(state.users, event.data.user, (user) => ({
      ...user,
      grants: [
        ...user.grants.filter((held) => !isSameScope(held, event.data)),
        { ...grantOf(event.data), granted: stampOf(event) },
      ],
      sessionsFrom: event.revision,
    })),

  RoleRevoked: (state, event) =>
    change(state.users, event.data.user, (user) => ({
      ...user,
      grants: user.grants.filter((held) => !isSameScope(held, event.data)),
      sessionsFrom: event.revision,
    })),

  InvitationSent: () => undefined,

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

/** Users, neither deactivated nor erased, who hold a role in an agreement or, without one, everywhere. */
export function activeHolders(state: IdentityState, role: Grant['role'], agreement?: string): UserState[] {
  return [...state.users.values()].filter((user) => isActive(user) && grantIn(user, agreement)?.role === role);
}
