import path from 'node:path';
import Database from 'better-sqlite3';
import { damaged, unusable } from './data-folder-problem.js';
import { isDamage } from './sqlite-errors.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const BUSY_TIMEOUT_MS = 5_000;

/**
 * The register of a data folder that this process has open, for another thread to read: a connection of its own that
 * writes nothing. Throws `DataFolderProblem`.
 */
export function openForReading(folder: unknown): SqliteEventStore {
  if (typeof folder !== 'string') throw new TypeError('A data folder is named by its path');
  const file = path.join(folder, 'register.db');
  try {
    return new SqliteEventStore(new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }));
  } catch (error) {
    throw isDamage(error) ? damaged(file, false, error) : unusable(file, error);
  }
}
