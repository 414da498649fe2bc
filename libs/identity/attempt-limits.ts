import { isIPv6 } from 'node:net';
import type { Clock } from '#libs/kernel/ports.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { AttemptCount, SignInAttempts } from './ports.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const ATTEMPTS_WINDOW_MS = 15 * MINUTE_MS;
/** How long an attempt counts at most. */
const LONGEST_WINDOW_MS = 24 * HOUR_MS;

type Limits = readonly (readonly [limit: number, windowMs: number])[];

/** For whoever guesses: the more attempts, the longer the pause. */
export const GUESSING: Limits = [
  [10, ATTEMPTS_WINDOW_MS],
  [20, HOUR_MS],
  [40, 6 * HOUR_MS],
  [60, LONGEST_WINDOW_MS],
];
/** Of one account from wherever, of whoever has tried it several times already. */
export const ACCOUNT_TOTAL: Limits = [
  [100, ATTEMPTS_WINDOW_MS],
  [200, HOUR_MS],
];
/** A whole office may stand behind one address. */
export const OF_NETWORK: Limits = [
  [100, ATTEMPTS_WINDOW_MS],
  [400, 6 * HOUR_MS],
];

export const counting = (key: string, limits: Limits, onlyWith?: AttemptCount['onlyWith']): AttemptCount[] =>
  limits.map(([limit, windowMs]) => ({ key, limit, windowMs, ...(onlyWith && { onlyWith }) }));

/** `wrong-credentials`: 401 in HTTP. `too-many-attempts`: 429 with `Retry-After`. */
export interface SignInRefusal extends Refusal {
  /** Whole seconds, at least 1. */
  readonly retryAfter?: number;
}

type Counts = Parameters<SignInAttempts['take']>[0]['counts'];

/** Guessing passwords, limited: what succeeds is not counted in the end. */
export class AttemptLimits {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt before it is made, so that many at once find no gap, and answers what takes it back; or a
   * refusal, where one of the counts has reached its limit.
   */
  async take(counts: Counts): Promise<{ giveBack: (key: string) => Promise<void> } | { refusal: SignInRefusal }> {
    const at = this.clock.now();
    const taken = await this.attempts.take({ at, counts });
    if (taken.taken) return { giveBack: (key) => this.attempts.giveBack(key, at) };
    const free = Date.parse(taken.freeAt) - Date.parse(at);
    return { refusal: tooManyAttempts(Math.max(1, Math.ceil(free / 1_000))) };
  }

  async clear(key: string): Promise<void> {
    await this.attempts.clear(key);
  }

  /** Forgets attempts that no longer count. */
  async forgetOld(): Promise<void> {
    await this.attempts.forget(new Date(Date.parse(this.clock.now()) - LONGEST_WINDOW_MS).toISOString());
  }
}

/** The network under which attempts are counted: whoever has one IPv6 address has the 2^64 around it. */
export function networkOf(address: string, groupsKept: 3 | 4 = 4): string {
  const bare = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = (bare.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const skipped = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(skipped).fill('0'), ...rest].slice(0, groupsKept);
  return `${all.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/${groupsKept * 16}`;
}

export function tooManyAttempts(retryAfter: number): SignInRefusal {
  const minutes = Math.ceil(retryAfter / 60);
  const text = say(
    `Troppi tentativi di accesso: riprovare tra ${minutes} ${minutes === 1 ? 'minuto' : 'minuti'}.`,
    `Too many attempts to sign in: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  );
  return { ...refusal('busy', 'too-many-attempts', text), retryAfter };
}
