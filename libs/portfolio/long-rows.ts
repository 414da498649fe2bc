import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './warning.js';

const RETRY_MS = 500;

/** Rows that take long to compute: one after the other, while those of others are followed on. */
export class LongRows {
  private readonly waiting = new Set<string>();
  private ended = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly compute: (agreement: string, signal: AbortSignal) => Promise<void>,
    private readonly report: Report,
  ) {}

  /** Whether all that was asked for stands. */
  get done(): boolean {
    return this.running === undefined;
  }

  /** Asked for again while it is being computed, it is computed once more; while it waits, once for all. */
  add(agreement: string): void {
    this.waiting.add(agreement);
    this.running ??= this.run(this.ended.signal);
  }

  /** Gives up what is being computed and what waits. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.running;
    this.waiting.clear();
    this.ended = new AbortController();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (const agreement of this.waiting) {
      if (signal.aborted) break;
      this.waiting.delete(agreement);
      try {
        await this.compute(agreement, signal);
      } catch (error) {
        if (signal.aborted) break;
        this.report(error);
        this.waiting.add(agreement);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    this.running = undefined;
  }
}
