import { StoreUnavailable } from '#libs/kernel/ports.js';
import { damaged } from './data-folder-problem.js';

/** SQLite's own code, `SQLITE_CORRUPT` or the like; undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}

export function unavailable(cause: unknown): StoreUnavailable {
  const reason = cause instanceof Error || sqliteCode(cause) ? (cause as Error).message : String(cause);
  return new StoreUnavailable(`Nothing was written: ${reason}`, { cause });
}

/** What a read of `file` that failed throws: `DataFolderProblem` for a damaged file, `StoreUnavailable` otherwise. */
export function readFailure(error: unknown, file: string, disposable = false): unknown {
  if (isDamage(error)) return damaged(file, disposable, error);
  return sqliteCode(error) ? new StoreUnavailable(`${file} cannot be read`, { cause: error }) : error;
}
