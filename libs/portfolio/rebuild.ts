import type { Clock } from '#libs/kernel/ports.js';
import type { Checkpoint } from './checkpoint.js';
import type { Computed, Computing } from './compute.js';
import type { RebuildableRows } from './ports.js';
import { type PortfolioBody, rowOf } from './row.js';

export interface RebuildingPorts {
  readonly rows: RebuildableRows<PortfolioBody>;
  readonly checkpoint: Checkpoint;
  readonly computing: Computing;
  readonly clock: Clock;
}

export interface RebuildOptions {
  /** Hears how many agreements of how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Given up, it leaves the rows as they were. */
  readonly signal?: AbortSignal;
  /** The checkpoint is not of this register: what it says is no place to start from. */
  readonly fromTheBeginning?: boolean;
}

export interface Rebuilt {
  readonly agreements: number;
  /** Those that could not be computed, and why. */
  readonly stuck: readonly { readonly agreement: string; readonly error: string }[];
}

/** Computes every row anew into a second set beside the one that is read, and swaps. */
export class Rebuilding {
  private running: Promise<Rebuilt> | undefined;

  constructor(private readonly ports: RebuildingPorts) {}

  /** One at a time: whoever asks while one is running gets that one's answer. */
  run(options: RebuildOptions = {}): Promise<Rebuilt> {
    this.running ??= this.rebuild(options).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async rebuild({ onProgress, signal, fromTheBeginning }: RebuildOptions): Promise<Rebuilt> {
    const { rows, checkpoint, computing, clock } = this.ports;
    const stuck: { agreement: string; error: string }[] = [];
    let done = 0;
    const second = await rows.rebuild();
    const put = async (computed: Computed): Promise<void> => {
      const failed = 'failed' in computed;
      if (failed) stuck.push({ agreement: computed.agreement, error: computed.failed });
      await second.put(rowOf(computed, failed ? await rows.get(computed.agreement) : undefined, clock.now()));
    };
    try {
      const end = await computing.compute(
        { agreements: 'all', now: clock.now() },
        async (batch, total) => {
          await Promise.all(batch.map(put));
          done += batch.length;
          onProgress?.(done, total);
        },
        signal,
      );
      signal?.throwIfAborted();
      await second.swap();
      if (fromTheBeginning) await checkpoint.clear();
      if (end) await checkpoint.save(end);
      return { agreements: done, stuck };
    } catch (error) {
      await second.discard();
      throw error;
    }
  }
}
