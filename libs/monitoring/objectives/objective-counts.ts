import { OBJECTIVE_VERDICTS, type ObjectiveJudgement, type ObjectiveVerdict } from './objectives.js';

/** How many of them, at whatever level, stand where. */
export function objectiveCounts(objectives: readonly ObjectiveJudgement[]): Record<ObjectiveVerdict, number> {
  const all = verdictsIn(objectives);
  const counts = OBJECTIVE_VERDICTS.map((verdict) => [verdict, all.filter((each) => each === verdict).length]);
  return Object.fromEntries(counts) as Record<ObjectiveVerdict, number>;
}

const verdictsIn = (objectives: readonly ObjectiveJudgement[]): ObjectiveVerdict[] =>
  objectives.flatMap(({ verdict, objectives: below }) => [verdict, ...verdictsIn(below)]);
