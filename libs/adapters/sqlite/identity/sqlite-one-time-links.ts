import type { OneTimeLink, OneTimeLinks } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

const COLUMNS = 'token_hash AS tokenHash, user, expires_at AS expiresAt';

export class SqliteOneTimeLinks extends IdentityTable implements OneTimeLinks {
  private readonly insert = this.connection.prepare<[string, string, Instant]>(
    'INSERT INTO one_time_links VALUES (?, ?, ?)',
  );
  private readonly select = this.connection.prepare<[string], OneTimeLink>(
    `SELECT ${COLUMNS} FROM one_time_links WHERE token_hash = ?`,
  );
  private readonly take = this.connection.prepare<[string, Instant], OneTimeLink>(
    `DELETE FROM one_time_links WHERE token_hash = ? AND expires_at > ? RETURNING ${COLUMNS}`,
  );
  private readonly removeOfUser = this.connection.prepare<[string]>('DELETE FROM one_time_links WHERE user = ?');
  private readonly removeOld = this.connection.prepare<[Instant]>('DELETE FROM one_time_links WHERE expires_at < ?');

  async add({ tokenHash, user, expiresAt }: OneTimeLink): Promise<void> {
    await this.commits.run(() => this.insert.run(tokenHash, user, expiresAt));
  }

  async find(tokenHash: string): Promise<OneTimeLink | undefined> {
    return this.reading(() => this.select.get(tokenHash));
  }

  async consume(tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
    return this.commits.run(() => this.take.get(tokenHash, now));
  }

  async removeAll(user: string): Promise<void> {
    await this.commits.run(() => this.removeOfUser.run(user));
  }

  async forget(expiredBefore: Instant): Promise<void> {
    await this.commits.run(() => this.removeOld.run(expiredBefore));
  }
}
