import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DataFolder, openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { AgreementRecording, type Caller } from '#libs/agreement/core/recording.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import { CommandHandling } from '#libs/kernel/command-handling.js';
import type { EventStore, KeyRing } from '#libs/kernel/ports.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { type Folding, Registers } from '#libs/kernel/registers.js';
import type { Schedule } from '#libs/portfolio/midnight.js';
import { Portfolio } from '#libs/portfolio/portfolio.js';
import type { RowSets } from '#libs/portfolio/ports.js';
import type { WorkerProgram } from '#libs/portfolio/worker-computing.js';
import { FakeClock } from './fake-clock.js';
import { FakeIds } from './fake-ids.js';
import { sampleDefinition, typedCommand } from './given-when-then.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import { InMemoryKeyRing } from './in-memory/in-memory-key-ring.js';
import { InMemoryRowSets } from './in-memory/in-memory-row-sets.js';
import { InMemoryWakeups } from './in-memory/in-memory-wakeups.js';
import { temporaryFolder } from './temporary-folder.js';

/** Where a desk keeps what it records. */
export interface Storage {
  readonly store: EventStore;
  readonly keyRing: KeyRing;
  readonly rows: RowSets;
  close(): Promise<void>;
}

export const inMemory = (): Storage => ({
  store: new InMemoryEventStore(),
  keyRing: new InMemoryKeyRing(),
  rows: new InMemoryRowSets(),
  close: async () => undefined,
});

/** In a folder; without a path in a temporary one, gone when it is closed. */
export function inSqlite(folder?: string): Storage & { readonly folder: DataFolder } {
  const temporary = folder === undefined ? temporaryFolder() : undefined;
  const opened = openDataFolder(folder ?? temporary?.path ?? '');
  const close = async (): Promise<void> => {
    await opened.close();
    temporary?.remove();
  };
  return { store: opened.events, keyRing: opened.keys, rows: opened, folder: opened, close };
}

/** The computing thread's program from its source: Jest transforms only what runs inside itself. */
export function workerFromSource(root: string): WorkerProgram {
  const hooks = pathToFileURL(path.join(root, 'libs/testing/programs/typescript-in-workers.mjs'));
  return {
    url: pathToFileURL(path.join(root, 'libs/portfolio/row-worker.ts')),
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning', '--import', hooks.href],
  };
}

/** A timer that goes off when a test says so. */
export class FakeSchedule {
  private pending: { readonly work: () => void; readonly milliseconds: number } | undefined;

  readonly schedule: Schedule = (work, milliseconds) => {
    const mine = { work, milliseconds };
    this.pending = mine;
    return () => {
      if (this.pending === mine) this.pending = undefined;
    };
  };

  /** How far ahead the timer is set; undefined where none is. */
  get milliseconds(): number | undefined {
    return this.pending?.milliseconds;
  }

  goOff(): void {
    const { pending } = this;
    this.pending = undefined;
    pending?.work();
  }
}

export interface DeskOptions {
  readonly clock?: FakeClock;
  readonly folding?: Folding<AgreementState>;
  readonly report?: (error: unknown) => void;
}

/** Agreements that are recorded and their rows, put together without a container. */
export class PortfolioDesk extends Portfolio {
  readonly clock: FakeClock;
  readonly timer: FakeSchedule;
  readonly wakeups: InMemoryWakeups;
  readonly reported: unknown[];
  readonly registers: Registers<AgreementState>;
  readonly recording: AgreementRecording;

  constructor(
    readonly storage: Storage,
    { clock = new FakeClock(), folding = agreementFolding, report }: DeskOptions = {},
  ) {
    const { store, keyRing, rows: rowSets } = storage;
    const wakeups = new InMemoryWakeups();
    const timer = new FakeSchedule();
    const reported: unknown[] = [];
    const hear = report ?? ((error: unknown) => void reported.push(error));
    const registers = new Registers(store, folding);
    const ports = { store, wakeups, registers, rowSets, clock };
    super(ports, { report: hear, pollMs: 50, schedule: timer.schedule });
    this.clock = clock;
    this.registers = registers;
    this.timer = timer;
    this.wakeups = wakeups;
    this.reported = reported;
    const handling = new CommandHandling({
      store,
      registers: new Registers(store, agreementFolding),
      keyRing,
      clock,
      wakeups,
    });
    this.recording = new AgreementRecording(handling, new FakeIds(), new Uint8Array(32));
  }

  /** Records an agreement; throws what it is refused for. Answers the revision. */
  async sign(id: string, fields: Record<string, unknown> = {}): Promise<number> {
    return taken(await this.recording.recordAgreement(sampleDefinition({ id, title: id, ...fields }), CALLER));
  }

  async record(agreement: string, command: string, body: unknown, method?: string): Promise<number> {
    return taken(await this.recording.record(agreement, typedCommand(command, body, method), CALLER));
  }
}

const CALLER: Caller = { actor: 'user-1' };

function taken(answer: Awaited<ReturnType<AgreementRecording['record']>>): number {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer.revision;
}
