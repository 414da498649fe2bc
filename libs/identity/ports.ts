import type { Instant } from '#libs/kernel/civil-date.js';

/** What is known of a person. Stands nowhere else, and can be erased. */
export interface Profile {
  /** Opaque id of the user. */
  readonly user: string;
  readonly name: string;
  /** Normalised (`normalisedEmail`); no two users have the same. */
  readonly email: string;
}

export interface KeptProfile extends Profile {
  readonly hasPassword: boolean;
  /** When they last signed in. */
  readonly cameInAt?: Instant;
}

/** Names, addresses and password hashes of users: mutable, and erased without a trace in the files. */
export interface UserDirectory {
  /** Keeps a new user's profile and answers the user's id; if the address is taken, changes nothing and answers whose. */
  add(profile: Profile): Promise<string>;
  /** False where there is no such user. */
  rename(user: string, name: string): Promise<boolean>;
  /** What is known of these users; who is not there is left out. */
  find(users: readonly string[]): Promise<Map<string, KeptProfile>>;
  findByEmail(email: string): Promise<{ readonly user: string; readonly passwordHash?: string } | undefined>;
  passwordHash(user: string): Promise<string | undefined>;
  /** With `instead`, only if that is the hash that stands. False where nothing was set. */
  setPasswordHash(user: string, hash: string, instead?: string): Promise<boolean>;
  /** Only if that is the hash that stands. */
  clearPasswordHash(user: string, hash: string): Promise<void>;
  cameIn(user: string, at: Instant): Promise<void>;
  /** Ids of all users, in order. */
  users(): Promise<string[]>;
  /** Answers when nothing of the person is left. Erasing who is not there does nothing. */
  erase(user: string): Promise<void>;
}

interface OfToken {
  /** SHA-256 of the token (`hashOfSecret`). */
  readonly tokenHash: string;
  readonly user: string;
}

export interface Session extends OfToken {
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  /** Of the users' stream when the session began: what was changed later may have ended it. */
  readonly revision: number;
}

export interface Sessions {
  begin(session: Session): Promise<void>;
  find(tokenHash: string): Promise<Session | undefined>;
  touch(tokenHash: string, at: Instant): Promise<void>;
  end(tokenHash: string): Promise<void>;
  endAll(user: string): Promise<void>;
  ofUser(user: string): Promise<Session[]>;
  /** Forgets those started, or last seen, before an instant. */
  forget(before: Pick<Session, 'startedAt' | 'lastSeenAt'>): Promise<void>;
}

export interface ApiKeySecret {
  readonly id: string;
  /** What it is for, as typed: may name a person. */
  readonly name: string;
  /** SHA-256 of the key (`hashOfSecret`). */
  readonly secretHash: string;
}

export interface ApiKeys {
  add(key: ApiKeySecret): Promise<void>;
  remove(id: string): Promise<void>;
  findBySecret(secretHash: string): Promise<string | undefined>;
  names(): Promise<Map<string, string>>;
}

export interface OneTimeLink extends OfToken {
  readonly expiresAt: Instant;
  /** Of the users' stream when it was issued: what was recorded later may have ended it. */
  readonly revision: number;
}

export interface OneTimeLinks {
  add(link: OneTimeLink): Promise<void>;
  /** Leaves it as it is, whatever its expiry. */
  find(tokenHash: string): Promise<OneTimeLink | undefined>;
  /** Uses the link up. Of any number of calls with the same token one is given it, if it has not expired. */
  consume(tokenHash: string, now: Instant): Promise<OneTimeLink | undefined>;
  removeAll(user: string): Promise<void>;
  forget(expiredBefore: Instant): Promise<void>;
}

/** So many attempts under a key in so long a time, and no more. */
export interface AttemptCount {
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  /** Holds only where there are as many under another key in the same time. */
  readonly onlyWith?: { readonly key: string; readonly atLeast: number };
}

/** One attempt to sign in, counted once under each key of its counts. */
export interface SignInAttempt {
  readonly at: Instant;
  readonly counts: readonly AttemptCount[];
}

/** A browser in which a user has signed in: a secret of its own, apart from any session. */
export interface Device extends OfToken {
  readonly lastUsedAt: Instant;
}

export interface Devices {
  /** Kept anew where it is known already. */
  keep(device: Device): Promise<void>;
  find(tokenHash: string): Promise<Device | undefined>;
  removeAll(user: string): Promise<void>;
  forget(lastUsedBefore: Instant): Promise<void>;
}

export interface SignInAttempts {
  /**
   * Counts the attempt under all its keys, or, where one of them has reached its limit, under none. `freeAt`: when
   * enough of those before have ceased to count.
   */
  take(attempt: SignInAttempt): Promise<{ readonly taken: true } | { readonly taken: false; readonly freeAt: Instant }>;
  /** One attempt at an instant is not counted after all. */
  giveBack(key: string, at: Instant): Promise<void>;
  clear(key: string): Promise<void>;
  forget(before: Instant): Promise<void>;
}

/** Everything about users that is not in their stream: in one place, because it is lost or restored together. */
export interface IdentityStores {
  readonly directory: UserDirectory;
  readonly sessions: Sessions;
  readonly apiKeys: ApiKeys;
  readonly links: OneTimeLinks;
  readonly attempts: SignInAttempts;
  readonly devices: Devices;
}

/** Slow, salted hashes of what people choose. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False also for a hash that is none. */
  verify(hash: string, password: string): Promise<boolean>;
  /** True where the hash was made with less effort than is asked for today. */
  needsRehash(hash: string): boolean;
}
