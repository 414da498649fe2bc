import type { Session, Sessions } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

const COLUMNS = 'token_hash AS tokenHash, user, started_at AS startedAt, last_seen_at AS lastSeenAt, revision';

export class SqliteSessions extends IdentityTable implements Sessions {
  private readonly insert = this.connection.prepare<[string, string, Instant, Instant, number]>(
    'INSERT INTO sessions VALUES (?, ?, ?, ?, ?)',
  );
  private readonly select = this.connection.prepare<[string], Session>(
    `SELECT ${COLUMNS} FROM sessions WHERE token_hash = ?`,
  );
  private readonly selectOfUser = this.connection.prepare<[string], Session>(
    `SELECT ${COLUMNS} FROM sessions WHERE user = ? ORDER BY started_at, token_hash`,
  );
  private readonly update = this.connection.prepare<[Instant, string]>(
    'UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?',
  );
  private readonly remove = this.connection.prepare<[string]>('DELETE FROM sessions WHERE token_hash = ?');
  private readonly removeOfUser = this.connection.prepare<[string]>('DELETE FROM sessions WHERE user = ?');
  private readonly removeOld = this.connection.prepare<[Instant, Instant]>(
    'DELETE FROM sessions WHERE started_at < ? OR last_seen_at < ?',
  );

  async begin({ tokenHash, user, startedAt, lastSeenAt, revision }: Session): Promise<void> {
    await this.commits.run(() => this.insert.run(tokenHash, user, startedAt, lastSeenAt, revision));
  }

  async find(tokenHash: string): Promise<Session | undefined> {
    return this.reading(() => this.select.get(tokenHash));
  }

  async touch(tokenHash: string, at: Instant): Promise<void> {
    await this.commits.run(() => this.update.run(at, tokenHash));
  }

  async end(tokenHash: string): Promise<void> {
    await this.commits.run(() => this.remove.run(tokenHash));
  }

  async endAll(user: string): Promise<void> {
    await this.commits.run(() => this.removeOfUser.run(user));
  }

  async ofUser(user: string): Promise<Session[]> {
    return this.reading(() => this.selectOfUser.all(user));
  }

  async forget(before: { readonly startedAt: Instant; readonly lastSeenAt: Instant }): Promise<void> {
    await this.commits.run(() => this.removeOld.run(before.startedAt, before.lastSeenAt));
  }
}
