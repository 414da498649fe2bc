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
  async take({ at, since, counts }: SignInAttempt): ReturnType<SignInAttempts['take']> {
    return this.commits.run(() => {
      const reached = counts.flatMap(({ key, limit }) => this.atLimit.get(key, since, limit - 1) ?? []);
      const oldest = reached.sort().at(-1);
      if (oldest !== undefined) return { taken: false, oldest };
      for (const { key } of counts) this.insert.run(key, at);
      return { taken: true };
    });
  }
}
