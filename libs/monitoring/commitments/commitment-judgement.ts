import type { Standing } from '#libs/agreement/core/standing.js';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

export type CommitmentVerdict =
  | 'fulfilled'
  | 'not-fulfilled'
  | 'unconfirmed'
  | 'overdue'
  | 'kept'
  | 'in-progress'
  | 'not-started';

/** A commitment judged on a day, with everything that the verdict was reached from (monitoring-rules 4). */
export interface CommitmentJudgement {
  readonly commitment: CommitmentState;
  readonly start: CivilDate | undefined;
  /** The progress that stands, by date. */
  readonly progress: readonly Standing<ProgressValue>[];
  /** Whether the state is its own, that of its parts all fulfilled, or taken from them. */
  readonly basis: 'own' | 'all-parts-fulfilled' | 'parts';
  readonly fraction: number | null;
  readonly expected: number;
  readonly verdict: CommitmentVerdict;
  /** The first day on which it was said to be fulfilled, or the last of its parts was. */
  readonly firstFulfilled: CivilDate | undefined;
  /** The last day on which the news still holds: the last progress + `reportEvery`. */
  readonly nextReportBy: CivilDate | undefined;
  /** Undefined for a continuous one. */
  readonly stale: boolean | undefined;
  readonly late: boolean;
  readonly parts: readonly CommitmentJudgement[];
  readonly events: readonly number[];
}

/** Each by its id, parts too. */
export function judgedById(commitments: readonly CommitmentJudgement[]): ReadonlyMap<string, CommitmentJudgement> {
  const all = (judged: CommitmentJudgement): readonly CommitmentJudgement[] => [judged, ...judged.parts.flatMap(all)];
  return new Map(commitments.flatMap(all).map((judged) => [judged.commitment.definition.id, judged]));
}
