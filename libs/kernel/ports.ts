import type { Instant } from './civil-date.js';
import type { Head, RecordedEvent } from './envelope.js';

/** The time, as the server knows it. Set in tests and in the demo, never by a client. */
export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A UUIDv7 (RFC 9562). */
  next(): string;
}

/** Opaque and ordered as strings, not dense: say nothing of how many events lie between. */
export type Position = string;

export interface PositionedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly event: RecordedEvent;
}

export type AppendOutcome =
  | { readonly outcome: 'appended' }
  /** Nothing was written: the stream's head is not the one expected. */
  | { readonly outcome: 'conflict'; readonly head: number };

/**
 * Append-only streams of events. Whatever an engine counts from, revisions here start from 1 and have no gap.
 * Reads see every append answered before they were asked for.
 */
export interface EventStore {
  /**
   * All of `events` or none, only if the stream's last revision is exactly `expectedRevision` (0: the stream is new).
   * Answers after the commit. Throws `StoreUnavailable` if nothing was written, `OutcomeUnknown` if nobody knows,
   * `TypeError` for a batch that is empty or not numbered from `expectedRevision + 1`.
   */
  append(stream: string, expectedRevision: number, events: readonly RecordedEvent[]): Promise<AppendOutcome>;
  /** At most `limit` events from revision `from` on; with `backwards` from `from` down to 1. */
  read(stream: string, from: number, limit: number, backwards?: boolean): Promise<RecordedEvent[]>;
  /** At most `limit` events of all streams after a position, in an order that never changes. */
  readAll(after: Position | undefined, limit: number): Promise<PositionedEvent[]>;
  /** The last event of all streams; undefined where there is none. */
  last(): Promise<PositionedEvent | undefined>;
  head(stream: string): Promise<Head | undefined>;
  /**
   * The revision of a stream's head, 0 where it has none, without waiting: by a store that is the only writer of its
   * streams. Undefined where only reading tells.
   */
  headRevision(stream: string): number | undefined;
  /** Names of streams in code point order: at most `limit` that start with `prefix` and come after `after`. */
  streams(prefix: string, after: string | undefined, limit: number): Promise<string[]>;
}

/** Nothing was written; the same call may succeed later. */
export class StoreUnavailable extends Error {}

/** The append may or may not have been written: only reading the stream tells. */
export class OutcomeUnknown extends Error {}

export interface Wakeup {
  readonly stream: string;
  readonly revision: number;
}

/** "Stream X has reached revision N": a hint that may be lost or repeated, never the truth. */
export interface Wakeups {
  announce(wakeup: Wakeup): void;
  /** Returns what ends the subscription. A listener that throws disturbs nobody else. */
  subscribe(listener: (wakeup: Wakeup) => void): () => void;
}

export type KeyState =
  | { readonly state: 'present'; readonly secret: Uint8Array }
  | { readonly state: 'destroyed'; readonly at: Instant };

export interface PendingDestruction {
  readonly key: string;
  readonly stream: string;
  readonly commandId: string;
}

/** The only mutable store of secrets: 256-bit keys, each of which can be destroyed for good. */
export interface KeyRing {
  /**
   * The keys of these ids, made where they do not exist, durable before it answers. Throws `KeyDestroyed` if one was
   * destroyed: a key never comes back under the same id.
   */
  ensure(ids: readonly string[]): Promise<Map<string, Uint8Array>>;
  /** What is known of these ids; ids never seen are left out. */
  lookUp(ids: readonly string[]): Promise<Map<string, KeyState>>;
  /** Records that a command means to destroy a key, so that a crash in between can be completed. Durable. */
  intendDestruction(intent: PendingDestruction): Promise<void>;
  pendingDestructions(): Promise<PendingDestruction[]>;
  /** The command never came to be recorded. */
  withdrawIntent(key: string): Promise<void>;
  /** Destroys the key and ends the intent. Destroying twice, or what never existed, leaves a mark all the same. */
  destroy(key: string, at: Instant): Promise<void>;
}

export class KeyDestroyed extends Error {
  constructor(readonly key: string) {
    super(`The key ${key} was destroyed`);
  }
}

export type ColumnType = 'text' | 'integer' | 'real';

/** The shape of one kind of rows: which columns can be asked for, and which orders are quick. */
export interface RowShape {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Each a list of columns, served by an index. The id comes last of itself. */
  readonly indexes: readonly (readonly string[])[];
}

export type ColumnValue = string | number | null;

/** `version` orders writes of one row: the later revision wins, of one revision the later day. */
export interface RowVersion {
  readonly revision: number;
  readonly day: string;
}

export interface Row<Body = unknown> {
  readonly id: string;
  readonly version: RowVersion;
  readonly columns: Readonly<Record<string, ColumnValue>>;
  /** What is given back, any JSON. */
  readonly body: Body;
}

export type Condition =
  | { readonly column: string; readonly is: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly value: ColumnValue }
  | { readonly column: string; readonly in: readonly ColumnValue[] }
  | { readonly column: string; readonly contains: string }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

export interface RowQuery {
  readonly where?: Condition;
  /** Ties are broken by id, ascending. Nulls come last either way. */
  readonly order?: readonly { readonly column: string; readonly descending?: boolean }[];
  /** The row after which the page begins, as `cursorOf` gave it. */
  readonly after?: string;
  readonly limit: number;
}

export interface RowPage<Body> {
  readonly rows: readonly Row<Body>[];
  readonly next?: string;
}

/** Small rows written whole, read by declared columns. Losing them loses nothing: they are computed again. */
export interface Rows<Body = unknown> {
  /** Writes the row unless a newer version stands; says whether it did. */
  put(row: Row<Body>): Promise<boolean>;
  get(id: string): Promise<Row<Body> | undefined>;
  remove(id: string): Promise<void>;
  /** Throws `TypeError` for a column that was not declared, `RangeError` for a cursor it did not make. */
  find(query: RowQuery): Promise<RowPage<Body>>;
  count(where?: Condition): Promise<number>;
  /** Grows with everything written: while it stands still, so does every answer. Undefined where nobody can tell. */
  readonly writes: number | undefined;
  /** A second set beside the current one. Reads and puts go on with the current set until `swap`. */
  rebuild(): Promise<RowsRebuild<Body>>;
}

export interface RowsRebuild<Body = unknown> {
  put(row: Row<Body>): Promise<boolean>;
  /**
   * Puts the second set in the first one's place, at once for every reader. Rows put into the current set meanwhile
   * are kept where they are newer.
   */
  swap(): Promise<void>;
  discard(): Promise<void>;
}
