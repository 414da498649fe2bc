import { DEFAULT_CONFIRMATION } from '#libs/agreement/commitments/schema.js';
import { PROGRESS_READING, type Standing } from '#libs/agreement/core/standing.js';
import type { CommitmentState, ProgressValue, RecordedAgreement } from '#libs/agreement/core/state.js';
import { commitmentStart } from '#libs/agreement/core/term.js';
import { addPeriod, type CivilDate, daysUntil, earlier } from '#libs/kernel/civil-date.js';
import { eventsBehind, standingEntries } from '../entries.js';
import { atLeast } from '../numbers.js';
import { isOver, isRunning, type JudgedTerm } from '../term/term.js';
import type { CommitmentJudgement, CommitmentVerdict } from './commitment-judgement.js';
import { lastPercent } from './last-progress.js';
import { stateFromParts } from './parts.js';

export type { CommitmentJudgement, CommitmentVerdict } from './commitment-judgement.js';

/** `partsOf` gives the commitments that are parts of one, in the order of the definition, none withdrawn. */
export function judgeCommitment(
  state: RecordedAgreement,
  commitment: CommitmentState,
  partsOf: (id: string) => readonly CommitmentState[],
  term: JudgedTerm,
  on: CivilDate,
): CommitmentJudgement {
  const { definition } = commitment;
  const parts = partsOf(definition.id).map((part) => judgeCommitment(state, part, partsOf, term, on));
  const progress = standingEntries(commitment.progress, PROGRESS_READING, on);
  const start = commitmentStart(state, commitment);
  const own = ownState(commitment, start, progress, term, on);
  const expected = expectedOf(commitment, start, term, on);
  const events = eventsBehind(commitment.progress, PROGRESS_READING, on);
  const fromParts = stateFromParts(definition, parts, progress.length > 0, on);
  return { commitment, start, progress, basis: 'own', expected, parts, events, ...own, ...fromParts };
}

type OwnState = Pick<
  CommitmentJudgement,
  'fraction' | 'verdict' | 'firstFulfilled' | 'nextReportBy' | 'stale' | 'late'
>;

function ownState(
  commitment: CommitmentState,
  start: CivilDate | undefined,
  progress: readonly Standing<ProgressValue>[],
  term: JudgedTerm,
  on: CivilDate,
): OwnState {
  const { definition } = commitment;
  const isContinuous = definition.kind === 'continuous';
  const last = progress.at(-1);
  const said = shareDone(progress, isContinuous);
  const nextReportBy = nextReport(commitment, last?.date ?? start);
  const verdict = isContinuous
    ? continuousVerdict(last?.value, said, nextReportBy, term, on)
    : deadlineVerdict(last?.value, definition.due, term, on);
  const firstFulfilled = progress.find(({ value }) => value.status === 'fulfilled')?.date;
  const isSettled = verdict === 'fulfilled' || verdict === 'not-fulfilled';
  const isStale = isRunning(term, on) && !isSettled && nextReportBy !== undefined && nextReportBy < on;
  return {
    verdict,
    fraction: isContinuous && verdict === 'unconfirmed' ? null : (said ?? (isContinuous ? null : 0)),
    firstFulfilled,
    nextReportBy,
    stale: isContinuous ? undefined : isStale,
    late: firstFulfilled !== undefined && definition.due !== undefined && firstFulfilled > definition.due,
  };
}

/**
 * Fulfilled means all of it. What is under way, no more said, is where it last was said to be; until that was ever said
 * half of it is earned, or all of what is kept up. Undefined where there is no progress.
 */
function shareDone(progress: readonly Standing<ProgressValue>[], isContinuous: boolean): number | undefined {
  const last = progress.at(-1)?.value;
  if (!last) return undefined;
  if (last.status === 'fulfilled') return 1;
  if (last.percent !== undefined) return last.percent / 100;
  if (last.status === 'not-fulfilled') return 0;
  const before = lastPercent(progress);
  if (before !== undefined) return before / 100;
  return isContinuous ? 1 : 0.5;
}

function nextReport({ definition }: CommitmentState, from: CivilDate | undefined): CivilDate | undefined {
  const every = definition.reportEvery ?? (definition.kind === 'continuous' ? DEFAULT_CONFIRMATION : undefined);
  return every === undefined || from === undefined ? undefined : addPeriod(from, every);
}

function deadlineVerdict(
  last: ProgressValue | undefined,
  due: CivilDate | undefined,
  term: JudgedTerm,
  on: CivilDate,
): CommitmentVerdict {
  if (last?.status === 'fulfilled') return 'fulfilled';
  if (last?.status === 'not-fulfilled' || isOver(term, on)) return 'not-fulfilled';
  if (due !== undefined && due < on) return 'overdue';
  return last ? 'in-progress' : 'not-started';
}

/** A promise to keep doing something holds only while somebody keeps confirming it. */
function continuousVerdict(
  last: ProgressValue | undefined,
  said: number | undefined,
  confirmBy: CivilDate | undefined,
  term: JudgedTerm,
  on: CivilDate,
): CommitmentVerdict {
  if (last?.status === 'not-fulfilled') return 'not-fulfilled';
  const judgedUpTo = term.to === undefined ? on : earlier(on, term.to);
  if (confirmBy !== undefined && confirmBy < judgedUpTo) return 'unconfirmed';
  if (said === undefined) return isOver(term, on) ? 'unconfirmed' : 'not-started';
  const isKept = atLeast(said, 1);
  if (isOver(term, on)) return isKept ? 'fulfilled' : 'not-fulfilled';
  return isKept ? 'kept' : 'in-progress';
}

/** How much of it the day asks for. */
function expectedOf(
  { definition }: CommitmentState,
  start: CivilDate | undefined,
  term: JudgedTerm,
  on: CivilDate,
): number {
  if (definition.kind === 'continuous') return start !== undefined && on < start ? 0 : 1;
  const end = expectedEnd(definition.due, term.to);
  if (end === undefined) return 0;
  if (on >= end) return 1;
  if (start === undefined || on <= start) return 0;
  return daysUntil(start, on) / daysUntil(start, end);
}

/** The day by which all of it is expected: the earlier of its own and the term's, as far as they are known. */
export function expectedEnd(due: CivilDate | undefined, termEnd: CivilDate | undefined): CivilDate | undefined {
  return due === undefined || termEnd === undefined ? (due ?? termEnd) : earlier(due, termEnd);
}
