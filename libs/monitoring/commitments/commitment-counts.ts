import { groupBy, mapped } from '../grouping.js';
import type { CommitmentJudgement, CommitmentVerdict } from './commitments.js';

/** Under which name each verdict is counted. */
export const COUNTED = {
  notStarted: 'not-started',
  inProgress: 'in-progress',
  kept: 'kept',
  fulfilled: 'fulfilled',
  unconfirmed: 'unconfirmed',
  overdue: 'overdue',
  notFulfilled: 'not-fulfilled',
} as const satisfies Readonly<Record<string, CommitmentVerdict>>;

export type Counted = keyof typeof COUNTED;

/** How many commitments stand where (monitoring-rules 4, `commitmentCounts`). */
export type Counts = Readonly<Record<'total' | Counted, number>>;

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
  return { total: commitments.length, ...mapped(COUNTED, number) };
}
