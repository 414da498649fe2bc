import type { OneTimeLink, OneTimeLinks } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

const COLUMNS = 'token_hash AS tokenHash, user, expires_at AS expiresAt, revision';

export class SqliteOneTimeLinks extends IdentityTable implements OneTimeLinks {
  readonly add = this.change<[OneTimeLink]>(
    'INSERT INTO one_time_links VALUES (@tokenHash, @user, @expiresAt, @revision)',
  );
  readonly find = this.first<[string], OneTimeLink>(`SELECT ${COLUMNS} FROM one_time_links WHERE token_hash = ?`);
  readonly removeAll = this.change<[string]>('DELETE FROM one_time_links WHERE user = ?');
  readonly forget = this.change<[Instant]>('DELETE FROM one_time_links WHERE expires_at < ?');
  private readonly take = this.connection.prepare<[string, Instant], OneTimeLink>(
    `DELETE FROM one_time_links WHERE token_hash = ? AND expires_at > ? RETURNING ${COLUMNS}`,
  );

  async consume(tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
    return this.commits.run(() => this.take.get(tokenHash, now));
  }
}
