import { checkedBatch, checkedLimit, compareCodePoints } from '#libs/adapters/common/event-batch.js';
import { type Head, headOf, type RecordedEvent } from '#libs/kernel/envelope.js';
import {
  type AppendOutcome,
  type EventStore,
  OutcomeUnknown,
  type Position,
  type PositionedEvent,
  StoreUnavailable,
} from '#libs/kernel/ports.js';

export type PlantedFailure = 'unavailable' | 'unknown-but-written' | 'unknown-and-lost';

/** The port's meaning in a few lines, and failures on request. Keeps texts: what it gave away cannot change it. */
export class InMemoryEventStore implements EventStore {
  private readonly log: { readonly stream: string; readonly text: string }[] = [];
  private readonly byStream = new Map<string, string[]>();
  private readonly failures: PlantedFailure[] = [];

  /** The next appends fail, each in one of these ways, in this order. */
  failNextAppends(...failures: readonly PlantedFailure[]): void {
    this.failures.push(...failures);
  }

  async append(stream: string, expectedRevision: number, events: readonly RecordedEvent[]): Promise<AppendOutcome> {
    const texts = checkedBatch(stream, expectedRevision, events);
    const failure = this.failures.shift();
    if (failure === 'unavailable') throw new StoreUnavailable('Planted: nothing was written');
    if (failure === 'unknown-and-lost') throw new OutcomeUnknown('Planted: lost');
    const outcome = this.write(stream, expectedRevision, texts);
    if (failure === 'unknown-but-written') throw new OutcomeUnknown('Planted: written');
    return outcome;
  }

  async read(stream: string, from: number, limit: number, backwards = false): Promise<RecordedEvent[]> {
    const most = checkedLimit(limit);
    const texts = this.byStream.get(stream) ?? [];
    if (!backwards) return texts.slice(Math.max(0, from - 1), Math.max(0, from - 1) + most).map(parse);
    return texts.slice(0, Math.max(0, from)).reverse().slice(0, most).map(parse);
  }

  async readAll(after: Position | undefined, limit: number): Promise<PositionedEvent[]> {
    const start = after === undefined ? 0 : Number.parseInt(after, 36);
    return this.log.slice(start, start + checkedLimit(limit)).map(({ stream, text }, index) => ({
      position: (start + index + 1).toString(36).padStart(10, '0'),
      stream,
      event: parse(text),
    }));
  }

  async last(): Promise<PositionedEvent | undefined> {
    const before = this.log.length - 1;
    const [last] = await this.readAll(before > 0 ? before.toString(36) : undefined, 1);
    return last;
  }

  async head(stream: string): Promise<Head | undefined> {
    const text = this.byStream.get(stream)?.at(-1);
    return text === undefined ? undefined : headOf(parse(text));
  }

  headRevision(stream: string): number {
    return this.byStream.get(stream)?.length ?? 0;
  }

  async streams(prefix: string, after: string | undefined, limit: number): Promise<string[]> {
    const names = [...this.byStream.keys()].filter((name) => name.startsWith(prefix)).sort(compareCodePoints);
    const rest = after === undefined ? names : names.filter((name) => compareCodePoints(name, after) > 0);
    return rest.slice(0, checkedLimit(limit));
  }

  private write(stream: string, expectedRevision: number, texts: readonly string[]): AppendOutcome {
    const known = this.byStream.get(stream) ?? [];
    if (known.length !== expectedRevision) return { outcome: 'conflict', head: known.length };
    this.byStream.set(stream, known);
    known.push(...texts);
    this.log.push(...texts.map((text) => ({ stream, text })));
    return { outcome: 'appended' };
  }
}

function parse(text: string): RecordedEvent {
  return JSON.parse(text) as RecordedEvent;
}
