import { REGISTER_PREFIX } from '#libs/kernel/envelope.js';
import type { EventStore } from '#libs/kernel/ports.js';
import { type ComputeRequest, type Computing, type LogPlace, type OnBatch } from './compute.js';
import { type Report, warn } from './warning.js';

/** Up to so many agreements are computed sooner than a thread is started. */
const FEW = 50;

export interface BestComputingPorts {
  readonly store: EventStore;
  readonly here: Computing;
  /** Undefined where the events can be read in this thread only. */
  readonly elsewhere: Computing | undefined;
}

/** Little work in this thread, much in another; in this one too where no other can be had. */
export class BestComputing implements Computing {
  constructor(
    private readonly ports: BestComputingPorts,
    private readonly report: Report = warn,
  ) {}

  async compute(request: ComputeRequest, onBatch: OnBatch, signal?: AbortSignal): Promise<LogPlace | undefined> {
    const { here, elsewhere } = this.ports;
    if (!elsewhere || (await this.isLittle(request))) return here.compute(request, onBatch, signal);
    let began = false;
    const noting: OnBatch = (batch, total) => {
      began = true;
      return onBatch(batch, total);
    };
    try {
      return await elsewhere.compute(request, noting, signal);
    } catch (error) {
      if (began || signal?.aborted) throw error;
      this.report(error);
      return here.compute(request, onBatch, signal);
    }
  }

  private async isLittle({ agreements }: ComputeRequest): Promise<boolean> {
    const some =
      agreements === 'all' ? await this.ports.store.streams(REGISTER_PREFIX, undefined, FEW + 1) : agreements;
    return some.length <= FEW;
  }
}
