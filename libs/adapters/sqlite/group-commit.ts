import { OutcomeUnknown, StoreUnavailable } from '#libs/kernel/ports.js';
import type { Connection } from './open-database.js';
import { sqliteCode, unavailable } from './sqlite-errors.js';

interface Work {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Attempt = { readonly work: Work } & ({ readonly value: unknown } | { readonly error: unknown });

/** Works committed together at most: bounds how long the event loop stands still. */
const MOST_TOGETHER = 128;
/** Turns of the event loop for which a commit waits at most for more works. */
const MOST_TURNS = 6;

/**
 * The one writer of a file. Works that arrive in a few turns of the event loop are committed in one transaction, each
 * all or nothing in itself; nobody is answered before the commit.
 */
export class GroupCommit {
  private waiting: Work[] = [];
  private closed = false;
  private readonly begin;
  private readonly commit;
  private readonly savepoint;
  private readonly release;
  private readonly rollbackTo;

  /** `onCommit` hears of each commit, with the number of works in it, before anybody is answered. */
  constructor(
    private readonly connection: Connection,
    private readonly onCommit: (works: number) => void = () => undefined,
  ) {
    this.begin = connection.prepare('BEGIN IMMEDIATE');
    this.commit = connection.prepare('COMMIT');
    this.savepoint = connection.prepare('SAVEPOINT work');
    this.release = connection.prepare('RELEASE work');
    this.rollbackTo = connection.prepare('ROLLBACK TO work');
  }

  /**
   * Runs `work`, synchronous, inside the next transaction and answers what it returned, after the commit. Rejects with
   * what it threw; with `StoreUnavailable` where SQLite took it back; with `OutcomeUnknown` where the commit failed.
   */
  run<T>(work: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new StoreUnavailable('Nothing was written: the store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ run: work, resolve: (value) => resolve(value as T), reject });
      if (this.waiting.length === 1) this.schedule();
    });
  }

  /** Commits what was accepted and closes the file; what comes later is `StoreUnavailable`. */
  close(): void {
    this.closed = true;
    while (this.waiting.length > 0) this.commitNext();
    this.connection.close();
  }

  /** While more works come, a few turns later: a commit takes as long for one as for all of them. */
  private schedule(known = 0, turn = 1): void {
    setImmediate(() => {
      const { length } = this.waiting;
      if (length === 0) return;
      if (length > known && length < MOST_TOGETHER && turn < MOST_TURNS) return this.schedule(length, turn + 1);
      this.commitNext();
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private commitNext(): void {
    const works = this.waiting.splice(0, MOST_TOGETHER);
    let attempts: Attempt[];
    try {
      this.begin.run();
      attempts = works.map((work) => this.attempt(work));
    } catch (error) {
      const reason = unavailable(this.takeBack(error));
      for (const work of works) work.reject(reason);
      return;
    }
    try {
      this.commit.run();
    } catch (error) {
      const unknown = new OutcomeUnknown('The commit failed', { cause: this.takeBack(error) });
      for (const attempt of attempts) attempt.work.reject('error' in attempt ? attempt.error : unknown);
      return;
    }
    this.onCommit(works.length);
    for (const attempt of attempts) {
      if ('error' in attempt) attempt.work.reject(attempt.error);
      else attempt.work.resolve(attempt.value);
    }
  }

  /** Throws only if SQLite gave up the whole transaction. */
  private attempt(work: Work): Attempt {
    this.savepoint.run();
    try {
      const value = work.run();
      this.release.run();
      return { work, value };
    } catch (error) {
      if (!this.connection.inTransaction) throw error;
      this.rollbackTo.run();
      this.release.run();
      return { work, error: sqliteCode(error) ? unavailable(error) : error };
    }
  }

  private takeBack(cause: unknown): unknown {
    try {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      return cause;
    } catch (error) {
      return new AggregateError([cause, error], 'The transaction could not be taken back');
    }
  }
}
