import { Bell } from './bell.js';
import type { Checkpoint } from './checkpoint.js';
import type { Midnight } from './midnight.js';
import type { RebuildableRows } from './ports.js';
import type { Projector } from './projector.js';
import type { Rebuilding } from './rebuild.js';
import type { PortfolioBody } from './row.js';
import { type Report, warn } from './warning.js';

export interface UpkeepPorts {
  readonly rows: RebuildableRows<PortfolioBody>;
  readonly checkpoint: Checkpoint;
  readonly projector: Projector;
  readonly midnight: Midnight;
  readonly rebuilding: Rebuilding;
}

const RETRY_MS = 5_000;

/** Keeps the rows right while a process runs: filled where they are not, after events, and at midnight. */
export class PortfolioUpkeep {
  private readonly retry = new Bell();
  private filling: Promise<void> = Promise.resolve();
  private ended = new AbortController();

  constructor(
    private readonly ports: UpkeepPorts,
    private readonly report: Report = warn,
  ) {}

  /** Answers once it is under way; rows that have to be built first are built meanwhile. */
  async start(): Promise<void> {
    const { rows, checkpoint, projector, midnight } = this.ports;
    this.ended = new AbortController();
    const ofAnother = !(await checkpoint.isOfThisRegister());
    const release = ofAnother || rows.needsRebuilding ? projector.hold() : undefined;
    projector.start();
    if (release) this.filling = this.fill(release, ofAnother);
    else midnight.start();
  }

  /** When the rows that had to be built first are built. */
  async filled(): Promise<void> {
    await this.filling;
  }

  /** What is being written is finished; a rebuild is given up and made again at the next start. */
  async stop(): Promise<void> {
    this.ended.abort();
    this.retry.ring();
    await this.filling;
    await this.ports.midnight.stop();
    await this.ports.projector.stop();
  }

  private async fill(release: () => void, fromTheBeginning: boolean): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      try {
        await this.ports.rebuilding.run({ signal, fromTheBeginning });
        release();
        this.ports.midnight.start();
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.report(error);
        await this.retry.sleep(RETRY_MS);
      }
    }
  }
}
