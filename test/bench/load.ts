import { execFile, fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What is sent, over and over. */
export interface LoadAsked {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Taken in turn by each connection. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly seconds: number;
  readonly connections: number;
  /** With an idempotency key of its own each. */
  readonly fresh?: boolean;
}

export interface LoadSeen {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly refused: number;
  readonly bytesPerSecond: number;
}

const WARM_UP_SECONDS = 2;
const LOADER = fileURLToPath(new URL('./load-process.js', import.meta.url));
const EMPTY = fileURLToPath(new URL('./empty-route.js', import.meta.url));

/** By autocannon, 64 connections, after a warm-up. Throws where anything was refused: a refusal is quick. */
export async function load(asked: Omit<LoadAsked, 'connections'>): Promise<LoadSeen> {
  await sendLoad({ ...asked, seconds: WARM_UP_SECONDS });
  const seen = await sendLoad(asked);
  if (seen.refused > 0)
    throw new Error(`${asked.method} ${asked.paths[0]}: ${seen.refused} were not answered with 2xx`);
  return seen;
}

async function sendLoad(asked: Omit<LoadAsked, 'connections'>): Promise<LoadSeen> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    LOADER,
    JSON.stringify({ ...asked, connections: 64 }),
  ]);
  return JSON.parse(stdout) as LoadSeen;
}

/** The yardstick: a call of the same frameworks that parses the same body and answers a constant. */
export async function withEmptyRoute<Found>(measure: (url: string) => Promise<Found>): Promise<Found> {
  const child = fork(EMPTY, { stdio: 'inherit' });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve(message as string));
      child.once('exit', () => reject(new Error('The empty route did not start')));
    });
    return await measure(url);
  } finally {
    child.kill();
  }
}

/** Milliseconds of requests one after another over one connection, to the last byte. */
export async function oneAfterAnother(
  url: string,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const path of paths) {
    const from = performance.now();
    const status = await statusOf(url + path, headers, agent);
    times.push(performance.now() - from);
    if (status !== 200) throw new Error(`${path}: ${status}`);
  }
  agent.destroy();
  return times;
}

const statusOf = (url: string, headers: Readonly<Record<string, string>>, agent?: http.Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { headers, ...(agent && { agent }) }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
      response.resume();
    });
    request.on('error', reject);
  });

/** The longest that anybody waited for `/health/live` while something was done, in milliseconds. */
export async function longestWaitDuring<Found>(url: string, work: () => Promise<Found>): Promise<[Found, number]> {
  let longest = 0;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      const from = performance.now();
      await statusOf(`${url}/health/live`, {});
      longest = Math.max(longest, performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const found = await work();
  isDone = true;
  await watching;
  return [found, longest];
}

/** At a share of them, from the quickest on. */
export function atShare(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
