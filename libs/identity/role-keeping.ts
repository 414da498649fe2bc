import { NO_SUCH_AGREEMENT } from '#libs/agreement/core/guards.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { grantRole, inviteUser, revokeRole } from './decide.js';
import { normalisedEmail } from './email.js';
import { invitationInput, roleInput } from './inputs.js';
import type { IdentityStores } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';
import type { CallTarget, IdentityCall } from './rights-table.js';
import { type Grant, grantOf, isSameGrant, type Role } from './roles.js';
import { grantIn, type IdentityState, isActive } from './state.js';

export interface RoleView {
  readonly user: string;
  /** Not of somebody whom no administrator brought here and who has not come in since. */
  readonly name?: string;
  readonly email: string;
  readonly role: Role;
  readonly partner?: string;
  readonly active: boolean;
}

/** The same for an address that is known and one that is not. Links are for administrators (`Invitations`). */
export type Invited = Answer & { readonly email: string };

/** Who holds which role: granting, revoking, inviting. A role that is taken or narrowed ends its user's sessions. */
export class RoleKeeping {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions' | 'links'>,
    private readonly recording: IdentityRecording,
    private readonly agreementOf: AgreementLookup,
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
    const about = await this.mayIn(requester, call, target);
    if (isRefusal(about)) return about;
    const parsed = parseWith(roleInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const grant = grantOf({ ...parsed.value, agreement });
    const unchanged = await this.heldAlready(user, grant);
    if (unchanged) return unchanged;
    const answer = await this.recording.record(requester, {
      call,
      target,
      request: grant,
      decide: (state, now) => grantRole(state, user, grant, about.agreement, now),
    });
    if (!isRefusal(answer)) await this.endWhatEnded(user);
    return answer;
  }

  /** `DELETE /agreements/{a}/roles/{user}`; without an agreement, the role that holds everywhere. */
  async revoke(user: string, agreement: string | undefined, requester: Requester): Promise<Answer | Refusal> {
    const call = agreement === undefined ? 'revoke-role-everywhere' : 'revoke-role';
    const target = { agreement, user };
    const about = await this.mayIn(requester, call, target);
    if (isRefusal(about)) return about;
    const answer = await this.recording.record(requester, {
      call,
      target,
      request: undefined,
      decide: (state, now) => revokeRole(state, user, agreement, now),
    });
    if (!isRefusal(answer)) await this.endWhatEnded(user);
    return answer;
  }

  /** `POST /agreements/{a}/invitations`. The answer's `id` is the user's. */
  async invite(agreement: string, input: unknown, requester: Requester): Promise<Invited | Refusal> {
    const target = { agreement };
    const about = await this.mayIn(requester, 'invite-user', target);
    if (isRefusal(about)) return about;
    const parsed = parseWith(invitationInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { role, partner, language, name } = parsed.value;
    const email = normalisedEmail(parsed.value.email);
    const grant = grantOf({ role, agreement, partner });
    const change = { call: 'invite-user', target, request: { email, role, partner, language, name } } as const;
    const before = await this.recording.answeredBefore(requester, change);
    if (before) return isRefusal(before) ? before : { ...before, email };
    const found = await this.stores.directory.findByEmail(email);
    // Of a request that is sent again the address finds the one before.
    const proposed = found?.user ?? this.recording.newIds({ caller: requester.caller })('user');
    const decide = (user: string) => (state: IdentityState, now: Instant) =>
      inviteUser(state, { user, language }, grant, about.agreement, now);
    if (!found) {
      // Nothing is kept of a person whose invitation would be refused.
      const refused = decide(proposed)(await this.recording.state(), NEVER_RECORDED);
      if (isRefusal(refused)) return refused;
    }
    const user = await this.stores.directory.add({ user: proposed, name: name ?? nameIn(email), email });
    const answer = await this.recording.record(requester, { ...change, decide: decide(user) });
    if (isRefusal(answer)) return answer;
    await this.endWhatEnded(user);
    return { ...answer, email };
  }

  /**
   * Asked before an agreement is read: who may not know of it waits no longer than for one that is not there. Whoever
   * sees all that there are is told first that there is none.
   */
  private async mayIn(
    requester: Requester,
    call: IdentityCall,
    target: CallTarget,
  ): Promise<{ readonly agreement: RecordedAgreement | undefined } | Refusal> {
    const forbidden = await this.recording.mayNot(requester, call, target);
    if (forbidden === NO_SUCH_AGREEMENT) return forbidden;
    const agreement = await this.agreementOf(target.agreement);
    if (target.agreement !== undefined && !agreement) return NO_SUCH_AGREEMENT;
    return forbidden ?? { agreement };
  }

  /** What was recorded has ended sessions, and the way into an account that nobody has confirmed: here they go. */
  private async endWhatEnded(id: string): Promise<void> {
    const { directory, sessions, links } = this.stores;
    const hash = await directory.passwordHash(id);
    const user = (await this.recording.state()).users.get(id);
    if (!user) return;
    for (const { tokenHash, revision } of await sessions.ofUser(id)) {
      if (revision < user.sessionsFrom) await sessions.end(tokenHash);
    }
    if (user.confirmed) return;
    if (hash !== undefined) await directory.clearPasswordHash(id, hash);
    if (!user.link) await links.removeAll(id);
  }

  /**
   * Roles given in an agreement, by name; asks no rights. Those who hold one everywhere are not listed. `allNames`: for
   * administrators.
   */
  async rolesIn(agreement: string, allNames: boolean): Promise<RoleView[]> {
    const { users } = await this.recording.state();
    const held = [...users.values()].flatMap((user) => {
      const grant = grantIn(user, agreement);
      return grant ? [{ user: user.id, active: isActive(user), grant }] : [];
    });
    const profiles = await this.stores.directory.find(held.map(({ user }) => user));
    return held
      .flatMap(({ user, active, grant }) => {
        const profile = profiles.get(user);
        if (!profile) return [];
        const { name, email, cameInAt = '' } = profile;
        const { role, partner, since, byAdministrator } = grant;
        const isKnown = allNames || byAdministrator || cameInAt >= since;
        return [{ user, ...(isKnown && { name }), email, role, ...(partner !== undefined && { partner }), active }];
      })
      .sort((a, b) => compare(a.name ?? a.email, b.name ?? b.email) || compare(a.user, b.user));
  }

  private async heldAlready(user: string, grant: Grant): Promise<Answer | undefined> {
    const known = (await this.recording.state()).users.get(user);
    const held = known && isActive(known) ? grantIn(known, grant.agreement) : undefined;
    if (!held || !isSameGrant(held, grant)) return undefined;
    return { id: user, revision: held.granted.revision, recordedAt: held.granted.at, repeated: true };
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Trying out a decision needs some instant. */
const NEVER_RECORDED = '1970-01-01T00:00:00.000Z';

/** What somebody is called until they say so themselves. */
const nameIn = (email: string): string => email.slice(0, email.indexOf('@'));
