import { LRUCache } from 'lru-cache';
import { type Head, headOf, type RecordedEvent } from '#libs/kernel/envelope.js';
import type { AppendOutcome, EventStore, Position, PositionedEvent } from '#libs/kernel/ports.js';
import { checkedBatch, checkedLimit, compareCodePoints } from '../common/event-batch.js';
import { FileTable } from './file-table.js';
import { GroupCommit } from './group-commit.js';
import type { Connection, FileKind } from './open-database.js';

/**
 * `event` is the canonical JSON of the whole event. The triggers hold for whoever opens the file, not only for this
 * program: events are neither changed nor deleted nor, which fires no such trigger in SQLite, replaced.
 */
export const REGISTER_FILE: FileKind = {
  applicationId: 0x52675231,
  used: 'SELECT EXISTS (SELECT 1 FROM events)',
  refersToUsers: "SELECT EXISTS (SELECT 1 FROM events WHERE stream = 'identity')",
  migrations: [
    `
    CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      stream TEXT NOT NULL CHECK (stream <> ''),
      revision INTEGER NOT NULL CHECK (revision > 0),
      event TEXT NOT NULL,
      UNIQUE (stream, revision)
    ) STRICT;
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN
      SELECT RAISE (ABORT, 'events are never changed');
    END;
    CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN
      SELECT RAISE (ABORT, 'events are never deleted');
    END;
    CREATE TRIGGER events_follow_each_other BEFORE INSERT ON events
    WHEN NEW.revision <> 1 + (SELECT coalesce(max(revision), 0) FROM events WHERE stream = NEW.stream)
      OR EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
    BEGIN
      SELECT RAISE (ABORT, 'events are only added, each after the last of its stream');
    END;
    `,
  ],
};

const POSITION_DIGITS = 16;
const MOST_HEADS = 10_000;
const OF_STREAM = 'SELECT event FROM events WHERE stream = ?';

interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly event: string;
}

/** Streams of events in one SQLite file, with one writer. Positions are row numbers, in the order of commits. */
export class SqliteEventStore extends FileTable implements EventStore {
  private readonly lastRevision = this.connection
    .prepare<[string], number>('SELECT coalesce(max(revision), 0) FROM events WHERE stream = ?')
    .pluck();
  private readonly insert = this.connection.prepare<[string, number, string]>(
    'INSERT INTO events (stream, revision, event) VALUES (?, ?, ?)',
  );
  private readonly forwards = this.connection
    .prepare<[string, number, number], string>(`${OF_STREAM} AND revision >= ? ORDER BY revision LIMIT ?`)
    .pluck();
  private readonly backwards = this.connection
    .prepare<[string, number, number], string>(`${OF_STREAM} AND revision <= ? ORDER BY revision DESC LIMIT ?`)
    .pluck();
  private readonly all = this.connection.prepare<[number, number], EventRow>(
    'SELECT position, stream, event FROM events WHERE position > ? ORDER BY position LIMIT ?',
  );
  private readonly lastOfAll = this.connection.prepare<[], EventRow>(
    'SELECT position, stream, event FROM events ORDER BY position DESC LIMIT 1',
  );
  private readonly lastOf = this.connection
    .prepare<[string], string>(`${OF_STREAM} ORDER BY revision DESC LIMIT 1`)
    .pluck();
  private readonly firstStream = this.connection
    .prepare<[string], string | null>('SELECT min(stream) FROM events WHERE stream >= ?')
    .pluck();
  private readonly nextStream = this.connection
    .prepare<[string], string | null>('SELECT min(stream) FROM events WHERE stream > ?')
    .pluck();

  /** Revisions of heads: this connection alone writes to the file. */
  private readonly heads = new LRUCache<string, number>({ max: MOST_HEADS });

  /** `onCommit` hears of each commit and how many appends it holds, before they are answered. */
  constructor(connection: Connection, onCommit?: (appends: number) => void) {
    super(connection, new GroupCommit(connection, onCommit));
  }

  async append(stream: string, expectedRevision: number, events: readonly RecordedEvent[]): Promise<AppendOutcome> {
    const texts = checkedBatch(stream, expectedRevision, events);
    try {
      const outcome = await this.commits.run<AppendOutcome>(() => {
        const head = this.lastRevision.get(stream) ?? 0;
        if (head !== expectedRevision) return { outcome: 'conflict', head };
        for (const [index, text] of texts.entries()) this.insert.run(stream, expectedRevision + 1 + index, text);
        return { outcome: 'appended' };
      });
      this.heads.set(stream, outcome.outcome === 'appended' ? expectedRevision + texts.length : outcome.head);
      return outcome;
    } catch (error) {
      // Where nobody knows what became of it, the file is asked.
      this.heads.delete(stream);
      throw error;
    }
  }

  async read(stream: string, from: number, limit: number, backwards = false): Promise<RecordedEvent[]> {
    const statement = backwards ? this.backwards : this.forwards;
    return this.reading(() => statement.all(stream, from, checkedLimit(limit)).map(parse));
  }

  async readAll(after: Position | undefined, limit: number): Promise<PositionedEvent[]> {
    return this.reading(() => this.all.all(numberOf(after), checkedLimit(limit)).map(positioned));
  }

  async last(): Promise<PositionedEvent | undefined> {
    const row = this.reading(() => this.lastOfAll.get());
    return row && positioned(row);
  }

  async head(stream: string): Promise<Head | undefined> {
    const text = this.reading(() => this.lastOf.get(stream));
    return text === undefined ? undefined : headOf(parse(text));
  }

  /** Whoever opened the file for reading alone has a writer beside them. */
  headRevision(stream: string): number | undefined {
    if (!this.connection.open || this.connection.readonly) return undefined;
    const known = this.heads.get(stream);
    if (known !== undefined) return known;
    const read = this.reading(() => this.lastRevision.get(stream) ?? 0);
    this.heads.set(stream, read);
    return read;
  }

  async streams(prefix: string, after: string | undefined, limit: number): Promise<string[]> {
    const most = checkedLimit(limit);
    return this.reading(() => {
      const names: string[] = [];
      // One step down the index for each name, however many events a stream has.
      const skip = after !== undefined && compareCodePoints(after, prefix) >= 0;
      let name = skip ? this.nextStream.get(after) : this.firstStream.get(prefix);
      while (name?.startsWith(prefix) && names.length < most) {
        names.push(name);
        name = this.nextStream.get(name);
      }
      return names;
    });
  }

  /** What a setting of the writing connection reads, for checks from outside. */
  setting(name: 'synchronous' | 'journal_mode' | 'foreign_keys'): unknown {
    return this.connection.pragma(name, { simple: true });
  }

  /** Finishes the appends that were accepted; later ones are `StoreUnavailable`. */
  async close(): Promise<void> {
    this.commits.close();
  }
}

function parse(text: string): RecordedEvent {
  return JSON.parse(text) as RecordedEvent;
}

function positioned({ position, stream, event }: EventRow): PositionedEvent {
  return { position: String(position).padStart(POSITION_DIGITS, '0'), stream, event: parse(event) };
}

function numberOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`Not a position of this store: ${position}`);
  return Number(position);
}
