import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { openInvitation, revokeInvitation } from './decide.js';
import type { IdentityStores } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';
import type { Role } from './roles.js';
import { grantIn, isActive, type OpenInvitation, type UserState } from './state.js';

/** Of somebody who was invited and has not come in yet, as administrators see it. */
export interface InvitationView {
  readonly id: string;
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly agreement?: string;
  readonly role: Role;
  readonly partner?: string;
  readonly invitedAt: Instant;
  /** Opaque id of who did. */
  readonly invitedBy: string;
  /** Until when a link that was handed over can be used; the link itself is kept nowhere. */
  readonly linkExpiresAt?: Instant;
}

/** Invitations that wait for an administrator to hand over a link, and for the person to use it. */
export class Invitations {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'links'>,
    private readonly recording: IdentityRecording,
  ) {}

  /** In the order in which they were sent; asks no rights. */
  async open(now: Instant): Promise<InvitationView[]> {
    const { users } = await this.recording.state();
    const sent = [...users.values()]
      .filter(isActive)
      .flatMap((user) => user.invitations.map((invitation) => ({ user, invitation })))
      .sort((a, b) => a.invitation.sent.revision - b.invitation.sent.revision);
    const profiles = await this.stores.directory.find(sent.map(({ user }) => user.id));
    return sent.flatMap(({ user, invitation }) => {
      const profile = profiles.get(user.id);
      const grant = grantIn(user, invitation.agreement);
      return profile && grant ? [{ ...viewOf(user, invitation, now), ...grantView(grant), ...naming(profile) }] : [];
    });
  }

  /** `DELETE /invitations/{i}`: takes the role that it was for; the link goes with the last role. */
  async revoke(id: string, requester: Requester): Promise<Answer | Refusal> {
    const forbidden = await this.recording.mayNot(requester, 'revoke-invitation');
    if (forbidden) return forbidden;
    const found = openInvitation(await this.recording.state(), id);
    if (isRefusal(found)) return found;
    const user = found.user.id;
    const answer = await this.recording.record(requester, {
      call: 'revoke-invitation',
      target: { user },
      request: { invitation: id },
      decide: (state, now) => revokeInvitation(state, id, now),
    });
    if (isRefusal(answer)) return answer;
    const left = (await this.recording.state()).users.get(user);
    if (left && !left.confirmed && !left.link) await this.stores.links.removeAll(user);
    return answer;
  }
}

const grantView = ({ role, agreement, partner }: ReturnType<typeof grantIn> & object) => ({
  role,
  ...(agreement !== undefined && { agreement }),
  ...(partner !== undefined && { partner }),
});

const naming = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });

function viewOf({ id: user, link }: UserState, { id, sent }: OpenInvitation, now: Instant) {
  const linkExpiresAt = link && link.expiresAt > now ? link.expiresAt : undefined;
  return { id, user, invitedAt: sent.at, invitedBy: sent.by, ...(linkExpiresAt && { linkExpiresAt }) };
}
