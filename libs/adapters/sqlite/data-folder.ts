import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { RowShape } from '#libs/kernel/ports.js';
import { DataFolderProblem, folderInUse, missing, openToOthers, unusable } from './data-folder-problem.js';
import { GroupCommit } from './group-commit.js';
import { IDENTITY_FILE } from './identity/identity-file.js';
import { SqliteIdentity } from './identity/sqlite-identity.js';
import { type Connection, type FileKind, type Inspection, inspectDatabase, openDatabase } from './open-database.js';
import { sqliteCode } from './sqlite-errors.js';
import { REGISTER_FILE, SqliteEventStore } from './sqlite-event-store.js';
import { KEYS_FILE, SqliteKeyRing } from './sqlite-key-ring.js';
import { definitionOf, ROWS_FILE, SqliteRows } from './sqlite-rows.js';

/** How long a starting process waits for one that is just ending. */
const LOCK_PATIENCE_MS = 300;

export interface DataFolderOptions {
  /** Hears of each commit of events and how many appends it holds, before they are answered. */
  readonly onCommit?: (appends: number) => void;
}

/**
 * Opens the folder that holds everything of one installation, made if it does not exist, for this process alone:
 * `register.db`, `keys.db`, `identity.db`, and `rows.db`, which may be deleted. Throws `DataFolderProblem`, with nothing touched, if
 * another process has it or a file is damaged, of a newer version or of another application.
 *
 * Whoever reads these files in the same process by other means than SQLite takes its locks away (POSIX drops all
 * locks of a process on a file when it closes it once): copies are made through SQLite.
 */
export function openDataFolder(folder: string, options: DataFolderOptions = {}): DataFolder {
  const root = path.resolve(folder);
  makeFolder(root);
  const lock = lockFolder(root);
  const opened: Connection[] = [lock];
  const open = (file: string, kind: FileKind, inspected: Inspection): Connection => {
    const connection = openDatabase(file, kind, inspected);
    opened.push(connection);
    return connection;
  };
  try {
    const registerFile = path.join(root, 'register.db');
    const keysFile = path.join(root, 'keys.db');
    const identityFile = path.join(root, 'identity.db');
    const rowsFile = path.join(root, 'rows.db');
    // All are looked at before any is changed.
    const register = inspectDatabase(registerFile, REGISTER_FILE);
    const keys = inspectDatabase(keysFile, KEYS_FILE);
    const people = inspectDatabase(identityFile, IDENTITY_FILE);
    const rows = inspectDatabase(rowsFile, ROWS_FILE);
    // New keys or a new register beside what is left of the old would hide the loss.
    if (register.used && !keys.exists) throw missing(keysFile, registerFile);
    if (keys.used && !register.exists) throw missing(registerFile, keysFile);
    if (register.refersToUsers && !people.exists) throw missing(identityFile, registerFile);
    if (people.used && !register.exists) throw missing(registerFile, identityFile);
    const keyRing = new SqliteKeyRing(open(keysFile, KEYS_FILE, keys));
    const events = new SqliteEventStore(open(registerFile, REGISTER_FILE, register), options.onCommit);
    const identity = new SqliteIdentity(open(identityFile, IDENTITY_FILE, people));
    return new DataFolder(root, events, keyRing, identity, open(rowsFile, ROWS_FILE, rows), lock);
  } catch (error) {
    for (const each of opened.reverse()) each.close();
    throw error instanceof DataFolderProblem ? error : unusable(root, error);
  }
}

export class DataFolder {
  private readonly kinds = new Map<string, SqliteRows<never>>();
  private readonly rowCommits: GroupCommit;

  constructor(
    readonly path: string,
    readonly events: SqliteEventStore,
    readonly keys: SqliteKeyRing,
    readonly identity: SqliteIdentity,
    private readonly rowsConnection: Connection,
    private readonly lock: Connection,
  ) {
    this.rowCommits = new GroupCommit(rowsConnection);
  }

  /**
   * The rows of one kind. Where they were never built, or their shape has changed since, they are empty and
   * `needsRebuilding` is true until a rebuild has been swapped in.
   */
  rows<Body>(shape: RowShape): SqliteRows<Body> {
    const name = shape.name.toLowerCase();
    const known = this.kinds.get(name);
    if (known && definitionOf(known.shape) !== definitionOf(shape))
      throw new TypeError(`Rows ${shape.name} were declared with another shape`);
    const rows =
      (known as SqliteRows<Body> | undefined) ?? new SqliteRows<Body>(this.rowsConnection, this.rowCommits, shape);
    this.kinds.set(name, rows as SqliteRows<never>);
    return rows;
  }

  /** A secret of this installation, 32 random bytes, durable, made when it is first asked for. */
  secret(name: string): Uint8Array {
    return this.keys.installationSecret(name);
  }

  /** Finishes what was accepted, then lets the folder go. */
  async close(): Promise<void> {
    await this.events.close();
    await this.keys.close();
    await this.identity.close();
    this.rowCommits.close();
    this.lock.close();
  }
}

const OWN_FILES = /^(?:register|keys|identity|rows)\.db$/;

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.platform === 'win32' || (fs.statSync(folder).mode & 0o077) === 0) return;
    const names = fs.readdirSync(folder);
    // Some other folder, of which others may need something, is not closed to them.
    if (names.length > 0 && !names.some((name) => OWN_FILES.test(name))) throw openToOthers(folder);
    fs.chmodSync(folder, 0o700);
    process.emitWarning(
      `La cartella dei dati ${folder} era aperta ad altri utenti della macchina: ora lo è solo al suo. (The data folder was open to other users of the machine: now to its owner alone.)`,
    );
  } catch (error) {
    throw error instanceof DataFolderProblem ? error : unusable(folder, error);
  }
}

/** Made without opening one that is there: closing it would take away the lock that this process may hold on it. */
function closeToOthers(file: string): void {
  if (fs.existsSync(file)) fs.chmodSync(file, 0o600);
  else fs.closeSync(fs.openSync(file, 'wx', 0o600));
}

/** An empty database held in an exclusive transaction: the system lets it go when the process ends, however it ends. */
function lockFolder(folder: string): Connection {
  let connection: Connection | undefined;
  try {
    const file = path.join(folder, 'in-use.lock');
    closeToOthers(file);
    connection = new Database(file, { timeout: LOCK_PATIENCE_MS });
    // A journal on the disk would be left behind by a process that is killed.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection?.close();
    throw sqliteCode(error)?.startsWith('SQLITE_BUSY') ? folderInUse(folder) : unusable(folder, error);
  }
}
