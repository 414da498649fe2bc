import { type AgreementState, isRecorded, todayIn } from '#libs/agreement/core/state.js';
import { agreementOf, REGISTER_PREFIX, registerOf } from '#libs/kernel/envelope.js';
import type { Clock, EventStore, Position, PositionedEvent, Rows, Wakeups } from '#libs/kernel/ports.js';
import type { Registers } from '#libs/kernel/registers.js';
import { effortNow } from '#libs/monitoring/effort.js';
import { Bell } from './bell.js';
import type { Checkpoint } from './checkpoint.js';
import { breathe, type Computed, type Computing, computeOne, type LogPlace, placeOf, todayAt } from './compute.js';
import { LongRows } from './long-rows.js';
import { type PortfolioBody, type PortfolioRow, rowOf } from './row.js';
import { type Report, warn } from './warning.js';

export interface ProjectorPorts {
  readonly store: EventStore;
  readonly wakeups: Wakeups;
  readonly registers: Registers<AgreementState>;
  readonly rows: Rows<PortfolioBody>;
  readonly checkpoint: Checkpoint;
  readonly clock: Clock;
  /** For agreements that take long; without it they are computed in this thread. */
  readonly elsewhere?: Computing | undefined;
}

export interface ProjectorOptions {
  /** Hears of what went wrong; it is tried again by itself. */
  readonly report?: Report;
  /** How often to look without a wake-up: they may be lost. */
  readonly pollMs?: number;
}

interface Waiter {
  readonly revision: number;
  readonly reached: () => void;
}

export type Waited = 'reached' | 'late' | 'beyond-head';

/** What takes longer in this thread, others would notice. */
const MOST_HERE_MS = 40;
const PAGE = 200;
const POLL_MS = 2_000;
const RETRY_MS = 500;
const SAVE_EVERY_MS = 1_000;

/**
 * Keeps one row an agreement: follows the log from its checkpoint, woken by hints. What it does twice, late or out of
 * order does no harm: rows are written whole, and an older one does not stand in a newer one's place.
 */
export class Projector {
  private readonly bell = new Bell();
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly hinted = new Set<string>();
  /** Revisions that rows are known to have reached. */
  private readonly reached = new Map<string, number>();
  private readonly long: LongRows;
  private readonly options: Required<ProjectorOptions>;
  private position: Position | undefined;
  private unsaved: LogPlace | undefined;
  private savedAt = 0;
  private holds = 0;
  private stopping = false;
  private running: Promise<void> | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly ports: ProjectorPorts,
    options: ProjectorOptions = {},
  ) {
    this.options = { report: warn, pollMs: POLL_MS, ...options };
    this.long = new LongRows((agreement, signal) => this.computeElsewhere(agreement, signal), this.options.report);
  }

  /** Begins to follow. */
  start(): void {
    if (this.running) return;
    this.stopping = false;
    this.unsubscribe = this.ports.wakeups.subscribe(({ stream }) => this.hint(stream));
    this.running = this.run();
  }

  /** Finishes what it is doing, and where it got to is written down. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe();
    this.bell.ring();
    await this.running;
    await this.long.stop();
    this.running = undefined;
  }

  /** While somebody else computes all rows the log is not followed; only what is hinted at. Returns what ends it. */
  hold(): () => void {
    this.holds += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holds -= 1;
      // The rows are others now.
      this.reached.clear();
      this.position = undefined;
      this.bell.ring();
    };
  }

  /** Computes one row for the day that it is. */
  async refresh(agreement: string): Promise<void> {
    const computed = await this.compute(agreement);
    if (computed) await this.write(computed);
  }

  /** Computes many rows for the day that it is, wherever is best. */
  async recompute(agreements: readonly string[], computing: Computing): Promise<void> {
    await computing.compute({ agreements, now: this.ports.clock.now() }, async (batch) => {
      await Promise.all(batch.map((computed) => this.write(computed)));
    });
  }

  /**
   * Waits until the row of an agreement includes a revision. `beyond-head` at once if the register has no such
   * revision, `late` after the timeout. Whoever asks must be allowed to know of the agreement.
   */
  async waitFor(agreement: string, revision: number, timeoutMs: number): Promise<Waited> {
    const head = await this.ports.store.head(registerOf(agreement));
    if ((head?.revision ?? 0) < revision) return 'beyond-head';
    let settle: (waited: Waited) => void = () => undefined;
    const waited = new Promise<Waited>((resolve) => {
      settle = resolve;
    });
    const waiter: Waiter = { revision, reached: () => settle('reached') };
    const waiters = this.waiters.get(agreement) ?? new Set();
    this.waiters.set(agreement, waiters.add(waiter));
    const timer = setTimeout(() => settle('late'), timeoutMs);
    try {
      if ((await this.revisionOf(agreement)) >= revision) return 'reached';
      this.hint(registerOf(agreement));
      return await waited;
    } finally {
      clearTimeout(timer);
      waiters.delete(waiter);
      if (waiters.size === 0 && this.waiters.get(agreement) === waiters) this.waiters.delete(agreement);
    }
  }

  /** How old the oldest event is that is not in the rows yet, in seconds; 0 where all are. */
  async lag(): Promise<number> {
    const after = this.position ?? (await this.ports.checkpoint.position());
    const [oldest] = await this.ports.store.readAll(after, 1);
    if (!oldest) return 0;
    return Math.max(0, (Date.parse(this.ports.clock.now()) - Date.parse(oldest.event.recordedAt)) / 1_000);
  }

  private hint(stream: string): void {
    if (!stream.startsWith(REGISTER_PREFIX)) return;
    this.hinted.add(agreementOf(stream));
    this.bell.ring();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let pause = this.options.pollMs;
      try {
        if (this.holds > 0) await this.refreshHinted();
        else await this.catchUp();
      } catch (error) {
        this.options.report(error);
        pause = RETRY_MS;
      }
      if (!this.stopping) await this.bell.sleep(pause);
    }
    await this.save().catch(this.options.report);
  }

  private async refreshHinted(): Promise<void> {
    for (const agreement of this.hinted) {
      if (this.stopping) return;
      this.hinted.delete(agreement);
      if (await this.takesLong(agreement)) this.long.add(agreement);
      else await this.refresh(agreement);
      await breathe();
    }
  }

  private async catchUp(): Promise<void> {
    this.hinted.clear();
    this.position ??= await this.ports.checkpoint.position();
    for (;;) {
      if (this.stopping || this.holds > 0) return;
      const page = await this.ports.store.readAll(this.position, PAGE);
      const last = page.at(-1);
      if (last) {
        await this.follow(page);
        if (this.holds > 0) return;
        this.position = last.position;
        this.unsaved = placeOf(last);
      }
      if (performance.now() - this.savedAt >= SAVE_EVERY_MS) await this.save();
      if (page.length < PAGE) return;
      await breathe();
    }
  }

  /** Each agreement of the page once, whatever its events: the row is computed from the register. */
  private async follow(page: readonly PositionedEvent[]): Promise<void> {
    const newest = new Map<string, number>();
    for (const { stream, event } of page) {
      if (stream.startsWith(REGISTER_PREFIX)) newest.set(agreementOf(stream), event.revision);
    }
    const computed: Computed[] = [];
    for (const [agreement, revision] of newest) {
      if ((await this.revisionOf(agreement)) >= revision) continue;
      if (await this.takesLong(agreement)) {
        this.long.add(agreement);
        continue;
      }
      const one = await this.compute(agreement);
      if (one) computed.push(one);
      await breathe();
    }
    await Promise.all(computed.map((one) => this.write(one)));
  }

  private async write(computed: Computed): Promise<void> {
    const { agreement } = computed;
    const previous = 'failed' in computed ? await this.ports.rows.get(agreement) : undefined;
    const row = rowOf(computed, previous as PortfolioRow | undefined, this.ports.clock.now());
    await this.ports.rows.put(row);
    this.noteReached(agreement, computed.revision);
  }

  private async takesLong(agreement: string): Promise<boolean> {
    const { registers, clock, elsewhere } = this.ports;
    if (!elsewhere) return false;
    try {
      const { state } = await registers.current(registerOf(agreement));
      return isRecorded(state) && effortNow(state, todayIn(state, clock.now())) > MOST_HERE_MS;
    } catch {
      // What cannot be folded or read is told where it is computed.
      return false;
    }
  }

  private async computeElsewhere(agreement: string, signal: AbortSignal): Promise<void> {
    const request = { agreements: [agreement], now: this.ports.clock.now() };
    const write = async (batch: readonly Computed[]) => {
      await Promise.all(batch.map((computed) => this.write(computed)));
    };
    try {
      await this.ports.elsewhere?.compute(request, write, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      this.options.report(error);
      await this.refresh(agreement);
    }
  }

  private compute(agreement: string): Promise<Computed | undefined> {
    const { store, registers, clock } = this.ports;
    return computeOne(store, agreement, (stream) => registers.current(stream), todayAt(clock.now()));
  }

  private async revisionOf(agreement: string): Promise<number> {
    const known = this.reached.get(agreement);
    if (known !== undefined) return known;
    const standing = (await this.ports.rows.get(agreement))?.version.revision;
    if (standing !== undefined) this.noteReached(agreement, standing);
    return standing ?? 0;
  }

  private noteReached(agreement: string, revision: number): void {
    if ((this.reached.get(agreement) ?? 0) < revision) this.reached.set(agreement, revision);
    const now = this.reached.get(agreement) ?? revision;
    for (const waiter of this.waiters.get(agreement) ?? []) if (waiter.revision <= now) waiter.reached();
  }

  private async save(): Promise<void> {
    this.savedAt = performance.now();
    const place = this.unsaved;
    // Where it gets to after a crash, what takes long is asked for again.
    if (!place || !this.long.done) return;
    await this.ports.checkpoint.save(place);
    if (this.unsaved === place) this.unsaved = undefined;
  }
}
