import { type Figure, figure, percent, TYPED, toldApart } from '#libs/language/numbers.js';
import { achievementFigures } from '../achievement-figures.js';
import { atLeast } from '../numbers.js';
import type { ObjectiveJudgement, Thresholds } from './objectives.js';

/** The numbers of an objective as they are printed, wherever they are: percentages, told apart from what decides. */
export interface ObjectiveFigures {
  readonly achievement: Figure | undefined;
  readonly expected: Figure | undefined;
  /** From here up it is on track. */
  readonly least: Figure | undefined;
  readonly coverage: Figure;
  readonly minCoverage: Figure;
  /** What counts towards `achievedAt`: achievement × coverage, since gaps count as nothing. */
  readonly whole: Figure | undefined;
  readonly achievedAt: Figure;
}

export function objectiveFigures(judged: ObjectiveJudgement, given: Thresholds): ObjectiveFigures {
  const { achievement, expected, coverage } = judged;
  const covered = toldApart(
    percent(coverage),
    [given.minCoverage, 1].map((share) => ({ ...percent(share, TYPED), isReached: atLeast(coverage, share) })),
    '%',
  );
  const coverages = { coverage: covered.figure, minCoverage: covered.thresholds[0]! };
  const threshold = percent(given.achievedAt, TYPED);
  if (achievement === null || expected === null) {
    const none = { achievement: undefined, expected: undefined, least: undefined, whole: undefined };
    return { ...none, ...coverages, achievedAt: figure(threshold, '%') };
  }
  const product = achievement * coverage;
  const achieved = { ...threshold, isReached: atLeast(product, given.achievedAt) };
  // Where nothing is missing, what is achieved is what counts, and one figure stands for both.
  const isWhole = coverage === 1;
  const counted = toldApart(percent(product), [achieved, { ...percent(1), isReached: atLeast(product, 1) }], '%');
  const shown = achievementFigures(achievement, expected, given.tolerance, isWhole ? [achieved] : []);
  return {
    ...shown,
    ...coverages,
    whole: isWhole ? shown.achievement : counted.figure,
    achievedAt: figure(threshold, '%'),
  };
}
