import { FileTable } from '../file-table.js';
import type { FileKind } from '../open-database.js';

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
    // Links of before were also in the hands of whoever had sent an invitation: none of them holds any longer.
    `
    DROP TABLE one_time_links;
    CREATE TABLE one_time_links (
      token_hash TEXT PRIMARY KEY NOT NULL,
      user TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX one_time_links_of_user ON one_time_links (user);
    ALTER TABLE profiles ADD COLUMN came_in_at TEXT;
    `,
    `
    CREATE TABLE devices (
      token_hash TEXT PRIMARY KEY NOT NULL,
      user TEXT NOT NULL,
      last_used_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX devices_of_user ON devices (user);
    `,
  ],
};

/** A table of `identity.db`, whose methods mostly are one statement each. */
export abstract class IdentityTable extends FileTable {
  protected change<Bound extends unknown[]>(sql: string): (...bound: Bound) => Promise<void> {
    const statement = this.connection.prepare(sql);
    return async (...bound) => {
      await this.commits.run(() => statement.run(...bound));
    };
  }

  protected first<Bound extends unknown[], Found>(sql: string): (...bound: Bound) => Promise<Found | undefined> {
    const statement = this.connection.prepare<unknown[], Found>(sql);
    return async (...bound) => this.reading(() => statement.get(...bound));
  }
}
