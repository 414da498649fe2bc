import type { SignInAttempt, SignInAttempts } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

/** A row an attempt and key; a key never has more of them in the window than its limit. */
export class SqliteSignInAttempts extends IdentityTable implements SignInAttempts {
  readonly giveBack = this.change<[key: string, at: Instant]>(
    `DELETE FROM sign_in_attempts WHERE rowid =
      (SELECT rowid FROM sign_in_attempts WHERE key = ? AND at = ? LIMIT 1)`,
  );
  readonly clear = this.change<[key: string]>('DELETE FROM sign_in_attempts WHERE key = ?');
  readonly forget = this.change<[before: Instant]>('DELETE FROM sign_in_attempts WHERE at < ?');
  private readonly insert = this.connection.prepare<[string, Instant]>('INSERT INTO sign_in_attempts VALUES (?, ?)');
  /** Of the last `limit` attempts in the window the first, if there are as many. */
  private readonly atLimit = this.connection
    .prepare<[string, Instant, number], Instant>(
      'SELECT at FROM sign_in_attempts WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?',
    )
    .pluck();

  async take({ at, counts }: SignInAttempt): ReturnType<SignInAttempts['take']> {
    return this.commits.run(() => {
      const free = counts.flatMap(({ key, limit, windowMs, onlyWith }) => {
        const since = shifted(at, -windowMs);
        const oldest = this.atLimit.get(key, since, limit - 1);
        const holds = !onlyWith || this.atLimit.get(onlyWith.key, since, onlyWith.atLeast - 1) !== undefined;
        return oldest !== undefined && holds ? [shifted(oldest, windowMs)] : [];
      });
      const freeAt = free.sort().at(-1);
      if (freeAt !== undefined) return { taken: false, freeAt };
      for (const key of new Set(counts.map((count) => count.key))) this.insert.run(key, at);
      return { taken: true };
    });
  }
}

const shifted = (at: Instant, byMs: number): Instant => new Date(Date.parse(at) + byMs).toISOString();
