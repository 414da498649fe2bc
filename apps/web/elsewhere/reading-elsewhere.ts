import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Users } from '#libs/identity/users.js';
import { type KeyRing, StoreUnavailable } from '#libs/kernel/ports.js';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from '../http/problems.js';
import { ComputingBudget } from './computing-budget.js';
import type {
  Found,
  Job,
  Outcome,
  Prepared,
  Question,
  ReadingTask,
  ReportJob,
  WordFromWorker,
  WordToWorker,
} from './messages.js';
import { Turns } from './turns.js';

/** The first byte of an answer leaves within ten seconds: so long one waits for a turn, and so long a turn may take. */
const LIMITS = { waitMs: 8_000, turnMs: 8_000, answerMs: 9_500 };
/** One caller may wait for so many answers at once. */
const MOST_WAITING = 16;
/** Without work so long, the thread ends and gives its memory back. */
const IDLE_MS = 60_000;
/** A report that does not fit ends the thread, and nothing else. */
const MOST_MEMORY_MB = 512;

/** Where the other thread's program is. */
export interface ReadingProgram {
  readonly url: URL;
  readonly execArgv?: readonly string[];
}

/** Beside the compiled code, or where `npm run build` puts it, for code that runs from its sources. */
function builtProgram(): ReadingProgram {
  const beside = new URL('./reading-worker.js', import.meta.url);
  return {
    url: existsSync(beside) ? beside : new URL('../../../dist/apps/web/elsewhere/reading-worker.js', import.meta.url),
  };
}

export interface ElsewherePorts extends ReadingTask {
  readonly keyRing: Pick<KeyRing, 'lookUp'>;
  readonly users: Pick<Users, 'names'>;
}

interface Waiting {
  readonly caller: string;
  readonly job: Job;
  readonly resolve: (answer: Prepared | Redirect) => void;
  readonly reject: (error: Error) => void;
  readonly since: number;
  readonly patience: NodeJS.Timeout;
}

export type Redirect = Extract<Outcome, { readonly redirect: string }>;

/**
 * Reports and pages that take long, made in another thread with a connection of its own: this thread's event loop goes
 * on serving requests. One at a time, callers in turn, each for so much computing a minute (ADR 0025).
 */
export class ReadingElsewhere {
  private worker: Worker | undefined;
  private current: Waiting | undefined;
  private startedAt = 0;
  private isReady = false;
  private turn: NodeJS.Timeout | undefined;
  private readonly turns = new Turns<Waiting>();

  constructor(
    private readonly ports: ElsewherePorts,
    private readonly budget = new ComputingBudget(),
    private readonly program = builtProgram(),
    private readonly limits = LIMITS,
  ) {}

  async report(caller: string, job: ReportJob): Promise<Buffer> {
    const made = await this.page(caller, job);
    if (!('bytes' in made)) throw new TypeError('A report leads nowhere else');
    return bytesOf(made);
  }

  /** Throws `HttpProblem`: 429 for whoever has had much computed lately, 503 where it takes too long. */
  page(caller: string, job: Job): Promise<Prepared | Redirect> {
    return new Promise((resolve, reject) => {
      const refused = this.refusalOf(caller);
      if (refused) {
        reject(refused);
        return;
      }
      const patience = setTimeout(() => {
        this.turns.remove(caller, waiting);
        reject(busy());
      }, this.limits.waitMs);
      const waiting: Waiting = { caller, job, resolve, reject, patience, since: performance.now() };
      this.turns.add(caller, waiting);
      this.goOn();
    });
  }

  async close(): Promise<void> {
    for (let waiting = this.turns.next(); waiting; waiting = this.turns.next()) this.give(waiting, busy());
    await this.end(busy());
  }

  private refusalOf(caller: string): HttpProblem | undefined {
    const seconds = this.budget.waitFor(caller);
    if (seconds !== undefined) return tooMuchComputing(seconds);
    return this.turns.waitingOf(caller) >= MOST_WAITING ? tooMuchComputing(2) : undefined;
  }

  private goOn(): void {
    if (this.current) return;
    clearTimeout(this.turn);
    const next = this.turns.next();
    if (!next) {
      if (this.worker) this.turn = setTimeout(() => void this.end(), IDLE_MS).unref();
      return;
    }
    const seconds = this.budget.waitFor(next.caller);
    if (seconds !== undefined) {
      this.give(next, tooMuchComputing(seconds));
      this.goOn();
      return;
    }
    this.begin(next);
  }

  private begin(next: Waiting): void {
    clearTimeout(next.patience);
    this.current = next;
    this.startedAt = performance.now();
    const { turnMs, answerMs } = this.limits;
    const left = Math.min(turnMs, answerMs - (this.startedAt - next.since));
    this.turn = setTimeout(() => void this.end(tookTooLong()), left);
    const worker = this.running();
    const word: WordToWorker = { job: next.job };
    worker.postMessage(word);
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const { events, site } = this.ports;
    const workerData: ReadingTask = { events, site };
    const { url, execArgv } = this.program;
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
    const worker = new Worker(url, { workerData, resourceLimits, ...(execArgv && { execArgv: [...execArgv] }) });
    worker.unref();
    worker.on('message', (word: WordFromWorker) => this.heard(worker, word));
    worker.on('error', (error) => this.lost(worker, error));
    worker.on('exit', (code) => this.lost(worker, new Error(`The reading thread ended with ${code}`)));
    this.worker = worker;
    this.isReady = false;
    return worker;
  }

  private heard(worker: Worker, word: WordFromWorker): void {
    if (worker !== this.worker) return;
    if ('ready' in word) {
      // Starting is nobody's computing.
      this.isReady = true;
      this.startedAt = performance.now();
    } else if ('asks' in word) {
      void this.found(word.question).then((found) => {
        const answer: WordToWorker = { answers: word.asks, found };
        worker.postMessage(answer);
      });
    } else {
      this.finished(word.outcome, word.ms);
    }
  }

  private finished(outcome: Outcome, ms: number): void {
    const done = this.current;
    this.current = undefined;
    if (done) {
      this.budget.spend(done.caller, ms);
      if ('problem' in outcome) done.reject(asProblem(outcome.problem));
      else if ('failed' in outcome) done.reject(asError(outcome));
      else done.resolve(outcome);
    }
    this.goOn();
  }

  /** Undefined where it cannot be read. */
  private async found(question: Question): Promise<Found | undefined> {
    const { keyRing, users } = this.ports;
    try {
      return await ('keys' in question ? keyRing.lookUp(question.keys) : users.names(question.names));
    } catch {
      return undefined;
    }
  }

  private lost(worker: Worker, error: Error): void {
    if (worker !== this.worker) return;
    process.emitWarning(String(error));
    void this.end(tookTooLong());
  }

  /** Ends the thread, and gives up what it is at; another is started when something is asked for again. */
  private async end(because?: HttpProblem): Promise<void> {
    clearTimeout(this.turn);
    const { worker, current } = this;
    this.worker = undefined;
    this.current = undefined;
    if (current && because) {
      if (this.isReady) this.budget.spend(current.caller, performance.now() - this.startedAt);
      this.give(current, because);
    }
    const ended = worker?.terminate();
    if (because?.type !== BUSY) this.goOn();
    await ended;
  }

  private give(waiting: Waiting, because: HttpProblem): void {
    clearTimeout(waiting.patience);
    waiting.reject(because);
  }
}

/** They travelled as what they are made of. */
export const bytesOf = ({ bytes }: Prepared): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const BUSY = 'busy';

const tooMuchComputing = (seconds: number): HttpProblem =>
  new HttpProblem(
    429,
    'too-much-computing',
    say(
      `Nell’ultimo minuto sono state chieste molte pagine o relazioni lunghe da calcolare: riprovare tra ${seconds} ${seconds === 1 ? 'secondo' : 'secondi'}.`,
      `Within the last minute many pages or reports were asked for that take long to compute: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    ),
    undefined,
    { 'retry-after': String(seconds) },
  );

const busy = (): HttpProblem =>
  new HttpProblem(
    503,
    BUSY,
    say(
      'Ci sono altre pagine e relazioni lunghe da calcolare prima di questa: riprovare tra qualche secondo.',
      'Other pages and reports that take long to compute come before this one: try again in a few seconds.',
    ),
    undefined,
    { 'retry-after': '5' },
  );

const tookTooLong = (): HttpProblem =>
  new HttpProblem(
    503,
    'takes-too-long',
    say(
      'Questo accordo è così grande che non si riesce a calcolarlo nel tempo di una risposta.',
      'This agreement is so large that it cannot be computed in the time of an answer.',
    ),
    undefined,
    { 'retry-after': '60' },
  );

const asProblem = ({ status, type, detail, errors, headers }: Extract<Outcome, { problem: unknown }>['problem']) =>
  new HttpProblem(status, type, detail, errors, headers);

const asError = ({ failed, isUnavailable }: Extract<Outcome, { failed: unknown }>): Error =>
  isUnavailable ? new StoreUnavailable(failed.message) : failed;
