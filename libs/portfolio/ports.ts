import type { EventStore, RowShape, Rows } from '#libs/kernel/ports.js';

/** Rows that know whether they were ever filled. */
export interface RebuildableRows<Body = unknown> extends Rows<Body> {
  /** True from when they were made, empty, until a rebuild has been swapped in. */
  readonly needsRebuilding: boolean;
}

/** Every kind of rows of an installation, kept together: who loses one loses all. */
export interface RowSets {
  /** The same rows whenever it is asked with the same shape. */
  rows<Body>(shape: RowShape): RebuildableRows<Body>;
}

/** How another thread opens the same events, to read only. Plain data, so that it can be sent there. */
export interface EventsElsewhere {
  /** What that thread imports: a `ReadingModule`. */
  readonly module: string;
  readonly options: unknown;
}

export interface ReadingModule {
  openForReading(options: unknown): ClosableEvents;
}

export type ClosableEvents = EventStore & { close(): Promise<void> };
