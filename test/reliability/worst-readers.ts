import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { propertyParameters } from '#libs/testing/properties.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { ADMIN, type Service, startService } from '../http/service.js';
import { Client, type Response } from './client.js';
import { RegiaProcess } from './regia-process.js';
import { Tally } from './tally.js';
import { manyEntries, manyMeetings, manyParts, type WorstAgreement, weeklyForCenturies } from './worst-agreements.js';

const READERS = 10;
const READ_FOR_MS = 12_000;
const AT_ONCE = 32;
const LOOK_EVERY_MS = 50;
/** Wanted of `/health/live` beside these readers; the machine that runs this may be ten times as slow. */
const WANTED_MS = 200;
const TIMES_SLOWER = 10;
/** First byte, as every answer has it. */
const ANSWERED_WITHIN_MS = 10_000;
/** Whoever has all that a minute allows computed is refused well before it is over. */
const SPENT_WITHIN_MS = 60_000;

const LIGHT = 'leggero';

/** `N` facts of the kinds that there may be 20,000 of; of all else about as many as there may be. */
const worstAgreements = (facts: number): readonly WorstAgreement[] => [
  weeklyForCenturies('settimane', 1, Math.ceil(facts / 10)),
  manyMeetings('incontri', facts, Math.min(facts, 500)),
  manyEntries('rilevazioni', facts, Math.min(facts, 500)),
  manyParts('parti', 2_000, 1_000, 1_000),
];

/**
 * Ten readers of the worst reports that the bounds allow, each another day's each time, so that nothing is answered from
 * memory: `/health/live` and a small agreement's report are answered beside them; whoever has much computed is told
 * when to come back, and others are served. Times in milliseconds.
 */
async function main(): Promise<void> {
  const { numRuns: facts } = propertyParameters(500);
  const tally = new Tally();
  const folder = temporaryFolder();
  let running: RegiaProcess | undefined;
  try {
    const prepared = await startService({ folder });
    const agreements = worstAgreements(facts).map(({ definition }) => definition.id);
    for (const worst of worstAgreements(facts)) await record(prepared, worst);
    await prepared.agreement({ id: LIGHT });
    const keys: string[] = [];
    for (let reader = 0; reader < READERS + 2; reader += 1) keys.push(await prepared.key('evaluator'));
    await prepared.stop();
    running = await RegiaProcess.start(folder.path);
    const together = await readTogether(running.url, keys.slice(0, READERS), agreements, tally);
    const alone = await readTooMuch(running.url, keys.slice(READERS), agreements, tally);
    const page = await pageInTime(running.url, agreements[0] ?? '', tally);
    const residentMiB = Math.round((await running.residentKiB) / 1_024);
    tally.end({ test: 'worst-readers', facts, readers: READERS, together, alone, page, residentMiB });
  } finally {
    running?.signal('SIGTERM');
    await running?.ended;
    folder.remove();
  }
}

async function record(service: Service, { definition, commands }: WorstAgreement): Promise<void> {
  const must = async (path: string, body: unknown): Promise<void> => {
    const { status, text } = await service.send('POST', path, body);
    if (status >= 300) throw new Error(`${path}: ${text.slice(0, 500)}`);
  };
  await must('/agreements', definition);
  const next = commands.values();
  const worker = async (): Promise<void> => {
    for (const { path, body } of next) await must(`/agreements/${definition.id}/${path}`, body);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A day that nobody has asked about yet. */
function* days(): Generator<string> {
  for (let day = Date.UTC(2026, 0, 1); ; day -= 86_400_000) yield new Date(day).toISOString().slice(0, 10);
}
const newDays = days();
const reportOf = (agreement: string): string => `/agreements/${agreement}/report?on=${newDays.next().value}&lang=en`;

/** All at once, as long as the time lasts. */
async function readTogether(url: string, keys: readonly string[], agreements: readonly string[], tally: Tally) {
  const until = performance.now() + READ_FOR_MS;
  const answers: Record<number, number> = {};
  let slowest = 0;
  const read = async (key: string, first: number): Promise<void> => {
    const client = new Client(() => url, key);
    for (let turn = first; performance.now() < until; turn += 1) {
      const from = performance.now();
      const answer = await client.send({ method: 'GET', path: reportOf(agreements[turn % agreements.length] ?? '') });
      slowest = Math.max(slowest, performance.now() - from);
      answers[answer.status] = (answers[answer.status] ?? 0) + 1;
      tally.check('a report, or when to come back', answer.status === 200 || saysWhen(answer), answer.text);
      if (answer.status !== 200) await sleep(LOOK_EVERY_MS);
    }
    client.close();
  };
  const [live, light] = await Promise.all([
    timesOf(url, '/health/live', undefined, until),
    timesOf(url, `/api/v1/agreements/${LIGHT}/report`, keys[0], until),
    ...keys.map(read),
  ]);
  tally.check('some were served', (answers[200] ?? 0) > 0, answers);
  tally.check('each answered in time', slowest < ANSWERED_WITHIN_MS + WANTED_MS * TIMES_SLOWER, slowest);
  tally.check('/health/live in time', live.most < WANTED_MS * TIMES_SLOWER, live);
  tally.check('a small report in time', light.most < WANTED_MS * TIMES_SLOWER, light);
  return { answers, slowest: Math.round(slowest), live, light };
}

const saysWhen = ({ status, retryAfter }: Response): boolean =>
  (status === 429 || status === 503) && Number(retryAfter) >= 1 && Number(retryAfter) <= 60;

/** How long an address takes that others must not slow down. */
async function timesOf(url: string, path: string, key: string | undefined, until: number) {
  const times: number[] = [];
  while (performance.now() < until) {
    const from = performance.now();
    const { status } = await get(url + path, key === undefined ? {} : { authorization: `Bearer ${key}` });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    times.push(performance.now() - from);
    await sleep(LOOK_EVERY_MS);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10;
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}

/** One who asks for ever more, and one who asks for something beside. */
async function readTooMuch(url: string, keys: readonly string[], agreements: readonly string[], tally: Tally) {
  const [greedy, other] = keys.map((key) => new Client(() => url, key)) as [Client, Client];
  const from = performance.now();
  const seen = reportOf(LIGHT);
  await greedy.send({ method: 'GET', path: seen });
  let reports = 0;
  let answer: Response;
  do {
    answer = await greedy.send({ method: 'GET', path: reportOf(agreements[reports % agreements.length] ?? '') });
    if (answer.status === 200) reports += 1;
  } while (answer.status !== 429 && performance.now() - from < SPENT_WITHIN_MS);
  const refusedAfterMs = Math.round(performance.now() - from);
  tally.equal('too much computing is refused', answer.status, 429);
  tally.check('with when to come back', saysWhen(answer), answer.retryAfter);
  tally.check('in words', /"type":"urn:regia:problem:too-much-computing".*try again in \d+ second/.test(answer.text));
  const status = async (client: Client, path: string) => (await client.send({ method: 'GET', path })).status;
  tally.equal('what is in memory costs nothing', await status(greedy, seen), 200);
  tally.equal('nor what is small', await status(greedy, reportOf(LIGHT)), 200);
  tally.equal('another caller is served', await status(other, reportOf(agreements[0] ?? '')), 200);
  greedy.close();
  other.close();
  return { reports, refusedAfterMs };
}

/** The agreement's own page, in a browser. */
async function pageInTime(url: string, agreement: string, tally: Tally) {
  const form = new URLSearchParams({ email: ADMIN.email, password: ADMIN.password }).toString();
  const signedIn = await get(`${url}/accesso`, { 'content-type': 'application/x-www-form-urlencoded' }, form);
  const cookie = signedIn.cookie?.split(';')[0] ?? '';
  let [status, text, tookMs] = [0, '', 0];
  // As a person would, where a slow machine did not manage at once.
  for (let attempt = 0; attempt < 3 && status !== 200; attempt += 1) {
    const from = performance.now();
    ({ status, text } = await get(`${url}/accordi/${agreement}`, { cookie, accept: 'text/html' }));
    tookMs = Math.round(performance.now() - from);
    tally.check('a page, or when to come back', status === 200 || status === 503, status);
  }
  tally.equal('its page', status, 200);
  tally.check('shows the agreement', text.includes('Patto di ogni settimana'));
  tally.check('its page in time', tookMs < ANSWERED_WITHIN_MS, tookMs);
  return { tookMs, kib: Math.round(text.length / 1_024) };
}

function get(address: string, headers: Record<string, string>, form?: string) {
  return new Promise<{ status: number; text: string; cookie: string | undefined }>((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST';
    const request = http.request(address, { method, headers: { ...headers, origin: 'http://regia.test' } });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, cookie: response.headers['set-cookie']?.[0] }),
      );
    });
    request.end(form);
  });
}

await main();
