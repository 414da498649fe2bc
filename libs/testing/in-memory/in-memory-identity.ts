import type {
  ApiKeySecret,
  ApiKeys,
  Device,
  Devices,
  IdentityStores,
  KeptProfile,
  OneTimeLink,
  OneTimeLinks,
  Profile,
  Session,
  Sessions,
  SignInAttempt,
  SignInAttempts,
  UserDirectory,
} from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';

class InMemoryUserDirectory implements UserDirectory {
  private readonly profiles = new Map<string, Profile>();
  private readonly hashes = new Map<string, string>();
  private readonly comings = new Map<string, Instant>();

  async add(profile: Profile): Promise<string> {
    const owner = this.ownerOf(profile.email);
    if (owner !== undefined) return owner;
    this.profiles.set(profile.user, { ...profile });
    return profile.user;
  }

  async rename(user: string, name: string): Promise<boolean> {
    const profile = this.profiles.get(user);
    if (profile) this.profiles.set(user, { ...profile, name });
    return profile !== undefined;
  }

  async find(users: readonly string[]): Promise<Map<string, KeptProfile>> {
    const known = users.flatMap((user) => this.profiles.get(user) ?? []);
    return new Map(
      known.map((profile) => {
        const cameInAt = this.comings.get(profile.user);
        const hasPassword = this.hashes.has(profile.user);
        return [profile.user, { ...profile, hasPassword, ...(cameInAt !== undefined && { cameInAt }) }];
      }),
    );
  }

  async findByEmail(email: string): Promise<{ user: string; passwordHash?: string } | undefined> {
    const user = this.ownerOf(email);
    if (user === undefined) return undefined;
    const passwordHash = this.hashes.get(user);
    return { user, ...(passwordHash !== undefined && { passwordHash }) };
  }

  async passwordHash(user: string): Promise<string | undefined> {
    return this.hashes.get(user);
  }

  async setPasswordHash(user: string, hash: string, instead?: string): Promise<boolean> {
    if (!this.profiles.has(user) || (instead !== undefined && this.hashes.get(user) !== instead)) return false;
    this.hashes.set(user, hash);
    return true;
  }

  async clearPasswordHash(user: string, hash: string): Promise<void> {
    if (this.hashes.get(user) === hash) this.hashes.delete(user);
  }

  async cameIn(user: string, at: Instant): Promise<void> {
    if (this.profiles.has(user)) this.comings.set(user, at);
  }

  async users(): Promise<string[]> {
    return [...this.profiles.keys()].sort();
  }

  async erase(user: string): Promise<void> {
    this.profiles.delete(user);
    this.hashes.delete(user);
    this.comings.delete(user);
  }

  private ownerOf(email: string): string | undefined {
    return [...this.profiles.values()].find((profile) => profile.email === email)?.user;
  }
}

class InMemorySessions implements Sessions {
  private sessions: Session[] = [];

  async begin(session: Session): Promise<void> {
    if (await this.find(session.tokenHash)) throw new Error('A session has this token already');
    this.sessions.push({ ...session });
  }

  async find(tokenHash: string): Promise<Session | undefined> {
    return this.sessions.find((session) => session.tokenHash === tokenHash);
  }

  async touch(tokenHash: string, at: Instant): Promise<void> {
    this.sessions = this.sessions.map((each) => (each.tokenHash === tokenHash ? { ...each, lastSeenAt: at } : each));
  }

  async end(tokenHash: string): Promise<void> {
    this.sessions = this.sessions.filter((session) => session.tokenHash !== tokenHash);
  }

  async endAll(user: string): Promise<void> {
    this.sessions = this.sessions.filter((session) => session.user !== user);
  }

  async ofUser(user: string): Promise<Session[]> {
    const sessions = this.sessions.filter((session) => session.user === user);
    return sessions.sort((a, b) => (a.startedAt + a.tokenHash < b.startedAt + b.tokenHash ? -1 : 1));
  }

  async forget(before: { readonly startedAt: Instant; readonly lastSeenAt: Instant }): Promise<void> {
    this.sessions = this.sessions.filter(
      ({ startedAt, lastSeenAt }) => startedAt >= before.startedAt && lastSeenAt >= before.lastSeenAt,
    );
  }
}

class InMemoryApiKeys implements ApiKeys {
  private readonly keys = new Map<string, ApiKeySecret>();

  async add(key: ApiKeySecret): Promise<void> {
    if (this.keys.has(key.id) || (await this.findBySecret(key.secretHash))) throw new Error('There is such a key');
    this.keys.set(key.id, { ...key });
  }

  async findBySecret(secretHash: string): Promise<string | undefined> {
    return [...this.keys.values()].find((key) => key.secretHash === secretHash)?.id;
  }

  async names(): Promise<Map<string, string>> {
    return new Map([...this.keys.values()].map(({ id, name }) => [id, name]));
  }

  async remove(id: string): Promise<void> {
    this.keys.delete(id);
  }
}

class InMemoryOneTimeLinks implements OneTimeLinks {
  private readonly links = new Map<string, OneTimeLink>();

  async add(link: OneTimeLink): Promise<void> {
    if (this.links.has(link.tokenHash)) throw new Error('A link has this token already');
    this.links.set(link.tokenHash, { ...link });
  }

  async find(tokenHash: string): Promise<OneTimeLink | undefined> {
    return this.links.get(tokenHash);
  }

  async consume(tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
    const link = this.links.get(tokenHash);
    if (!link || link.expiresAt <= now) return undefined;
    this.links.delete(tokenHash);
    return link;
  }

  async removeAll(user: string): Promise<void> {
    for (const link of [...this.links.values()]) if (link.user === user) this.links.delete(link.tokenHash);
  }

  async forget(expiredBefore: Instant): Promise<void> {
    for (const link of [...this.links.values()]) {
      if (link.expiresAt < expiredBefore) this.links.delete(link.tokenHash);
    }
  }
}

class InMemorySignInAttempts implements SignInAttempts {
  private attempts: { readonly key: string; readonly at: Instant }[] = [];

  async take({ at, counts }: SignInAttempt): ReturnType<SignInAttempts['take']> {
    const nth = (key: string, limit: number, windowMs: number): Instant | undefined => {
      const since = shifted(at, -windowMs);
      const counted = this.attempts.filter((attempt) => attempt.key === key && attempt.at > since);
      return counted
        .map((each) => each.at)
        .sort()
        .at(-limit);
    };
    const free = counts.flatMap(({ key, limit, windowMs, onlyWith }) => {
      const oldest = nth(key, limit, windowMs);
      const holds = !onlyWith || nth(onlyWith.key, onlyWith.atLeast, windowMs) !== undefined;
      return oldest !== undefined && holds ? [shifted(oldest, windowMs)] : [];
    });
    const freeAt = free.sort().at(-1);
    if (freeAt !== undefined) return { taken: false, freeAt };
    for (const key of new Set(counts.map((count) => count.key))) this.attempts.push({ key, at });
    return { taken: true };
  }

  async giveBack(key: string, at: Instant): Promise<void> {
    const index = this.attempts.findIndex((attempt) => attempt.key === key && attempt.at === at);
    if (index >= 0) this.attempts.splice(index, 1);
  }

  async clear(key: string): Promise<void> {
    this.attempts = this.attempts.filter((attempt) => attempt.key !== key);
  }

  async forget(before: Instant): Promise<void> {
    this.attempts = this.attempts.filter((attempt) => attempt.at >= before);
  }
}

const shifted = (at: Instant, byMs: number): Instant => new Date(Date.parse(at) + byMs).toISOString();

class InMemoryDevices implements Devices {
  private readonly devices = new Map<string, Device>();

  async keep(device: Device): Promise<void> {
    this.devices.set(device.tokenHash, { ...device });
  }

  async find(tokenHash: string): Promise<Device | undefined> {
    return this.devices.get(tokenHash);
  }

  async removeAll(user: string): Promise<void> {
    for (const device of [...this.devices.values()]) if (device.user === user) this.devices.delete(device.tokenHash);
  }

  async forget(lastUsedBefore: Instant): Promise<void> {
    for (const device of [...this.devices.values()]) {
      if (device.lastUsedAt < lastUsedBefore) this.devices.delete(device.tokenHash);
    }
  }
}

export class InMemoryIdentity implements IdentityStores {
  readonly directory = new InMemoryUserDirectory();
  readonly sessions = new InMemorySessions();
  readonly apiKeys = new InMemoryApiKeys();
  readonly links = new InMemoryOneTimeLinks();
  readonly attempts = new InMemorySignInAttempts();
  readonly devices = new InMemoryDevices();
}
