import type { Device, Devices } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

export class SqliteDevices extends IdentityTable implements Devices {
  readonly keep = this.change<[Device]>('INSERT OR REPLACE INTO devices VALUES (@tokenHash, @user, @lastUsedAt)');
  readonly find = this.first<[string], Device>(
    'SELECT token_hash AS tokenHash, user, last_used_at AS lastUsedAt FROM devices WHERE token_hash = ?',
  );
  readonly removeAll = this.change<[string]>('DELETE FROM devices WHERE user = ?');
  readonly forget = this.change<[Instant]>('DELETE FROM devices WHERE last_used_at < ?');
}
