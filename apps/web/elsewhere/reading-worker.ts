import { parentPort, workerData } from 'node:worker_threads';
import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import { StoreUnavailable } from '#libs/kernel/ports.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Registers } from '#libs/kernel/registers.js';
import { Judgements } from '#libs/monitoring/judgements.js';
import { Reports } from '#libs/monitoring/reports.js';
import type { ReadingModule } from '#libs/portfolio/ports.js';
import { reportBytes } from '../calls/report-call.js';
import { htmlOf } from '../frame/html.js';
import { Visit } from '../frame/visit.js';
import { HttpProblem, notFound } from '../http/problems.js';
import { agreementRoutes } from '../pages/agreement-routes.js';
import { Asking } from './asking.js';
import type { Job, Outcome, PageJob, ReadingTask, ReportJob, WordFromWorker, WordToWorker } from './messages.js';

// The program of the other thread; see `ReadingElsewhere`. One job at a time.
const port = parentPort;
if (!port) throw new Error('This program runs in a thread of its own');
/** Of registers in characters of JSON, of what was judged in bytes: together well below what the thread may have. */
const ROOM_FOR_REGISTERS = 48 * 1024 * 1024;
const ROOM_FOR_JUDGEMENTS = 96 * 1024 * 1024;

const { events, site } = workerData as ReadingTask;
const { openForReading } = (await import(events.module)) as ReadingModule;
const store = openForReading(events.options);
const asking = new Asking(port);
const reading = new AgreementReading(store, new Registers(store, agreementFolding, ROOM_FOR_REGISTERS), asking.keyRing);
const judgements = new Judgements(ROOM_FOR_JUDGEMENTS);
let now = '';
const reports = new Reports(reading, judgements, { now: () => now });
const recording = {
  send: async () => {
    throw new TypeError('Nothing is recorded in this thread');
  },
};
const pages = new Map(
  agreementRoutes({ reading, reports, recording, users: asking.users })
    .filter(({ method }) => method === 'GET')
    .map(({ path, handle }) => [path, handle]),
);

async function report({ agreement, on, asOf, revision, lang }: ReportJob): Promise<Outcome> {
  const basis = await reports.basis({ agreement, on, prefix: { revision } });
  const made = isRefusal(basis) ? basis : await reports.report({ ...basis, asOf });
  if (isRefusal(made)) throw HttpProblem.of(made);
  return { status: 200, headers: {}, bytes: reportBytes(made, lang) };
}

async function page({ path, facts }: PageJob): Promise<Outcome> {
  const handle = pages.get(path);
  const { caller } = facts;
  if (!handle || !caller) throw notFound();
  const visit = new Visit({
    ...facts,
    site,
    now,
    judgements,
    callerNow: async () => caller,
    form: new URLSearchParams(),
    sessionToken: undefined,
    deviceToken: undefined,
  });
  const reply = await handle(visit);
  if ('redirect' in reply) return { redirect: reply.redirect, headers: reply.headers ?? {} };
  return { status: reply.status ?? 200, headers: reply.headers ?? {}, bytes: Buffer.from(htmlOf(reply.page)) };
}

async function outcomeOf(job: Job): Promise<Outcome> {
  now = job.now;
  try {
    return await (job.kind === 'report' ? report(job) : page(job));
  } catch (error) {
    if (error instanceof HttpProblem) {
      const { status, type, detail, errors, headers } = error;
      return { problem: { status, type, detail, errors, headers } };
    }
    const failed = error instanceof Error ? error : new Error(String(error));
    return { failed, isUnavailable: error instanceof StoreUnavailable };
  }
}

const tell = (word: WordFromWorker): void => port.postMessage(word);
port.on('message', (word: WordToWorker) => {
  if ('answers' in word) {
    asking.answered(word.answers, word.found);
    return;
  }
  const from = performance.now();
  void outcomeOf(word.job).then((outcome) => tell({ outcome, ms: performance.now() - from }));
});
tell({ ready: true });
