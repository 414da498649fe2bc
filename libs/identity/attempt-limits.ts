import { isIPv6 } from 'node:net';
import type { Clock } from '#libs/kernel/ports.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { SignInAttempts } from './ports.js';

/** How long an attempt counts. */
export const ATTEMPTS_WINDOW_MS = 15 * 60_000;

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
    const since = new Date(Date.parse(at) - ATTEMPTS_WINDOW_MS).toISOString();
    const taken = await this.attempts.take({ at, since, counts });
    if (taken.taken) return { giveBack: (key) => this.attempts.giveBack(key, at) };
    const free = Date.parse(taken.oldest) + ATTEMPTS_WINDOW_MS - Date.parse(at);
    return { refusal: tooManyAttempts(Math.max(1, Math.ceil(free / 1_000))) };
  }

  async clear(key: string): Promise<void> {
    await this.attempts.clear(key);
  }

  /** Forgets attempts that no longer count. */
  async forgetOld(): Promise<void> {
    await this.attempts.forget(new Date(Date.parse(this.clock.now()) - ATTEMPTS_WINDOW_MS).toISOString());
  }
}

/** The network under which attempts are counted: whoever has one IPv6 address has the 2^64 around it. */
export function networkOf(address: string): string {
  const bare = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = (bare.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const skipped = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(skipped).fill('0'), ...rest].slice(0, 4);
  return `${all.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

export function tooManyAttempts(retryAfter: number): SignInRefusal {
  const minutes = Math.ceil(retryAfter / 60);
  const text = say(
    `Troppi tentativi di accesso: riprovare tra ${minutes} ${minutes === 1 ? 'minuto' : 'minuti'}.`,
    `Too many attempts to sign in: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  );
  return { ...refusal('busy', 'too-many-attempts', text), retryAfter };
}
