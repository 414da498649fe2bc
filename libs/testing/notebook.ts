import { type Command, CommandHandling, type CommandPorts, commandIdOf } from '#libs/kernel/command-handling.js';
import type { NewEvent, RecordedEvent } from '#libs/kernel/envelope.js';
import { type Folding, Registers } from '#libs/kernel/registers.js';
import { Upcasters } from '#libs/kernel/upcasting.js';
import { FakeClock } from './fake-clock.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import { InMemoryKeyRing } from './in-memory/in-memory-key-ring.js';
import { InMemoryWakeups } from './in-memory/in-memory-wakeups.js';

/** The least that can be recorded: a list of notes. */
export interface Notebook {
  readonly notes: string[];
}

export const NOTEBOOK = 'agreement-notebook';

export const noteTaken = (note: string, besides: Record<string, unknown> = {}): NewEvent => ({
  type: 'NoteTaken',
  schemaVersion: 1,
  occurredOn: '2026-01-01',
  data: { note, ...besides },
});

export const notebookFolding: Folding<Notebook> = {
  upcasters: new Upcasters(new Map([['NoteTaken', 1]])),
  empty: () => ({ notes: [] }),
  evolve: (state, event) => {
    state.notes.push((event.data as { note: string }).note);
  },
  subjectOf: (event) => `notes/${(event.data as { note: string }).note}`,
};

/** Takes one note, unless told otherwise. */
export function takeNote(note: string, besides: Partial<Command<Notebook>> = {}): Command<Notebook> {
  return {
    stream: NOTEBOOK,
    actor: 'user-1',
    commandId: commandIdOf('user-1', note),
    fingerprint: `fingerprint-${note}`,
    decide: () => [noteTaken(note)],
    ...besides,
  };
}

/** Command handling with everything around it in memory. `restarted` has the same store and keys, and nothing else. */
export class NotebookDesk<Store extends InMemoryEventStore = InMemoryEventStore> {
  readonly clock = new FakeClock();
  readonly wakeups = new InMemoryWakeups();
  readonly ports: CommandPorts<Notebook>;
  readonly handling: CommandHandling<Notebook>;

  constructor(
    readonly store: Store,
    readonly keyRing = new InMemoryKeyRing(),
  ) {
    const registers = new Registers(store, notebookFolding);
    this.ports = { store, registers, keyRing, clock: this.clock, wakeups: this.wakeups };
    this.handling = new CommandHandling(this.ports);
  }

  static inMemory(): NotebookDesk {
    return new NotebookDesk(new InMemoryEventStore());
  }

  restarted(): NotebookDesk<Store> {
    return new NotebookDesk(this.store, this.keyRing);
  }

  recorded(): Promise<RecordedEvent[]> {
    return this.store.read(NOTEBOOK, 1, 10_000);
  }

  async notes(): Promise<string[]> {
    return (await this.recorded()).map((event) => (event.data as { note: string }).note);
  }
}
