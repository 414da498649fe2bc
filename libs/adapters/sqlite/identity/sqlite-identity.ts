import type { IdentityStores } from '#libs/identity/ports.js';
import { GroupCommit } from '../group-commit.js';
import type { Connection } from '../open-database.js';
import { SqliteApiKeys } from './sqlite-api-keys.js';
import { SqliteDevices } from './sqlite-devices.js';
import { SqliteOneTimeLinks } from './sqlite-one-time-links.js';
import { SqliteSessions } from './sqlite-sessions.js';
import { SqliteSignInAttempts } from './sqlite-sign-in-attempts.js';
import { SqliteUserDirectory } from './sqlite-user-directory.js';

/** Everything in `identity.db`. */
export class SqliteIdentity implements IdentityStores {
  readonly directory: SqliteUserDirectory;
  readonly sessions: SqliteSessions;
  readonly apiKeys: SqliteApiKeys;
  readonly links: SqliteOneTimeLinks;
  readonly attempts: SqliteSignInAttempts;
  readonly devices: SqliteDevices;
  private readonly commits: GroupCommit;

  constructor(connection: Connection) {
    this.commits = new GroupCommit(connection);
    this.directory = new SqliteUserDirectory(connection, this.commits);
    this.sessions = new SqliteSessions(connection, this.commits);
    this.apiKeys = new SqliteApiKeys(connection, this.commits);
    this.links = new SqliteOneTimeLinks(connection, this.commits);
    this.attempts = new SqliteSignInAttempts(connection, this.commits);
    this.devices = new SqliteDevices(connection, this.commits);
  }

  /** Finishes what was accepted. */
  async close(): Promise<void> {
    this.commits.close();
  }
}
