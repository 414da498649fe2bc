import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import type { Clock } from '#libs/kernel/ports.js';
import { isRefusal, type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type AttemptLimits, counting, GUESSING, type SignInRefusal } from './attempt-limits.js';
import { changePassword, issueOneTimeLink, revokeOneTimeLink, setPasswordByLink } from './decide.js';
import { LINK_NOT_USABLE } from './guards.js';
import { passwordByLinkInput, passwordInput } from './inputs.js';
import type { IdentityStores, OneTimeLink, Passwords } from './ports.js';
import type { Change, IdentityRecording, Requester } from './recording.js';
import { NOT_ALLOWED } from './rights.js';
import { hashOfSecret, newToken } from './secrets.js';
import { isActive } from './state.js';
import { isOwnName } from './weak-passwords.js';

const LINK_VALID_MS = 24 * 3_600_000;

/** What a person is sent, to set a password with. The token is kept nowhere. */
export interface IssuedLink {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Passwords that people set: by a one-time link, or knowing the one they had. */
export class PasswordSetting {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions' | 'links' | 'devices'>,
    private readonly passwords: Passwords,
    private readonly recording: IdentityRecording,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * `POST /users/{u}/one-time-link`: for the administrator to hand over; valid 24 h, usable once. The one before ends.
   */
  async issueLink(user: string, { caller }: Requester): Promise<(Answer & IssuedLink) | Refusal> {
    const expiresAt = this.expiry();
    const answer = await this.recording.record(
      { caller },
      {
        call: 'issue-one-time-link',
        target: { user },
        request: undefined,
        decide: (state, now) => issueOneTimeLink(state, user, expiresAt, now),
      },
    );
    if (isRefusal(answer)) return answer;
    const token = newToken();
    // The one before has ended with what was recorded; here it only goes.
    await this.stores.links.removeAll(user);
    await this.stores.links.add({ tokenHash: hashOfSecret(token), user, expiresAt, revision: answer.revision });
    return { ...answer, token, expiresAt };
  }

  /** `DELETE /users/{u}/one-time-link`. */
  async revokeLink(user: string, { caller }: Requester): Promise<Answer | Refusal> {
    const answer = await this.recording.record(
      { caller },
      {
        call: 'revoke-one-time-link',
        target: { user },
        request: undefined,
        decide: (state, now) => revokeOneTimeLink(state, user, now),
      },
    );
    if (!isRefusal(answer)) await this.stores.links.removeAll(user);
    return answer;
  }

  /** Whether a link can be used; for the page that asks for the password. Uses nothing up. */
  async isUsable(token: string): Promise<boolean> {
    return (await this.usable(token)) !== undefined;
  }

  /** Uses a link up: sets the password, ends every session. An input that is not of its schema leaves the link alone. */
  async setByLink(input: unknown): Promise<Answer | Refusal> {
    const parsed = parseWith(passwordByLinkInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { token, password, name } = parsed.value;
    const usable = await this.usable(token);
    if (!usable) return LINK_NOT_USABLE;
    const own = await this.mustNotBeOwnName(usable.user, password, name);
    if (own) return own;
    const hash = await this.passwords.hash(password);
    const link = await this.stores.links.consume(hashOfSecret(token), this.clock.now());
    if (!link) return LINK_NOT_USABLE;
    const answer = await this.set(link.user, hash, (state, now) =>
      setPasswordByLink(state, link.user, link.revision, now),
    );
    if (!isRefusal(answer) && name !== undefined) await this.stores.directory.rename(link.user, name);
    return answer;
  }

  /** A user's own password, from a session. Ends every session, this one included. */
  async changeOwn(input: unknown, { caller }: Requester): Promise<Answer | SignInRefusal> {
    if (caller.kind !== 'user') return NOT_ALLOWED;
    const parsed = parseWith(passwordInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const key = `password:${caller.id}`;
    const taken = await this.limits.take(counting(key, GUESSING));
    if ('refusal' in taken) return taken.refusal;
    const known = await this.stores.directory.passwordHash(caller.id);
    if (known === undefined || !(await this.passwords.verify(known, parsed.value.current))) return WRONG_PASSWORD;
    await this.limits.clear(key);
    if (parsed.value.password.normalize('NFKC') === parsed.value.current.normalize('NFKC')) {
      return invalid([{ pointer: '/password', message: SAME_PASSWORD }]);
    }
    const own = await this.mustNotBeOwnName(caller.id, parsed.value.password);
    if (own) return own;
    const hash = await this.passwords.hash(parsed.value.password);
    return this.set(caller.id, hash, (state, now) => changePassword(state, caller.id, now));
  }

  /** Recorded first: whatever fails afterwards, the sessions have ended and the old password still lets in. */
  private async set(user: string, hash: string, decide: Change['decide']): Promise<Answer | Refusal> {
    const answer = await this.recording.record(
      { caller: { id: user, kind: 'user', roles: [] } },
      {
        call: 'change-own-settings',
        target: { user },
        request: 'password',
        decide,
      },
    );
    if (isRefusal(answer)) return answer;
    await this.stores.directory.setPasswordHash(user, hash);
    await this.stores.sessions.endAll(user);
    await this.stores.links.removeAll(user);
    await this.stores.devices.removeAll(user);
    return answer;
  }

  private async mustNotBeOwnName(user: string, password: string, newName = ''): Promise<Refusal | undefined> {
    const profile = (await this.stores.directory.find([user])).get(user);
    if (!profile || !isOwnName(password, { email: profile.email, name: `${profile.name} ${newName}` }))
      return undefined;
    return invalid([{ pointer: '/password', message: OWN_NAME }]);
  }

  private async usable(token: string): Promise<OneTimeLink | undefined> {
    const link = await this.stores.links.find(hashOfSecret(token));
    if (!link || link.expiresAt <= this.clock.now()) return undefined;
    const user = (await this.recording.state()).users.get(link.user);
    return user && isActive(user) && link.revision >= user.linksFrom ? link : undefined;
  }

  private expiry(): Instant {
    return new Date(Date.parse(this.clock.now()) + LINK_VALID_MS).toISOString();
  }
}

const OWN_NAME = say(
  'è fatta del proprio indirizzo o nome: sceglierne un’altra',
  'is made of your own address or name: choose another one',
);

const SAME_PASSWORD = say('è quella di prima: sceglierne un’altra', 'is the one before: choose another one');

const wrongPassword = say('non è la password attuale', 'not the current password');
const WRONG_PASSWORD: Refusal = refusal('refused', 'wrong-password', wrongPassword, [
  { pointer: '/current', message: wrongPassword },
]);
