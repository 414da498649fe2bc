import type { RecordedEvent } from './envelope.js';

/** Brings the data of one version of an event to the next. Pure; a released version never changes. */
export type Upcaster = (data: unknown) => unknown;

/** Current version of each event type, and the steps that lead there: `steps[type][n]` from version n to n + 1. */
export class Upcasters {
  constructor(
    private readonly current: ReadonlyMap<string, number>,
    private readonly steps: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {},
  ) {
    for (const [type, version] of current) {
      for (let from = 1; from < version; from += 1) {
        if (!this.steps[type]?.[from]) throw new Error(`No upcaster brings ${type} from version ${from} on`);
      }
    }
  }

  /** The event in its current shape. Throws for a type or a version that this program does not know. */
  upcast(event: RecordedEvent): RecordedEvent {
    const wanted = this.current.get(event.type);
    if (wanted === undefined || event.schemaVersion > wanted) throw new UnknownEvent(event);
    if (event.schemaVersion === wanted) return event;
    let data = event.data;
    for (let version = event.schemaVersion; version < wanted; version += 1) {
      data = this.steps[event.type]?.[version]?.(data);
    }
    return { ...event, schemaVersion: wanted, data };
  }
}

/** Written by a newer release than this one. */
export class UnknownEvent extends Error {
  constructor(readonly event: RecordedEvent) {
    super(
      `${event.agreement}, revision ${event.revision}: ${event.type} version ${event.schemaVersion} comes from a newer release`,
    );
  }
}
