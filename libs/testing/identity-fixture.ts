import { Argon2Passwords } from '#libs/adapters/argon2/argon2-passwords.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { Identity } from '#libs/identity/identity.js';
import type { IdentityStores, Passwords } from '#libs/identity/ports.js';
import { type Requester, SYSTEM } from '#libs/identity/recording.js';
import type { Grant } from '#libs/identity/roles.js';
import type { EventStore } from '#libs/kernel/ports.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { FakeClock } from './fake-clock.js';
import { FakeIds } from './fake-ids.js';
import { Scenario, sampleDefinition } from './given-when-then.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import { InMemoryIdentity } from './in-memory/in-memory-identity.js';
import { InMemoryKeyRing } from './in-memory/in-memory-key-ring.js';
import { InMemoryWakeups } from './in-memory/in-memory-wakeups.js';

/** Real argon2id with next to no effort. */
export const QUICK_PASSWORDS = new Argon2Passwords({ memoryCost: 32, timeCost: 1, parallelism: 1 });

export const PASSWORD = 'quattro parole messe in fila';

export interface IdentityFixtureOptions {
  readonly store?: EventStore;
  readonly stores?: IdentityStores;
  readonly passwords?: Passwords;
  readonly clock?: FakeClock;
}

/** Identity in memory, with the agreement `pinerolo`, whose partners are ciss, diaconia and chronos. */
export class IdentityFixture {
  readonly clock: FakeClock;
  readonly store: EventStore;
  readonly stores: IdentityStores;
  readonly identity: Identity;
  readonly agreements = new Map<string, RecordedAgreement>([
    ['pinerolo', Scenario.given(sampleDefinition()).folded],
    ['biella', Scenario.given(sampleDefinition({ id: 'biella' })).folded],
  ]);

  constructor(options: IdentityFixtureOptions = {}) {
    this.clock = options.clock ?? new FakeClock('2026-03-01T10:00:00.000Z');
    this.store = options.store ?? new InMemoryEventStore();
    this.stores = options.stores ?? new InMemoryIdentity();
    this.identity = new Identity({
      store: this.store,
      keyRing: new InMemoryKeyRing(),
      wakeups: new InMemoryWakeups(),
      clock: this.clock,
      ids: new FakeIds(),
      secret: new Uint8Array(32),
      stores: this.stores,
      passwords: options.passwords ?? QUICK_PASSWORDS,
      agreementOf: async (agreement) => this.agreements.get(agreement ?? ''),
    });
  }

  /** A user with a password and these roles; answers the id. */
  async user(name: string, ...roles: Grant[]): Promise<string> {
    const { id } = must(await this.identity.users.register({ email: `${name}@esempio.it`, name }, SYSTEM));
    for (const { agreement, ...role } of roles) must(await this.identity.roles.grant(id, agreement, role, SYSTEM));
    const { token } = must(await this.identity.passwordSetting.issueLink(id, SYSTEM));
    must(await this.identity.passwordSetting.setByLink({ token, password: PASSWORD }));
    return id;
  }

  /** That user, asking for something. */
  asking(user: string, idempotencyKey?: string): Requester {
    return { caller: { id: user, kind: 'user', roles: [] }, idempotencyKey };
  }

  /** A session's token, by signing in. */
  async session(name: string, password = PASSWORD): Promise<string> {
    return must(await this.identity.signIn.signIn({ email: `${name}@esempio.it`, password }, '192.0.2.1')).token;
  }

  /** Types of everything recorded of users and keys, in order. */
  async recorded(): Promise<string[]> {
    return (await this.store.read('identity', 1, 1_000)).map(({ type }) => type);
  }
}

/** What was not refused. */
export function must<T>(answer: T): Exclude<T, Refusal> {
  if (isRefusal(answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<T, Refusal>;
}

/** The kind and name of a refusal; `done` where there is none. */
export const refusalIn = (answer: unknown): string =>
  isRefusal(answer) ? `${answer.refused}: ${answer.type}` : 'done';
