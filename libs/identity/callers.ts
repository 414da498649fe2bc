import type { Instant } from '#libs/kernel/civil-date.js';
import type { Caller } from './rights.js';
import { grantOf } from './roles.js';
import { type ApiKeyState, holdsRoles, type IdentityState, type UserState } from './state.js';

export function callerOfUser(user: UserState): Caller {
  const { id, language, mustChangePassword } = user;
  return {
    id,
    kind: 'user',
    roles: holdsRoles(user) && !mustChangePassword ? user.grants.map(grantOf) : [],
    ...(language && { language }),
    ...(mustChangePassword && { mustChangePassword }),
  };
}

export function callerOfKey({ id, grant, revoked }: ApiKeyState): Caller {
  return { id, kind: 'key', roles: revoked ? [] : [grant] };
}

/** The same caller with the roles of this moment: none, for one that is gone. */
export function callerOf(state: IdentityState, caller: Pick<Caller, 'id' | 'kind'>): Caller {
  const user = caller.kind === 'user' ? state.users.get(caller.id) : undefined;
  const key = caller.kind === 'key' ? state.keys.get(caller.id) : undefined;
  if (user) return callerOfUser(user);
  return key ? callerOfKey(key) : { id: caller.id, kind: caller.kind, roles: [] };
}

export const isExpired = ({ expiresAt }: ApiKeyState, now: Instant): boolean =>
  expiresAt !== undefined && expiresAt <= now;
