import type { Commitment } from '#libs/agreement/commitments/schema.js';
import { type CivilDate, later } from '#libs/kernel/civil-date.js';
import { sumOf } from '../numbers.js';
import type { CommitmentJudgement, CommitmentVerdict } from './commitment-judgement.js';

/** The worst first: a commitment without progress of its own stands where its hindmost part does. */
const WORST_FIRST: readonly CommitmentVerdict[] = [
  'not-fulfilled',
  'overdue',
  'unconfirmed',
  'not-started',
  'in-progress',
  'kept',
  'fulfilled',
];

type FromParts = Pick<CommitmentJudgement, 'basis' | 'fraction' | 'verdict' | 'stale' | 'late' | 'firstFulfilled'>;

/** What a commitment takes from its parts (monitoring-rules 4); nothing if its own progress speaks for it. */
export function stateFromParts(
  definition: Commitment,
  parts: readonly CommitmentJudgement[],
  hasOwnProgress: boolean,
  on: CivilDate,
): FromParts | undefined {
  if (parts.length === 0) return undefined;
  const late = parts.some((part) => part.late);
  if (parts.every((part) => part.verdict === 'fulfilled')) return allFulfilled(definition, parts, late);
  if (hasOwnProgress) return undefined;
  const verdict = verdictFromParts(definition, parts, on);
  const fractions = parts.map((part) => part.fraction).filter((fraction) => fraction !== null);
  const isKnown = fractions.length > 0 && verdict !== 'unconfirmed';
  return {
    basis: 'parts',
    verdict,
    fraction: isKnown ? sumOf(fractions) / fractions.length : null,
    firstFulfilled: undefined,
    stale: definition.kind === 'continuous' ? undefined : parts.some((part) => part.stale === true),
    late,
  };
}

function allFulfilled(definition: Commitment, parts: readonly CommitmentJudgement[], late: boolean): FromParts {
  const days = parts.map((part) => part.firstFulfilled).filter((day) => day !== undefined);
  const last = days.length > 0 ? days.reduce(later) : undefined;
  return {
    basis: 'all-parts-fulfilled',
    verdict: 'fulfilled',
    fraction: 1,
    firstFulfilled: last,
    stale: definition.kind === 'continuous' ? undefined : false,
    late: late || (last !== undefined && definition.due !== undefined && last > definition.due),
  };
}

function verdictFromParts(
  definition: Commitment,
  parts: readonly CommitmentJudgement[],
  on: CivilDate,
): CommitmentVerdict {
  const ranks = parts.map((part) => WORST_FIRST.indexOf(part.verdict));
  const worst = WORST_FIRST[Math.min(...ranks)]!;
  const isOverdue = definition.due !== undefined && definition.due < on;
  if (isOverdue && worst !== 'not-fulfilled') return 'overdue';
  const anyFurther = ranks.some((rank) => rank > WORST_FIRST.indexOf('not-started'));
  return worst === 'not-started' && anyFurther ? 'in-progress' : worst;
}
