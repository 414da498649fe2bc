import type { RecordedEvent } from '#libs/kernel/envelope.js';
import type { AppendOutcome } from '#libs/kernel/ports.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';

/** A store in which others get in first: before each of the next appends one of these runs. */
export class ContestedEventStore extends InMemoryEventStore {
  readonly rivals: (() => Promise<unknown>)[] = [];
  private disturbed = false;

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly RecordedEvent[],
  ): Promise<AppendOutcome> {
    if (!this.disturbed) await this.disturb();
    return super.append(stream, expectedRevision, events);
  }

  private async disturb(): Promise<void> {
    this.disturbed = true;
    await this.rivals.shift()?.();
    this.disturbed = false;
  }
}
