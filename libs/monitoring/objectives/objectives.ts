import type { Header } from '#libs/agreement/agreement/schema.js';
import type { ObjectiveState } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CommitmentJudgement } from '../commitments/commitments.js';
import type { IndicatorJudgement } from '../indicators/indicators.js';
import { atLeast, clipped } from '../numbers.js';
import { isOver, type JudgedTerm } from '../term/term.js';

export const OBJECTIVE_VERDICTS = [
  'upcoming',
  'insufficient-data',
  'achieved',
  'not-achieved',
  'on-track',
  'behind',
] as const;
export type ObjectiveVerdict = (typeof OBJECTIVE_VERDICTS)[number];

/** A child of an objective as it enters the sums; `value` is null where there is no data. */
export interface Share {
  readonly kind: 'indicator' | 'commitment' | 'objective';
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly value: number | null;
  readonly expectation: number;
}

/** An objective judged on a day, with everything that the verdict was reached from (monitoring-rules 5). */
export interface ObjectiveJudgement extends Children {
  readonly objective: ObjectiveState;
  readonly shares: readonly Share[];
  readonly achievement: number | null;
  readonly expected: number | null;
  readonly coverage: number;
  /** A promise to keep something up stands below it, so that it cannot be over before the term is. */
  readonly lasting: boolean;
  readonly verdict: ObjectiveVerdict;
}

/** What stands below an objective, each in the order of the definition. */
export interface Children {
  readonly indicators: readonly IndicatorJudgement[];
  readonly commitments: readonly CommitmentJudgement[];
  readonly objectives: readonly ObjectiveJudgement[];
}

export type Thresholds = Pick<Header, 'minCoverage' | 'achievedAt' | 'tolerance'>;

export function judgeObjective(
  objective: ObjectiveState,
  children: Children,
  thresholds: Thresholds,
  term: JudgedTerm,
  on: CivilDate,
): ObjectiveJudgement {
  const shares = sharesOf(children, thresholds);
  const sums = sumsOf(shares);
  const lasting = isLasting(children);
  const verdict = verdictOf(sums, lasting, thresholds, term, on);
  return { objective, ...children, shares, ...sums, lasting, verdict };
}

function sharesOf(children: Children, thresholds: Thresholds): Share[] {
  const comparable = children.indicators.filter((indicator) => indicator.verdict !== 'no-target');
  return [
    ...comparable.map(indicatorShare),
    ...children.commitments.map(commitmentShare),
    ...children.objectives.map((objective) => objectiveShare(objective, thresholds)),
  ];
}

function indicatorShare({ indicator, achievement, expected }: IndicatorJudgement): Share {
  const value = achievement === null ? null : clipped(achievement);
  return { kind: 'indicator', ...named(indicator.definition), value, expectation: clipped(expected ?? 0) };
}

function commitmentShare({ commitment, fraction, expected }: CommitmentJudgement): Share {
  return { kind: 'commitment', ...named(commitment.definition), value: fraction, expectation: expected };
}

/** A sub-objective with too little data is no data: coverage is not laundered through it. */
function objectiveShare(judgement: ObjectiveJudgement, { minCoverage }: Thresholds): Share {
  const isCovered = atLeast(judgement.coverage, minCoverage);
  return {
    kind: 'objective',
    ...named(judgement.objective.definition),
    value: isCovered ? judgement.achievement : null,
    expectation: judgement.expected ?? 0,
  };
}

const named = ({ id, title, weight }: { id: string; title: string; weight: number }) => ({ id, title, weight });

type Sums = Pick<ObjectiveJudgement, 'achievement' | 'expected' | 'coverage'>;

/** Summed in the order indicators, commitments, objectives, each as defined. */
function sumsOf(shares: readonly Share[]): Sums {
  let achieved = 0;
  let asked = 0;
  let weightWithData = 0;
  let weight = 0;
  for (const share of shares) {
    weight += share.weight;
    if (share.value === null) continue;
    weightWithData += share.weight;
    achieved += share.weight * share.value;
    asked += share.weight * share.expectation;
  }
  if (weightWithData === 0) return { achievement: null, expected: null, coverage: 0 };
  return {
    achievement: achieved / weightWithData,
    expected: asked / weightWithData,
    coverage: weightWithData / weight,
  };
}

function isLasting({ indicators, commitments, objectives }: Children): boolean {
  return (
    indicators.some(({ comparison }) => comparison.kind === 'range') ||
    commitments.some(({ commitment }) => commitment.definition.kind === 'continuous') ||
    objectives.some((objective) => objective.lasting)
  );
}

/** The first line of the table that applies. */
function verdictOf(
  { achievement, expected, coverage }: Sums,
  lasting: boolean,
  thresholds: Thresholds,
  term: JudgedTerm,
  on: CivilDate,
): ObjectiveVerdict {
  if (term.from !== undefined && on < term.from) return 'upcoming';
  if (achievement === null || !atLeast(coverage, thresholds.minCoverage)) return 'insufficient-data';
  const mayBeOver = !lasting || isOver(term, on);
  if (mayBeOver && atLeast(achievement * coverage, thresholds.achievedAt)) return 'achieved';
  if (isOver(term, on)) return 'not-achieved';
  return atLeast(achievement, (expected ?? 0) - thresholds.tolerance) ? 'on-track' : 'behind';
}
