import { randomBytes } from 'node:crypto';
import type { Instant } from '#libs/kernel/civil-date.js';
import { KeyDestroyed, type KeyRing, type KeyState, type PendingDestruction } from '#libs/kernel/ports.js';
import { isStorableText } from '../common/event-batch.js';
import { FileTable } from './file-table.js';
import { GroupCommit } from './group-commit.js';
import type { Connection, FileKind } from './open-database.js';

/**
 * `secure_delete` overwrites what is deleted. Not to depend on what SQLite leaves behind where it moves records between
 * pages, no record of `keys` ever moves: they are only added at the end, and destroying a key writes as many zeros in
 * its place.
 */
export const KEYS_FILE: FileKind = {
  applicationId: 0x52674b31,
  used: 'SELECT EXISTS (SELECT 1 FROM keys)',
  secureDelete: true,
  migrations: [
    `
    CREATE TABLE keys (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      secret BLOB NOT NULL CHECK (length(secret) = 32)
    ) STRICT;
    CREATE TABLE destroyed (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE intents (key TEXT PRIMARY KEY NOT NULL, stream TEXT NOT NULL, command_id TEXT NOT NULL) STRICT;
    CREATE TABLE installation_secrets (name TEXT PRIMARY KEY NOT NULL, secret BLOB NOT NULL) STRICT;
    `,
  ],
};

const KEY_BYTES = 32;

/** Keys in a SQLite file of their own, so that a backup of the register does not hold them. */
export class SqliteKeyRing extends FileTable implements KeyRing {
  private readonly secretOf = this.connection.prepare<[string], Buffer>('SELECT secret FROM keys WHERE id = ?').pluck();
  private readonly destroyedAt = this.connection
    .prepare<[string], Instant>('SELECT at FROM destroyed WHERE id = ?')
    .pluck();
  private readonly insert = this.connection.prepare<[string, Uint8Array]>(
    'INSERT INTO keys (id, secret) VALUES (?, ?)',
  );
  private readonly overwrite = this.connection.prepare<[string]>(
    `UPDATE keys SET secret = zeroblob(${KEY_BYTES}) WHERE id = ?`,
  );
  private readonly mark = this.connection.prepare<[string, Instant]>(
    'INSERT INTO destroyed VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  private readonly intend = this.connection.prepare<[PendingDestruction]>(
    'INSERT OR REPLACE INTO intents VALUES (@key, @stream, @commandId)',
  );
  private readonly withdraw = this.connection.prepare<[string]>('DELETE FROM intents WHERE key = ?');
  private readonly pending = this.connection.prepare<[], PendingDestruction>(
    'SELECT key, stream, command_id AS commandId FROM intents ORDER BY key',
  );

  constructor(connection: Connection) {
    super(connection, new GroupCommit(connection));
    // What a crash right after a destruction left in the log.
    this.emptyLog();
  }

  async ensure(ids: readonly string[]): Promise<Map<string, Uint8Array>> {
    if (!ids.every((id) => isStorableText(id))) throw new TypeError('A key needs an id in well-formed Unicode');
    return this.commits.run(() => {
      const gone = ids.find((id) => this.destroyedAt.get(id) !== undefined);
      if (gone !== undefined) throw new KeyDestroyed(gone);
      return new Map(ids.map((id) => [id, this.secretOrNew(id)]));
    });
  }

  async lookUp(ids: readonly string[]): Promise<Map<string, KeyState>> {
    return this.reading(() => {
      const known = new Map<string, KeyState>();
      for (const id of ids) {
        const at = this.destroyedAt.get(id);
        const secret = at === undefined ? this.secretOf.get(id) : undefined;
        if (at !== undefined) known.set(id, { state: 'destroyed', at });
        else if (secret) known.set(id, { state: 'present', secret: new Uint8Array(secret) });
      }
      return known;
    });
  }

  async intendDestruction(pending: PendingDestruction): Promise<void> {
    await this.commits.run(() => this.intend.run(pending));
  }

  async pendingDestructions(): Promise<PendingDestruction[]> {
    return this.reading(() => this.pending.all());
  }

  async withdrawIntent(key: string): Promise<void> {
    await this.commits.run(() => this.withdraw.run(key));
  }

  /** Answers when no byte of the key is left in the file or its log. The first destruction's instant stays. */
  async destroy(key: string, at: Instant): Promise<void> {
    await this.commits.run(() => {
      this.overwrite.run(key);
      this.mark.run(key, at);
    });
    this.emptyLog();
    // Last, so that a crash before the log was emptied has the destruction completed again.
    await this.withdrawIntent(key);
  }

  /** A secret of this installation, 32 random bytes, made when it is first asked for and the same ever after. */
  installationSecret(name: string): Uint8Array {
    const found = this.connection.prepare<[string], Buffer>('SELECT secret FROM installation_secrets WHERE name = ?');
    return this.connection
      .transaction(() => {
        const secret = found.pluck().get(name);
        if (secret) return new Uint8Array(secret);
        const made = new Uint8Array(randomBytes(KEY_BYTES));
        this.connection.prepare('INSERT INTO installation_secrets VALUES (?, ?)').run(name, made);
        return made;
      })
      .immediate();
  }

  async close(): Promise<void> {
    this.commits.close();
  }

  private secretOrNew(id: string): Uint8Array {
    const found = this.secretOf.get(id);
    if (found) return new Uint8Array(found);
    const made = new Uint8Array(randomBytes(KEY_BYTES));
    this.insert.run(id, made);
    return made;
  }
}
