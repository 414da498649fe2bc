import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '#libs/adapters/sqlite/open-database.js';
import { REGISTER_FILE } from '#libs/adapters/sqlite/sqlite-event-store.js';
import { RegiaProcess } from '../../reliability/regia-process.js';
import type { Family, Measured } from '../figure.js';
import { type FilledFolder, filledFolder } from '../filled-folder.js';
import { longestWaitDuring } from '../load.js';
import { served, untilListed } from '../served.js';

const EVENTS_EACH = 500;
const MIB = 1_024;

/** An installation of many years: rebuilding its lists, starting on it, and the memory that serving it takes. */
export const longLived: Family = {
  name: 'long-lived',
  async *measure({ seed, longLived: agreements, seconds }): AsyncGenerator<Measured> {
    const filled = await filledFolder(seed, agreements, EVENTS_EACH);
    const what = `${filled.events} events in ${agreements} agreements`;
    try {
      yield* await rebuilt(filled, what);
      yield* await started(filled, what, seconds);
    } finally {
      filled.folder.remove();
    }
  },
};

/** No row of the copied registers was computed yet: all are, as after `rebuild`. */
async function rebuilt(filled: FilledFolder, what: string): Promise<Measured[]> {
  const read = rawRead(filled.folder.path);
  return served(filled.folder.path, async ({ url }) => {
    const [took, waited] = await longestWaitDuring(url, () => untilListed(url, filled));
    return [
      {
        figure: `all rows of ${what} / raw read and parse`,
        value: (filled.events / took) * 1_000,
        yardstick: read,
        unit: 'events/s',
        wanted: '0.25',
        note: `${Math.round(took / 1_000)} s`,
      },
      { figure: 'longest wait of anybody meanwhile', value: waited, unit: 'ms', wanted: '≤ 100 ms' },
    ];
  });
}

/** Events a second, by better-sqlite3 itself. */
function rawRead(folder: string): number {
  const register = openDatabase(`${folder}/register.db`, REGISTER_FILE);
  const from = performance.now();
  let events = 0;
  for (const text of register.prepare<[], string>('SELECT event FROM events ORDER BY position').pluck().iterate()) {
    JSON.parse(text);
    events += 1;
  }
  const perSecond = (events / (performance.now() - from)) * 1_000;
  register.close();
  return perSecond;
}

async function started(filled: FilledFolder, what: string, seconds: number): Promise<Measured[]> {
  const from = performance.now();
  const service = await RegiaProcess.start(filled.folder.path);
  try {
    await untilListed(service.url, filled);
    const took = performance.now() - from;
    await readAround(service.url, filled, seconds * 3);
    const residentMiB = (await service.residentKiB) / MIB;
    return [
      { figure: `start on ${what} until the first list is right`, value: took, unit: 'ms', wanted: '≤ 3,000 ms' },
      {
        figure: `resident memory serving that for ${seconds * 3} s`,
        value: residentMiB,
        unit: 'MiB',
        wanted: '≤ 350 MB',
      },
    ];
  } finally {
    service.signal('SIGTERM');
    await service.ended;
  }
}

/** Lists, reports and pages of one agreement after the other, as people read them. */
async function readAround(url: string, { agreements, administrator }: FilledFolder, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  for (let at = 0; performance.now() < until; at += 1) {
    const id = agreements[at % agreements.length];
    for (const path of ['agreements?limit=50', `agreements/${id}`, `agreements/${id}/report`]) {
      const answer = await fetch(`${url}/api/v1/${path}`, { headers: administrator });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    }
    await sleep(1);
  }
}
