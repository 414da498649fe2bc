import type { Session, Sessions } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

const COLUMNS = 'token_hash AS tokenHash, user, started_at AS startedAt, last_seen_at AS lastSeenAt, revision';

export class SqliteSessions extends IdentityTable implements Sessions {
  readonly begin = this.change<[Session]>(
    'INSERT INTO sessions VALUES (@tokenHash, @user, @startedAt, @lastSeenAt, @revision)',
  );
  readonly find = this.first<[string], Session>(`SELECT ${COLUMNS} FROM sessions WHERE token_hash = ?`);
  readonly end = this.change<[string]>('DELETE FROM sessions WHERE token_hash = ?');
  readonly endAll = this.change<[string]>('DELETE FROM sessions WHERE user = ?');
  readonly forget = this.change<[Pick<Session, 'startedAt' | 'lastSeenAt'>]>(
    'DELETE FROM sessions WHERE started_at < @startedAt OR last_seen_at < @lastSeenAt',
  );
  private readonly setLastSeen = this.change<[Instant, string]>(
    'UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?',
  );
  private readonly selectOfUser = this.connection.prepare<[string], Session>(
    `SELECT ${COLUMNS} FROM sessions WHERE user = ? ORDER BY started_at, token_hash`,
  );

  async touch(tokenHash: string, at: Instant): Promise<void> {
    await this.setLastSeen(at, tokenHash);
  }

  async ofUser(user: string): Promise<Session[]> {
    return this.reading(() => this.selectOfUser.all(user));
  }
}
