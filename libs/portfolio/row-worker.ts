import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { computeFrom } from './compute.js';
import type { ReadingModule } from './ports.js';
import type { WorkerTask, WorkerWord } from './worker-computing.js';

// The program of the other thread; see `ComputingElsewhere`.
const port = parentPort;
if (!port) throw new Error('This program runs in a thread of its own');
const { request, events } = workerData as WorkerTask;
const { openForReading } = (await import(events.module)) as ReadingModule;
const store = openForReading(events.options);
const tell = (word: WorkerWord): void => port.postMessage(word);
try {
  const end = await computeFrom(store, request, async (batch, total) => {
    const heard = once(port, 'message');
    tell({ batch, total });
    await heard;
  });
  tell({ end });
} finally {
  await store.close();
}
