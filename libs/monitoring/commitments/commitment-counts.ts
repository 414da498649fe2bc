import { groupBy } from '../grouping.js';
import type { CommitmentJudgement, CommitmentVerdict } from './commitments.js';

/** How many commitments stand where (monitoring-rules 4, `commitmentCounts`). */
export interface Counts {
  readonly total: number;
  readonly notStarted: number;
  readonly inProgress: number;
  readonly kept: number;
  readonly fulfilled: number;
  readonly unconfirmed: number;
  readonly overdue: number;
  readonly notFulfilled: number;
}

export interface CommitmentCounts extends Counts {
  readonly byPartner: readonly (Counts & { readonly partner: string })[];
}

/** `commitments` without parts and withdrawn ones; `partners` in the order of the definition. */
export function countCommitments(
  commitments: readonly CommitmentJudgement[],
  partners: Iterable<string>,
): CommitmentCounts {
  const byPartner = groupBy(commitments, ({ commitment }) => commitment.definition.partner);
  const withAny = [...partners].filter((partner) => byPartner.has(partner));
  return {
    ...countsOf(commitments),
    byPartner: withAny.map((partner) => ({ partner, ...countsOf(byPartner.get(partner) ?? []) })),
  };
}

function countsOf(commitments: readonly CommitmentJudgement[]): Counts {
  const number = (verdict: CommitmentVerdict): number =>
    commitments.filter((commitment) => commitment.verdict === verdict).length;
  return {
    total: commitments.length,
    notStarted: number('not-started'),
    inProgress: number('in-progress'),
    kept: number('kept'),
    fulfilled: number('fulfilled'),
    unconfirmed: number('unconfirmed'),
    overdue: number('overdue'),
    notFulfilled: number('not-fulfilled'),
  };
}
