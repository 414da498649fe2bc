import type { Head, RecordedEvent } from '#libs/kernel/envelope.js';
import type { AppendOutcome, EventStore, PositionedEvent } from '#libs/kernel/ports.js';

/** A store that tells how long each append took, from being asked to being answered, in seconds. */
export class MeasuredEventStore implements EventStore {
  private readonly listeners = new Set<(seconds: number) => void>();

  constructor(private readonly store: EventStore) {}

  onAppend(listener: (seconds: number) => void): void {
    this.listeners.add(listener);
  }

  async append(stream: string, expected: number, events: readonly RecordedEvent[]): Promise<AppendOutcome> {
    const asked = performance.now();
    try {
      return await this.store.append(stream, expected, events);
    } finally {
      const seconds = (performance.now() - asked) / 1_000;
      for (const listener of this.listeners) listener(seconds);
    }
  }

  read(stream: string, from: number, limit: number, backwards?: boolean): Promise<RecordedEvent[]> {
    return this.store.read(stream, from, limit, backwards);
  }

  readAll(after: string | undefined, limit: number): Promise<PositionedEvent[]> {
    return this.store.readAll(after, limit);
  }

  last(): Promise<PositionedEvent | undefined> {
    return this.store.last();
  }

  head(stream: string): Promise<Head | undefined> {
    return this.store.head(stream);
  }

  headRevision(stream: string): number | undefined {
    return this.store.headRevision(stream);
  }

  streams(prefix: string, after: string | undefined, limit: number): Promise<string[]> {
    return this.store.streams(prefix, after, limit);
  }
}
