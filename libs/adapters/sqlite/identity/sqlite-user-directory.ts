import type { KeptProfile, Profile, UserDirectory } from '#libs/identity/ports.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { IdentityTable } from './identity-file.js';

type ProfileRow = Profile & { readonly hasPassword: number; readonly cameInAt: Instant | null };

export class SqliteUserDirectory extends IdentityTable implements UserDirectory {
  private readonly insert = this.connection.prepare<[string, string, string]>(
    'INSERT INTO profiles (user, name, email) VALUES (?, ?, ?)',
  );
  private readonly ownerOf = this.connection
    .prepare<[string], string>('SELECT user FROM profiles WHERE email = ?')
    .pluck();
  private readonly setName = this.connection.prepare<[string, string]>('UPDATE profiles SET name = ? WHERE user = ?');
  private readonly select = this.connection.prepare<[string], ProfileRow>(
    `SELECT user, name, email, password_hash IS NOT NULL AS hasPassword, came_in_at AS cameInAt
      FROM profiles WHERE user = ?`,
  );
  private readonly byEmail = this.connection.prepare<[string], { user: string; passwordHash: string | null }>(
    'SELECT user, password_hash AS passwordHash FROM profiles WHERE email = ?',
  );
  private readonly hashOf = this.connection
    .prepare<[string], string | null>('SELECT password_hash FROM profiles WHERE user = ?')
    .pluck();
  private readonly setHash = this.connection.prepare<[string, string]>(
    'UPDATE profiles SET password_hash = ? WHERE user = ?',
  );
  private readonly replaceHash = this.connection.prepare<[string, string, string]>(
    'UPDATE profiles SET password_hash = ? WHERE user = ? AND password_hash = ?',
  );
  private readonly dropHash = this.connection.prepare<[string, string]>(
    'UPDATE profiles SET password_hash = NULL WHERE user = ? AND password_hash = ?',
  );
  private readonly setCameIn = this.connection.prepare<[Instant, string]>(
    'UPDATE profiles SET came_in_at = ? WHERE user = ?',
  );
  private readonly ids = this.connection.prepare<[], string>('SELECT user FROM profiles ORDER BY user').pluck();
  private readonly remove = this.connection.prepare<[string]>('DELETE FROM profiles WHERE user = ?');

  async add({ user, name, email }: Profile): Promise<string> {
    return this.commits.run(() => {
      const owner = this.ownerOf.get(email);
      if (owner !== undefined) return owner;
      this.insert.run(user, name, email);
      return user;
    });
  }

  async rename(user: string, name: string): Promise<boolean> {
    return this.commits.run(() => this.setName.run(name, user).changes === 1);
  }

  async find(users: readonly string[]): Promise<Map<string, KeptProfile>> {
    return this.reading(() => {
      const found = new Map<string, KeptProfile>();
      for (const user of users) {
        const row = this.select.get(user);
        if (!row) continue;
        const { hasPassword, cameInAt, ...profile } = row;
        found.set(user, { ...profile, hasPassword: hasPassword === 1, ...(cameInAt !== null && { cameInAt }) });
      }
      return found;
    });
  }

  async findByEmail(email: string): Promise<{ user: string; passwordHash?: string } | undefined> {
    return this.reading(() => {
      const row = this.byEmail.get(email);
      return row && { user: row.user, ...(row.passwordHash !== null && { passwordHash: row.passwordHash }) };
    });
  }

  async passwordHash(user: string): Promise<string | undefined> {
    return this.reading(() => this.hashOf.get(user) ?? undefined);
  }

  async setPasswordHash(user: string, hash: string, instead?: string): Promise<boolean> {
    return this.commits.run(() => {
      const result = instead === undefined ? this.setHash.run(hash, user) : this.replaceHash.run(hash, user, instead);
      return result.changes === 1;
    });
  }

  async clearPasswordHash(user: string, hash: string): Promise<void> {
    await this.commits.run(() => this.dropHash.run(user, hash));
  }

  async cameIn(user: string, at: Instant): Promise<void> {
    await this.commits.run(() => this.setCameIn.run(at, user));
  }

  async users(): Promise<string[]> {
    return this.reading(() => this.ids.all());
  }

  /**
   * `secure_delete` leaves copies behind where SQLite moved records between pages, and the log keeps the pages as they
   * were: the file is written anew and the log emptied.
   */
  async erase(user: string): Promise<void> {
    const { changes } = await this.commits.run(() => this.remove.run(user));
    if (changes === 0) return;
    this.connection.exec('VACUUM');
    this.emptyLog();
  }
}
