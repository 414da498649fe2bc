import http from 'node:http';
import { propertyParameters } from '#libs/testing/properties.js';
import { demonstration, PASSWORD } from '../browser/world.js';
import { ADMIN, type Service } from '../http/service.js';
import { ORIGIN, signedInUser } from '../http/world.js';
import { recordGenerated } from './generated-agreements.js';
import { Random } from './random.js';
import { RegiaProcess } from './regia-process.js';

/**
 * How long the service takes for each page, asked as a browser asks, one request after another over one loopback
 * connection that is kept: from sending the request to the last byte of the answer, compressed, so that all that the
 * service does is in it. The service runs in a process of its own, with the demonstration and `N` agreements more;
 * `SEED` makes them. Prints a JSON result, times in milliseconds; what is slow is named, and fails nothing. What the
 * machine adds of itself is seen in `/health/live`, for which the service does next to nothing.
 */
const ROUNDS = 200;
const WARM_UP = 10;
const WANTED_MS = 50;
/** Of the generated agreements so many have one coordinator, and so many one partner's member. */
const OF_ONE_PERSON = 100;

interface Visitor {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const VISITORS: readonly Visitor[] = [
  { name: 'administrator', ...ADMIN },
  { name: 'evaluator', email: 'valuta@esempio.it', password: PASSWORD },
  { name: 'viewer', email: 'legge@esempio.it', password: PASSWORD },
  { name: 'coordinator', email: 'coordina@esempio.it', password: PASSWORD },
  { name: 'member', email: 'componente@esempio.it', password: PASSWORD },
  { name: 'coordinator of many', email: 'coordina-molti@esempio.it', password: PASSWORD },
  { name: 'member in many', email: 'componente-molti@esempio.it', password: PASSWORD },
];

const EXAMPLE = '/accordi/esempio-patto-di-comunita';
const BIELLA = '/accordi/biella-protocollo-wecom';

/** Pages of one agreement, below its address; pages that are new are named here. */
const OF_AN_AGREEMENT = ['', '/incontri', '/impegni', '/indicatori', '/rapporto', '/registro'] as const;
/** Pages of one part of the example. */
const OF_A_PART = ['/incontri/incontro-2', '/impegni/sportello', '/indicatori/famiglie-seguite'] as const;
/** What only who may record is shown. */
const FORMS = [
  '/incontri/nuovo',
  '/incontri/convoca',
  '/incontri/incontro-2/correzione',
  '/incontri/incontro-2/verbale',
  '/impegni/sportello/aggiornamento',
  '/indicatori/famiglie-seguite/rilevazione',
] as const;

/** What each visitor asks for in one round; `generated` is another agreement each time. */
function pagesFor(visitor: string, generated: string): Readonly<Record<string, string>> {
  const overview = {
    overview: '/',
    'overview, searched': '/?q=patto+valle&sort=title',
    'overview, worst first': '/?status=running,open-ended&sort=cadence',
    'overview, to do': '/?fare=mie',
    'overview, meetings to record': '/?fare=incontri&sort=-commitmentsOverdue',
  };
  if (visitor === 'viewer') return { ...overview, nothing: '/health/live' };
  const ofExample = (pages: readonly string[]) =>
    Object.fromEntries(pages.map((page) => [`example${page}`, EXAMPLE + page]));
  if (visitor === 'coordinator') return { ...overview, ...ofExample([...OF_AN_AGREEMENT, ...OF_A_PART, ...FORMS]) };
  if (visitor !== 'evaluator') return overview;
  const agreements = { example: EXAMPLE, 'example of 2021': BIELLA, generated: `/accordi/${generated}` };
  const below = Object.entries(agreements).flatMap(([name, at]) =>
    OF_AN_AGREEMENT.map((page) => [`${name}${page}`, at + page]),
  );
  return { ...overview, ...Object.fromEntries(below), ...ofExample(OF_A_PART) };
}

/** One visitor on one connection. */
class Visit {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  private cookie = '';

  constructor(private readonly url: string) {}

  async signIn({ email, password }: Visitor): Promise<void> {
    const { headers, status } = await this.send('/accesso', new URLSearchParams({ email, password }).toString());
    if (status !== 303) throw new Error(`${email} cannot sign in: ${status}`);
    this.cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  /** Milliseconds to the last byte. */
  async timed(path: string): Promise<number> {
    const from = performance.now();
    const { status } = await this.send(path);
    const took = performance.now() - from;
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return took;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(path: string, form?: string): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
    return new Promise((resolve, reject) => {
      const request = http.request(this.url + path, {
        method: form === undefined ? 'GET' : 'POST',
        agent: this.agent,
        headers: {
          accept: 'text/html',
          'accept-encoding': 'gzip',
          'accept-language': 'it',
          origin: ORIGIN,
          ...(this.cookie !== '' && { cookie: this.cookie }),
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
        response.resume();
      });
      request.end(form);
    });
  }
}

const summaryOf = (times: readonly number[]): Record<string, number> => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const figures = { median: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]));
};

/** People who have a role in many agreements. */
async function peopleOfMany(service: Service, agreements: readonly string[]): Promise<void> {
  const of = (body: Record<string, string>) =>
    agreements.slice(0, OF_ONE_PERSON).map((id) => ({ path: `/agreements/${id}/roles`, body }));
  await signedInUser(service, 'coordina-molti@esempio.it', of({ role: 'coordinator' }));
  await signedInUser(service, 'componente-molti@esempio.it', of({ role: 'member', partner: 'ente-1' }));
}

async function timesOf(url: string, agreements: readonly string[], seed: number): Promise<Record<string, number[]>> {
  const random = new Random(seed);
  const times: Record<string, number[]> = {};
  const visits = new Map<string, Visit>();
  for (const visitor of VISITORS) {
    const visit = new Visit(url);
    await visit.signIn(visitor);
    visits.set(visitor.name, visit);
  }
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [visitor, visit] of visits) {
      for (const [page, path] of Object.entries(pagesFor(visitor, random.pick(agreements)))) {
        const took = await visit.timed(path);
        const name = `${page} (${visitor})`;
        times[name] ??= [];
        if (round >= 0) times[name].push(took);
      }
    }
  }
  for (const visit of visits.values()) visit.close();
  return times;
}

const { seed, numRuns: count } = propertyParameters(1_000);
const prepared = await demonstration();
let running: RegiaProcess | undefined;
try {
  const from = performance.now();
  const agreements = await recordGenerated(prepared, new Random(seed), count);
  await peopleOfMany(prepared, agreements);
  await prepared.stop();
  const prepareSeconds = Math.round((performance.now() - from) / 1_000);
  running = await RegiaProcess.start(prepared.folder.path);
  const times = await timesOf(running.url, agreements, seed);
  const pages = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, summaryOf(all)]));
  const slow = Object.keys(pages).filter((name) => (pages[name]?.['p99'] ?? 0) > WANTED_MS);
  const residentMiB = Math.round((await running.residentKiB) / 1_024);
  const facts = { test: 'page-times', seed, agreements: count, rounds: ROUNDS, prepareSeconds, residentMiB };
  console.log(JSON.stringify({ ...facts, wantedMs: WANTED_MS, slow, pages }, null, 1));
} finally {
  running?.signal('SIGTERM');
  await running?.ended;
  prepared.folder.remove();
}
