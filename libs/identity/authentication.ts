import { LRUCache } from 'lru-cache';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';
import { callerOfKey, callerOfUser, isExpired } from './callers.js';
import type { IdentityStores, Session } from './ports.js';
import type { IdentityRecording } from './recording.js';
import type { Caller } from './rights.js';
import { hashOfSecret, newToken } from './secrets.js';
import { holdsRoles } from './state.js';

const MOST_KEYS = 1_000;
const MINUTE_MS = 60_000;
const SESSION_IDLE_MS = 12 * 60 * MINUTE_MS;
const SESSION_LONGEST_MS = 30 * 24 * 60 * MINUTE_MS;
/** How far `lastSeenAt` may lag behind, so that not every request writes. */
const TOUCH_EVERY_MS = MINUTE_MS;

const earlierBy = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) - milliseconds).toISOString();

/** Tells who sends a request, by a session's token or an API key; the roles are those of this moment. */
export class Authentication {
  /** Ids of keys by the hash of their secret, which never become others'; whether a key still holds is asked each time. */
  private readonly keys = new LRUCache<string, string>({ max: MOST_KEYS });

  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions' | 'apiKeys'>,
    private readonly recording: Pick<IdentityRecording, 'state'>,
    private readonly clock: Clock,
  ) {}

  /** Begins a session: the token goes into the cookie, only its hash is kept. `revision` as of which it was allowed. */
  async begin(user: string, revision: number): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await this.stores.sessions.begin({
      tokenHash: hashOfSecret(token),
      user,
      startedAt: now,
      lastSeenAt: now,
      revision,
    });
    await this.stores.directory.cameIn(user, now);
    return token;
  }

  /** Undefined for a token that is unknown, idle for 12 hours, 30 days old, or ended by a change since it began. */
  async bySession(token: string): Promise<Caller | undefined> {
    const session = await this.stores.sessions.find(hashOfSecret(token));
    if (!session) return undefined;
    const user = (await this.recording.state()).users.get(session.user);
    const now = this.clock.now();
    if (!user || !holdsRoles(user) || session.revision < user.sessionsFrom || isOver(session, now)) {
      await this.stores.sessions.end(session.tokenHash);
      return undefined;
    }
    if (session.lastSeenAt <= earlierBy(now, TOUCH_EVERY_MS)) {
      await this.stores.sessions.touch(session.tokenHash, now);
    }
    return callerOfUser(user);
  }

  /** Undefined for a key that is unknown, revoked or expired. */
  async byKey(key: string): Promise<Caller | undefined> {
    const id = await this.keyOf(hashOfSecret(key));
    const found = id === undefined ? undefined : (await this.recording.state()).keys.get(id);
    if (!found || found.revoked || isExpired(found, this.clock.now())) return undefined;
    return callerOfKey(found);
  }

  private async keyOf(secretHash: string): Promise<string | undefined> {
    const known = this.keys.get(secretHash);
    if (known !== undefined) return known;
    const found = await this.stores.apiKeys.findBySecret(secretHash);
    if (found !== undefined) this.keys.set(secretHash, found);
    return found;
  }

  /** Ends the session of a token; one that is unknown is ended already. */
  async end(token: string): Promise<void> {
    await this.stores.sessions.end(hashOfSecret(token));
  }

  /** Ends the sessions of a user, everywhere. */
  async endAll(user: string): Promise<void> {
    await this.stores.sessions.endAll(user);
  }

  /** Forgets sessions that have ended of themselves. */
  async forgetEnded(): Promise<void> {
    const now = this.clock.now();
    await this.stores.sessions.forget({
      startedAt: earlierBy(now, SESSION_LONGEST_MS),
      lastSeenAt: earlierBy(now, SESSION_IDLE_MS),
    });
  }
}

function isOver({ startedAt, lastSeenAt }: Session, now: Instant): boolean {
  return startedAt <= earlierBy(now, SESSION_LONGEST_MS) || lastSeenAt <= earlierBy(now, SESSION_IDLE_MS);
}
