import path from 'node:path';
import { openToRead, problemOf } from './open-database.js';
import { REGISTER_FILE, SqliteEventStore } from './sqlite-event-store.js';

/**
 * The register of a data folder that this process has open, for another thread to read: a connection of its own that
 * writes nothing. Throws `DataFolderProblem`.
 */
export function openForReading(folder: unknown): SqliteEventStore {
  if (typeof folder !== 'string') throw new TypeError('A data folder is named by its path');
  const file = path.join(folder, 'register.db');
  try {
    return new SqliteEventStore(openToRead(file));
  } catch (error) {
    throw problemOf(error, file, REGISTER_FILE);
  }
}
