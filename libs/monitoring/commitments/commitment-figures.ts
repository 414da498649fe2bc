import { type Figure, percent, TYPED, toldApart } from '#libs/language/numbers.js';
import { atLeast } from '../numbers.js';
import type { CommitmentJudgement } from './commitment-judgement.js';

/** How much of a commitment is done, as it is printed wherever it is: percentages, told apart from what decides. */
export interface CommitmentFigures {
  readonly fraction: Figure | undefined;
  readonly expected: Figure;
}

export function commitmentFigures({ fraction, expected, basis }: CommitmentJudgement): CommitmentFigures {
  const due = { ...percent(expected), isReached: fraction !== null && atLeast(fraction, expected) };
  const all = { ...percent(1), isReached: fraction !== null && atLeast(fraction, 1) };
  // A percentage that somebody typed has the decimals that were typed.
  const places = basis === 'own' ? TYPED : 0;
  const { figure, thresholds } = toldApart(percent(fraction ?? 0, places), [due, all], '%');
  return { fraction: fraction === null ? undefined : figure, expected: thresholds[0]! };
}
