import { setTimeout as sleep } from 'node:timers/promises';
import { RegiaProcess } from '../reliability/regia-process.js';
import type { FilledFolder } from './filled-folder.js';
import type { LoadSeen } from './load.js';
import { load, withEmptyRoute } from './load.js';

const LISTS_WITHIN_MS = 30 * 60_000;

/** The compiled service on a folder, in a process of its own, while something is measured. */
export async function served<Found>(path: string, measure: (service: RegiaProcess) => Promise<Found>): Promise<Found> {
  const service = await RegiaProcess.start(path);
  try {
    return await measure(service);
  } finally {
    service.signal('SIGTERM');
    await service.ended;
  }
}

/** Milliseconds until the list has what was recorded last. */
export async function untilListed(url: string, { last, administrator }: FilledFolder): Promise<number> {
  const from = performance.now();
  const address = `${url}/api/v1/agreements?limit=1&atLeast=${last.agreement}:${last.revision}`;
  while (performance.now() - from < LISTS_WITHIN_MS) {
    const { status } = await fetch(address, { headers: administrator });
    if (status === 200) return performance.now() - from;
    if (status !== 503) throw new Error(`${address}: ${status}`);
    await sleep(10);
  }
  throw new Error('The lists never caught up');
}

type Asked = Pick<Parameters<typeof load>[0], 'method' | 'paths' | 'headers' | 'body' | 'fresh' | 'seconds'>;

/** The same load on the service and on the route that does nothing, one right after the other. */
export async function besideEmpty(url: string, asked: Asked): Promise<{ ours: LoadSeen; empty: LoadSeen }> {
  const empty = await withEmptyRoute((at) => load({ ...asked, url: at, paths: ['/empty'] }));
  return { empty, ours: await load({ ...asked, url }) };
}
