import { Worker } from 'node:worker_threads';
import type { EventStore } from '#libs/kernel/ports.js';
import {
  type Computed,
  type ComputeRequest,
  type Computing,
  computeFrom,
  type LogPlace,
  type OnBatch,
} from './compute.js';
import type { EventsElsewhere } from './ports.js';

/** What the other thread is told to do. */
export interface WorkerTask {
  readonly request: ComputeRequest;
  readonly events: EventsElsewhere;
}

/** What it says. It goes on after a batch when it hears anything. */
export type WorkerWord =
  | { readonly batch: readonly Computed[]; readonly total: number }
  | { readonly end: LogPlace | undefined };

/** Where the other thread's program is. */
export interface WorkerProgram {
  readonly url: URL;
  readonly execArgv?: readonly string[];
}

const PROGRAM: WorkerProgram = { url: new URL('./row-worker.js', import.meta.url) };

/** In this thread, others in between. */
export class ComputingHere implements Computing {
  constructor(private readonly store: EventStore) {}

  compute(request: ComputeRequest, onBatch: OnBatch, signal?: AbortSignal): Promise<LogPlace | undefined> {
    return computeFrom(this.store, request, onBatch, signal);
  }
}

/** In another thread with a connection of its own: this thread's event loop goes on serving requests. */
export class ComputingElsewhere implements Computing {
  constructor(
    private readonly events: EventsElsewhere,
    private readonly program: WorkerProgram = PROGRAM,
  ) {}

  async compute(request: ComputeRequest, onBatch: OnBatch, signal?: AbortSignal): Promise<LogPlace | undefined> {
    signal?.throwIfAborted();
    const workerData: WorkerTask = { request, events: this.events };
    const { url, execArgv } = this.program;
    const worker = new Worker(url, { workerData, ...(execArgv && { execArgv: [...execArgv] }) });
    let give: () => void = () => undefined;
    try {
      return await new Promise<LogPlace | undefined>((resolve, reject) => {
        give = () => reject(signal?.reason);
        signal?.addEventListener('abort', give);
        worker.on('error', reject);
        worker.on('exit', (code) => reject(new Error(`The computing thread ended with ${code}`)));
        worker.on('message', (word: WorkerWord) => {
          if ('end' in word) resolve(word.end);
          else onBatch(word.batch, word.total).then(() => worker.postMessage('go on'), reject);
        });
      });
    } finally {
      signal?.removeEventListener('abort', give);
      await worker.terminate();
    }
  }
}
