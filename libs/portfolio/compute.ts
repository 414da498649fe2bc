import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { type AgreementState, asRecorded, type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import { agreementOf, REGISTER_PREFIX, registerOf } from '#libs/kernel/envelope.js';
import { type EventStore, type Position, type PositionedEvent, StoreUnavailable } from '#libs/kernel/ports.js';
import { type FoldedRegister, Registers } from '#libs/kernel/registers.js';
import type { Silence } from '#libs/monitoring/cadence/cadence-summary.js';
import { judge } from '#libs/monitoring/judgement.js';
import { type AgreementSummary, silenceIn, summaryOf } from '#libs/monitoring/summary.js';
import { type Alarms, alarmsIn } from '#libs/monitoring/tasks/alarms.js';
import type { Waiting } from '#libs/monitoring/tasks/item.js';
import { waitingIn } from '#libs/monitoring/tasks/waiting.js';

/** What came of computing one agreement. Plain data: it may come from another thread. */
export type Computed = Summarised | Failed;

export interface Summarised {
  readonly agreement: string;
  readonly revision: number;
  readonly timeZone: string;
  readonly summary: AgreementSummary;
  readonly waiting: Waiting;
  readonly alarms: Alarms;
  readonly silence?: Silence | undefined;
}

export interface Failed {
  readonly agreement: string;
  readonly revision: number;
  /** The name of the error's class, nothing that it says. */
  readonly failed: string;
}

export interface ComputeRequest {
  readonly agreements: 'all' | readonly string[];
  readonly now: Instant;
}

/** An event of the log: everything up to it is in what was computed. */
export interface LogPlace {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
}

export type OnBatch = (batch: readonly Computed[], total: number) => Promise<void>;

/** Computes many agreements, here or in another thread. */
export interface Computing {
  /** Gives `onBatch` what it computed, and waits for it. Answers the last event before it began, for all agreements. */
  compute(request: ComputeRequest, onBatch: OnBatch, signal?: AbortSignal): Promise<LogPlace | undefined>;
}

/** The day it is for the agreement, or the day asked for. */
export type DayOf = (agreement: RecordedAgreement) => CivilDate;

export const todayAt =
  (now: Instant): DayOf =>
  (agreement) =>
    todayIn(agreement, now);

/**
 * One agreement; undefined where nothing is recorded. An agreement that cannot be folded or judged is `Failed`; throws
 * `StoreUnavailable` where that says nothing of the agreement.
 */
export async function computeOne(
  store: EventStore,
  agreement: string,
  fold: (stream: string) => Promise<FoldedRegister<AgreementState>>,
  dayOf: DayOf,
): Promise<Computed | undefined> {
  const stream = registerOf(agreement);
  try {
    const { head, state: folded } = await fold(stream);
    if (head.revision === 0) return undefined;
    const state = asRecorded(folded);
    const judgement = judge(state, dayOf(state));
    return {
      agreement,
      revision: head.revision,
      timeZone: state.header.timeZone,
      summary: summaryOf(judgement),
      waiting: waitingIn(judgement),
      alarms: alarmsIn(judgement),
      silence: silenceIn(judgement),
    };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const failed = error instanceof Error ? error.constructor.name : 'Error';
    return { agreement, revision: await revisionOf(store, stream), failed };
  }
}

/** Of a register whose end cannot be read, 0: whatever was shown of it before stays the newest. */
async function revisionOf(store: EventStore, stream: string): Promise<number> {
  try {
    return (await store.head(stream))?.revision ?? 0;
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return 0;
  }
}

const BATCH = 20;
const NAMES = 500;

/** Computes what is asked for from a store, others in between. Keeps nothing: no reader's register goes for it. */
export async function computeFrom(
  store: EventStore,
  request: ComputeRequest,
  onBatch: OnBatch,
  signal?: AbortSignal,
): Promise<LogPlace | undefined> {
  // Taken before anything is computed: every event up to there is in it.
  const end = request.agreements === 'all' ? await store.last() : undefined;
  const names = request.agreements === 'all' ? await allAgreements(store) : request.agreements;
  const registers = new Registers(store, agreementFolding, 1);
  const fold = (stream: string) => registers.current(stream);
  let batch: Computed[] = [];
  for (const [index, agreement] of names.entries()) {
    signal?.throwIfAborted();
    const computed = await computeOne(store, agreement, fold, todayAt(request.now));
    if (computed) batch.push(computed);
    if (batch.length === BATCH || index === names.length - 1) {
      await onBatch(batch, names.length);
      batch = [];
    }
    await breathe();
  }
  return end && placeOf(end);
}

/** Lets whoever waits for the event loop have it. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function placeOf({ position, stream, event }: PositionedEvent): LogPlace {
  return { position, stream, revision: event.revision, hash: event.hash };
}

async function allAgreements(store: EventStore): Promise<string[]> {
  const names: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await store.streams(REGISTER_PREFIX, after, NAMES);
    names.push(...page.map(agreementOf));
    if (page.length < NAMES) return names;
    after = page.at(-1);
  }
}
