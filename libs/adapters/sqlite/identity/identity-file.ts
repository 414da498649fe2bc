import { StoreUnavailable } from '#libs/kernel/ports.js';
import type { GroupCommit } from '../group-commit.js';
import type { Connection, FileKind } from '../open-database.js';
import { readFailure } from '../sqlite-errors.js';

/** Persons, and what proves who they are. Instants are UTC texts, which compare as they should. */
export const IDENTITY_FILE: FileKind = {
  applicationId: 0x52674931,
  used: 'SELECT EXISTS (SELECT 1 FROM profiles)',
  secureDelete: true,
  migrations: [
    `
    CREATE TABLE profiles (
      user TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL UNIQUE,
      password_hash TEXT
    ) STRICT;
    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY NOT NULL,
      user TEXT NOT NULL,
      started_at TEXT NOT NULL,
      last_seen_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessions_of_user ON sessions (user);
    CREATE TABLE api_keys (
      id TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      secret_hash TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE one_time_links (
      token_hash TEXT PRIMARY KEY NOT NULL,
      user TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX one_time_links_of_user ON one_time_links (user);
    CREATE TABLE sign_in_attempts (key TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE INDEX sign_in_attempts_by_key ON sign_in_attempts (key, at);
    CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (at);
    `,
  ],
};

/** Tables of `identity.db`: one connection, one writer. */
export abstract class IdentityTable {
  constructor(
    protected readonly connection: Connection,
    protected readonly commits: GroupCommit,
  ) {}

  protected async reading<T>(read: () => T): Promise<T> {
    if (!this.connection.open) throw new StoreUnavailable('The identity store is closed');
    try {
      return read();
    } catch (error) {
      throw readFailure(error, this.connection.name);
    }
  }
}
