import { NO_SUCH_AGREEMENT } from '#libs/agreement/core/guards.js';
import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { grantRole, inviteUser, revokeRole } from './decide.js';
import { normalisedEmail } from './email.js';
import { invitationInput, roleInput } from './inputs.js';
import type { IssuedLink, PasswordSetting } from './password-setting.js';
import type { IdentityStores } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';

import { type Grant, grantOf, isSameGrant, type Role } from './roles.js';
import { grantIn, type IdentityState, isActive } from './state.js';

export interface RoleView {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly partner?: string;
  readonly active: boolean;
  readonly hasPassword: boolean;
}

/**
 * `link`: for who was registered by this very invitation. Whoever was known before is sent none: who invites must not
 * come into possession of an account that others gave rights to.
 */
export type Invited = Answer & { readonly email: string; readonly link?: IssuedLink };

/** Who holds which role: granting, revoking, inviting. Each ends the sessions of the user whose roles change. */
export class RoleKeeping {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions'>,
    private readonly recording: IdentityRecording,
    private readonly agreementOf: AgreementLookup,
    private readonly passwordSetting: PasswordSetting,
  ) {}

  /**
   * `PUT /agreements/{a}/roles/{user}`; without an agreement, the role that holds everywhere. A role held already is
   * left as it is: the answer is that of when it was granted.
   */
  async grant(
    user: string,
    agreement: string | undefined,
    input: unknown,
    requester: Requester,
  ): Promise<Answer | Refusal> {
    const call = agreement === undefined ? 'grant-role-everywhere' : 'grant-role';
    const target = { agreement, user };
    const about = await this.agreementOf(agreement);
    if (agreement !== undefined && !about) return NO_SUCH_AGREEMENT;
    const forbidden = await this.recording.mayNot(requester, call, target);
    if (forbidden) return forbidden;
    const parsed = parseWith(roleInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const grant = grantOf({ ...parsed.value, agreement });
    const unchanged = await this.heldAlready(user, grant);
    if (unchanged) return unchanged;
    const answer = await this.recording.record(requester, {
      call,
      target,
      request: grant,
      decide: (state, now) => grantRole(state, user, grant, about, now),
    });
    if (!isRefusal(answer)) await this.stores.sessions.endAll(user);
    return answer;
  }

  /** `DELETE /agreements/{a}/roles/{user}`; without an agreement, the role that holds everywhere. */
  async revoke(user: string, agreement: string | undefined, requester: Requester): Promise<Answer | Refusal> {
    const call = agreement === undefined ? 'revoke-role-everywhere' : 'revoke-role';
    const target = { agreement, user };
    if (agreement !== undefined && !(await this.agreementOf(agreement))) return NO_SUCH_AGREEMENT;
    const answer = await this.recording.record(requester, {
      call,
      target,
      request: undefined,
      decide: (state, now) => revokeRole(state, user, agreement, now),
    });
    if (!isRefusal(answer)) await this.stores.sessions.endAll(user);
    return answer;
  }

  /** `POST /agreements/{a}/invitations`. The answer's `id` is the user's. */
  async invite(agreement: string, input: unknown, requester: Requester): Promise<Invited | Refusal> {
    const target = { agreement };
    const about = await this.agreementOf(agreement);
    if (!about) return NO_SUCH_AGREEMENT;
    const forbidden = await this.recording.mayNot(requester, 'invite-user', target);
    if (forbidden) return forbidden;
    const parsed = parseWith(invitationInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { role, partner, language, name } = parsed.value;
    const email = normalisedEmail(parsed.value.email);
    const grant = grantOf({ role, agreement, partner });
    const found = await this.stores.directory.findByEmail(email);
    const proposed = found?.user ?? this.recording.newIds(requester)('user');
    const decide = (user: string) => (state: IdentityState, now: Instant) =>
      inviteUser(state, { user, language }, grant, about, now);
    if (!found) {
      // Nothing is kept of a person whose invitation would be refused.
      const refused = decide(proposed)(await this.recording.state(), NEVER_RECORDED);
      if (isRefusal(refused)) return refused;
    }
    const user = await this.stores.directory.add({ user: proposed, name: name ?? nameIn(email), email });
    let isNew = false;
    const answer = await this.recording.record(requester, {
      call: 'invite-user',
      target,
      request: { email, role, partner, language, name },
      decide: (state, now) => {
        isNew = !state.users.has(user);
        return decide(user)(state, now);
      },
    });
    if (isRefusal(answer)) return answer;
    if (isNew) return { ...answer, email, link: await this.passwordSetting.newLink(user) };
    if (!answer.repeated) await this.stores.sessions.endAll(user);
    return { ...answer, email };
  }

  /** Roles given in an agreement, by name; asks no rights. Those who hold one everywhere are not listed. */
  async rolesIn(agreement: string): Promise<RoleView[]> {
    const { users } = await this.recording.state();
    const held = [...users.values()].flatMap((user) => {
      const grant = grantIn(user, agreement);
      return grant ? [{ user: user.id, active: isActive(user), role: grant.role, partner: grant.partner }] : [];
    });
    const profiles = await this.stores.directory.find(held.map(({ user }) => user));
    return held
      .flatMap(({ partner, ...each }) => {
        const profile = profiles.get(each.user);
        return profile ? [{ ...each, ...(partner !== undefined && { partner }), ...profile }] : [];
      })
      .sort((a, b) => (a.name === b.name ? (a.user < b.user ? -1 : 1) : a.name < b.name ? -1 : 1));
  }

  private async heldAlready(user: string, grant: Grant): Promise<Answer | undefined> {
    const known = (await this.recording.state()).users.get(user);
    const held = known && isActive(known) ? grantIn(known, grant.agreement) : undefined;
    if (!held || !isSameGrant(held, grant)) return undefined;
    return { id: user, revision: held.granted.revision, recordedAt: held.granted.at, repeated: true };
  }
}

/** Trying out a decision needs some instant. */
const NEVER_RECORDED = '1970-01-01T00:00:00.000Z';

/** What somebody is called until they say so themselves. */
const nameIn = (email: string): string => email.slice(0, email.indexOf('@'));
