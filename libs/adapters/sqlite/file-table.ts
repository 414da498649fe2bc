import { OutcomeUnknown, StoreUnavailable } from '#libs/kernel/ports.js';
import type { GroupCommit } from './group-commit.js';
import type { Connection } from './open-database.js';
import { readFailure } from './sqlite-errors.js';

/** What stands in tables of one file: one connection, one writer. */
export abstract class FileTable {
  constructor(
    protected readonly connection: Connection,
    protected readonly commits: GroupCommit,
    private readonly isDisposable = false,
  ) {}

  protected reading<T>(read: () => T): T {
    if (!this.connection.open) throw new StoreUnavailable(`${this.connection.name} is closed`);
    try {
      return read();
    } catch (error) {
      throw readFailure(error, this.connection.name, this.isDisposable);
    }
  }

  /** Pages as they were before a change stand in the log until it is emptied. */
  protected emptyLog(): void {
    const [result] = this.connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (result?.busy !== 0) throw new OutcomeUnknown(`The log of ${this.connection.name} could not be emptied`);
  }
}
