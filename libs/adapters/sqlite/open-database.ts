import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderProblem, damaged, foreign, missing, newer, unusable } from './data-folder-problem.js';
import { isDamage } from './sqlite-errors.js';

export type Connection = Database.Database;

/** One kind of file that Regia keeps. */
export interface FileKind {
  /** Stands in the file's header, so that no other application's file is taken for ours. */
  readonly applicationId: number;
  /** SQL; the one at index i leads from schema version i to i + 1. Released ones never change. */
  readonly migrations: readonly string[];
  /** A query whose only value is 1 where the file holds something that other files depend on. */
  readonly used: string;
  /** A query whose only value is 1 where it refers to users, of whom `identity.db` knows who they are. */
  readonly refersToUsers?: string;
  /** What it holds can be computed again. */
  readonly disposable?: boolean;
  /** What is deleted is overwritten with zeros. */
  readonly secureDelete?: boolean;
}

export interface Inspection {
  readonly exists: boolean;
  readonly used: boolean;
  readonly refersToUsers?: boolean;
}

const MAGIC = 'SQLite format 3\0';
const BUSY_TIMEOUT_MS = 5_000;
/** Bytes up to which every page is looked at on opening (a fraction of a second); damage in larger files shows when read. */
const CHECKED_THROUGHOUT = 64 * 1024 * 1024;

/**
 * Looks at a file without changing a byte of it. Throws `DataFolderProblem` if it is damaged, another application's,
 * of a newer schema, or cannot be read. Nobody else may have the file open.
 */
export function inspectDatabase(file: string, kind: FileKind): Inspection {
  if (!fs.existsSync(file)) {
    // SQLite would replay a log left behind by a lost file into the new one.
    if (!kind.disposable && sizeOf(logOf(file)) > 0) throw missing(file, logOf(file));
    return { exists: false, used: false };
  }
  checkHeader(file, kind);
  const sideFiles = [logOf(file), `${file}-shm`].filter((side) => !fs.existsSync(side));
  try {
    return inspectContent(file, kind);
  } finally {
    for (const side of sideFiles) fs.rmSync(side, { force: true });
  }
}

/**
 * Opens a file of its kind for writing, made if it does not exist, brought forward to the newest schema: WAL,
 * `synchronous=FULL` (`NORMAL` where it is disposable), foreign keys. Throws `DataFolderProblem`.
 */
export function openDatabase(file: string, kind: FileKind, inspected = inspectDatabase(file, kind)): Connection {
  let connection: Connection | undefined;
  try {
    if (!inspected.exists) makeDatabase(file, kind);
    connection = new Database(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true });
    const mode = connection.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error(`journal_mode is ${mode}`);
    // What can be computed again may be a little behind after a power cut: it is never torn.
    connection.pragma(`synchronous = ${kind.disposable ? 'NORMAL' : 'FULL'}`);
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    if (kind.secureDelete) connection.pragma('secure_delete = ON');
    migrate(connection, kind);
    return connection;
  } catch (error) {
    connection?.close();
    throw problemOf(error, file, kind);
  }
}

/** Made aside and put in place complete: a file in its place that is empty was emptied. */
function makeDatabase(file: string, kind: FileKind): void {
  const aside = `${file}.new`;
  for (const left of [aside, `${aside}-journal`, logOf(file), `${file}-shm`]) fs.rmSync(left, { force: true });
  fs.closeSync(fs.openSync(aside, 'wx', 0o600));
  const connection = new Database(aside, { fileMustExist: true });
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma(`application_id = ${kind.applicationId}`);
    migrate(connection, kind);
  } finally {
    connection.close();
  }
  fs.renameSync(aside, file);
  syncFolder(path.dirname(file));
}

function migrate(connection: Connection, kind: FileKind): void {
  const found = Number(connection.pragma('user_version', { simple: true }));
  for (const [index, sql] of kind.migrations.entries()) {
    if (index < found) continue;
    connection
      .transaction(() => {
        connection.exec(sql);
        connection.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

function checkHeader(file: string, kind: FileKind): void {
  try {
    const header = Buffer.alloc(MAGIC.length);
    const handle = fs.openSync(file, 'r');
    try {
      fs.readSync(handle, header, 0, header.length, 0);
    } finally {
      fs.closeSync(handle);
    }
    if (header.toString('latin1') !== MAGIC) throw damaged(file, kind.disposable === true, 'file is not a database');
  } catch (error) {
    throw problemOf(error, file, kind);
  }
}

function inspectContent(file: string, kind: FileKind): Inspection {
  let connection: Connection | undefined;
  try {
    connection = openToRead(file);
    if (connection.pragma('application_id', { simple: true }) !== kind.applicationId) throw foreign(file);
    const version = Number(connection.pragma('user_version', { simple: true }));
    if (version > kind.migrations.length) throw newer(file, version, kind.migrations.length);
    if (sizeOf(file) <= CHECKED_THROUGHOUT) {
      const verdict = connection.pragma('quick_check(1)', { simple: true });
      if (verdict !== 'ok') throw damaged(file, kind.disposable === true, verdict);
    }
    const query = (sql: string | undefined): boolean =>
      sql !== undefined && connection?.prepare(sql).pluck().get() === 1;
    return { exists: true, used: query(kind.used), refersToUsers: query(kind.refersToUsers) };
  } catch (error) {
    throw problemOf(error, file, kind);
  } finally {
    connection?.close();
  }
}

/** Writes nothing; may be one of several connections. */
export const openToRead = (file: string): Connection =>
  new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });

export function problemOf(error: unknown, file: string, kind: FileKind): DataFolderProblem {
  if (error instanceof DataFolderProblem) return error;
  return isDamage(error) ? damaged(file, kind.disposable === true, error) : unusable(file, error);
}

const logOf = (file: string): string => `${file}-wal`;

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Makes a rename survive a power cut. Windows knows no such thing and does without. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
