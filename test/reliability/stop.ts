import { setTimeout as sleep } from 'node:timers/promises';
import { propertyParameters } from '#libs/testing/properties.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { Client, NoAnswer } from './client.js';
import { Random } from './random.js';
import { checkRegister } from './recorded-once.js';
import { RegiaProcess, verified } from './regia-process.js';
import type { Sent } from './sending.js';
import { Tally } from './tally.js';
import { mixedCommands, type Planned, withAgreements } from './workload.js';

const AGREEMENTS = 10;
const STOPS_WITHIN_MS = 10_000;
/** The signal comes so long after the first request, from round to round. */
const SIGNAL_AFTER_MS = [0, 5, 20, 60, 150];

interface Ends {
  answered: number;
  unavailable: number;
  refusedConnections: number;
  cut: number;
}

/**
 * SIGTERM while `N` requests are in flight (default 200), at different moments: the process ends with 0 within 10 s,
 * what was answered is recorded, what was refused with 503 or found no door is not, and nothing is half recorded.
 */
async function main(): Promise<void> {
  const { seed, numRuns: requests } = propertyParameters(200);
  const tally = new Tally();
  const rounds: unknown[] = [];
  for (const [round, afterMs] of SIGNAL_AFTER_MS.entries()) {
    rounds.push({ afterMs, ...(await stopped(tally, seed + round, requests, afterMs)) });
  }
  tally.end({ test: 'stop', seed, requests, rounds });
}

async function stopped(tally: Tally, seed: number, requests: number, afterMs: number) {
  const folder = temporaryFolder();
  let service = await RegiaProcess.start(folder.path);
  try {
    const { url, key, reader, agreements } = await withAgreements(() => service, AGREEMENTS);
    const planned = mixedCommands(new Random(seed), agreements, requests);
    const ends: Ends = { answered: 0, unavailable: 0, refusedConnections: 0, cut: 0 };
    const clients = planned.map(() => new Client(url, key));
    // Each has its connection already, as browsers do: the signal finds them open.
    await Promise.all(clients.map((client) => client.send({ method: 'GET', path: '/me' })));
    const sending = Promise.all(planned.map((command, index) => sendOnce(command, clients[index] as Client, ends)));
    if (afterMs > 0) await sleep(afterMs);
    const started = performance.now();
    service.signal('SIGTERM');
    const code = await service.ended;
    const stoppedAfterMs = Math.round(performance.now() - started);
    const sent = await sending;
    tally.equal(`${afterMs} ms: exit code`, code, 0);
    tally.check(`${afterMs} ms: within 10 s`, stoppedAfterMs < STOPS_WITHIN_MS, stoppedAfterMs);
    tally.equal(`${afterMs} ms: connections cut without an answer`, ends.cut, 0);
    tally.equal(`${afterMs} ms: nothing complained of`, service.errors(), '');
    for (const client of clients) client.close();
    reader.close();
    const { intact } = await verified(folder.path);
    tally.check(`${afterMs} ms: regia verify`, intact);
    service = await RegiaProcess.start(folder.path);
    const again = new Client(url, key);
    let events = 0;
    for (const agreement of agreements) {
      // What got no answer is not among what was sent: `checkRegister` finds it if it was recorded.
      const own = sent.filter(({ planned, answers }) => planned.agreement === agreement && answers.length > 0);
      events += await checkRegister(agreement, own, again, tally);
    }
    again.close();
    return { ...ends, stoppedAfterMs, events };
  } finally {
    service.signal('SIGKILL');
    await service.ended;
    folder.remove();
  }
}

/** No second attempt: what becomes of the one is what this is about. */
async function sendOnce(planned: Planned, client: Client, ends: Ends): Promise<Sent> {
  const sent: Sent = { planned, answers: [], abandoned: false };
  try {
    const answer = await client.send(planned);
    if (answer.status === 503 && answer.retryAfter !== undefined) ends.unavailable += 1;
    else {
      ends.answered += 1;
      sent.answers.push(answer);
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (/ECONNREFUSED/.test(error.message)) ends.refusedConnections += 1;
    else ends.cut += 1;
  }
  return sent;
}

await main();
