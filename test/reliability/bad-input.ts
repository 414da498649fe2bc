import { setTimeout as sleep } from 'node:timers/promises';
import { propertyParameters } from '#libs/testing/properties.js';
import { type Service, startService } from '../http/service.js';
import { type BadRequest, requestBytes } from './bad-request.js';
import { badRequests } from './bad-requests.js';
import { Random } from './random.js';
import { type RawAnswer, RawConnection } from './raw-socket.js';
import { Tally } from './tally.js';

const REQUEST_TIMEOUT_MS = 1_500;
const AIM_MS = 50;
const TIMES = 5;
/** What the heap may have grown by after thousands of refusals: caches and code, no request. */
const HEAP_MAY_GROW_BYTES = 16 * 1_048_576;

/**
 * Everything that a client may get wrong, over sockets of its own: the right 4xx, every offending field named, the
 * connection usable or closed as it should be, nothing recorded, memory flat after `N` (2,000) bad requests more.
 */
async function main(): Promise<void> {
  const { seed, numRuns } = propertyParameters(2_000);
  const tally = new Tally();
  const service = await startService({ web: { requestTimeoutMs: REQUEST_TIMEOUT_MS } });
  try {
    const agreement = await service.agreement();
    const cases = badRequests({ key: service.admin, agreement });
    const before = await standing(service, agreement);
    const milliseconds = new Map<string, number>();
    const quick = cases.filter(({ slow }) => !slow);
    for (const bad of quick) milliseconds.set(bad.name, await timed(bad, service, tally));
    await Promise.all(cases.filter(({ slow }) => slow).map((bad) => refusedOn(bad, service, tally)));
    const memory = await flood(
      quick.filter(({ large }) => !large),
      service,
      new Random(seed),
      numRuns,
      tally,
    );
    tally.equal('nothing was recorded', await standing(service, agreement), before);
    const times = [...milliseconds.values()].sort((a, b) => a - b);
    const over = [...milliseconds].filter(([, taken]) => taken > AIM_MS);
    tally.end({
      test: 'bad-input',
      seed,
      cases: cases.length,
      requests: numRuns,
      medianMs: rounded(times[times.length >> 1] ?? 0),
      slowestMs: rounded(times.at(-1) ?? 0),
      overAim: over.map(([name, taken]) => `${name}: ${rounded(taken)} ms`),
      ...memory,
    });
  } finally {
    await service.stop();
  }
}

/** The median of a few times. */
async function timed(bad: BadRequest, service: Service, tally: Tally): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push((await refusedOn(bad, service, tally)).milliseconds);
  return times.sort((a, b) => a - b)[TIMES >> 1] ?? 0;
}

async function refusedOn(bad: BadRequest, service: Service, tally: Tally): Promise<RawAnswer> {
  const connection = await RawConnection.open(service.url);
  try {
    const answer = await connection.ask(bad.bytes);
    checkAnswer(bad, answer, tally);
    if (answer.status === 0 || answer.headers.get('connection') === 'close') {
      tally.check(
        `${bad.name}: hung up cleanly`,
        (await connection.hungUp(2_000)) && connection.broken === undefined,
        connection.broken,
      );
    } else {
      const again = await connection.ask(requestBytes('GET', '/api/v1/me', service.admin));
      tally.equal(`${bad.name}: the connection is usable`, again.status, 200);
    }
    return answer;
  } finally {
    connection.close();
  }
}

function checkAnswer(bad: BadRequest, { status, headers, body }: RawAnswer, tally: Tally): void {
  tally.check(
    `${bad.name}: ${bad.statuses.join(' or ')}`,
    bad.statuses.includes(status),
    `${status} ${body.slice(0, 200)}`,
  );
  if (bad.plain || status === 0) return;
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  tally.check(`${bad.name}: a problem`, isProblem, `${headers.get('content-type')} ${body.slice(0, 200)}`);
  if (!isProblem) return;
  const problem = JSON.parse(body) as { status: number; detail: string; errors?: { pointer: string }[] };
  tally.equal(`${bad.name}: its status`, problem.status, status);
  tally.check(`${bad.name}: no stack trace`, !/\bat .+:\d+:\d+|node_modules/.test(body), body.slice(0, 200));
  const named = (problem.errors ?? []).map(({ pointer }) => pointer);
  for (const pointer of bad.pointers ?? []) {
    tally.check(`${bad.name}: names ${pointer}`, named.includes(pointer), named.slice(0, 10));
  }
}

/** Bad requests by the thousand, on connections kept as long as they are. */
async function flood(cases: readonly BadRequest[], service: Service, random: Random, count: number, tally: Tally) {
  const warmUp = Math.min(count, 300);
  await sendMany(cases, service, random, warmUp, tally);
  const before = await memoryNow();
  await sendMany(cases, service, random, count, tally);
  const after = await memoryNow();
  if (before.heap !== undefined && after.heap !== undefined) {
    const grown = after.heap - before.heap;
    tally.check('the heap has not grown', grown < HEAP_MAY_GROW_BYTES, `${grown} bytes`);
  }
  const mebibytes = (bytes: number | undefined) => (bytes === undefined ? undefined : rounded(bytes / 1_048_576));
  return {
    residentMiB: [mebibytes(before.resident), mebibytes(after.resident)],
    heapMiB: [mebibytes(before.heap), mebibytes(after.heap)],
  };
}

async function sendMany(cases: readonly BadRequest[], service: Service, random: Random, count: number, tally: Tally) {
  let connection = await RawConnection.open(service.url);
  for (let sent = 0; sent < count; sent += 1) {
    const bad = random.pick(cases);
    const answer = await connection.ask(bad.bytes);
    tally.check(`${bad.name}, among many`, bad.statuses.includes(answer.status), answer.status);
    if (answer.status === 0 || answer.headers.get('connection') === 'close' || connection.ended) {
      connection.close();
      connection = await RawConnection.open(service.url);
    }
  }
  connection.close();
}

/** The heap only where `--expose-gc` lets it be swept first. */
async function memoryNow(): Promise<{ resident: number; heap: number | undefined }> {
  const { gc } = globalThis;
  if (gc) {
    gc();
    await sleep(100);
    gc();
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss, heap: gc ? heapUsed : undefined };
}

/** The registers' heads: of the one agreement, and that there is no other. */
async function standing(service: Service, agreement: string): Promise<unknown> {
  const { json: one } = await service.send('GET', `/agreements/${agreement}/report`);
  const { json: list } = await service.send('GET', '/agreements');
  return [one.revision, one.registerHash, list.items.length];
}

const rounded = (number: number): number => Number(number.toFixed(1));

await main();
