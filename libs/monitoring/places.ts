import type { CommitmentJudgement } from './commitments/commitments.js';
import type { IndicatorJudgement } from './indicators/indicators.js';
import type { Judgement } from './judgement.js';
import type { Children, ObjectiveJudgement } from './objectives/objectives.js';

/** A JSON Pointer into the figures (RFC 6901). */
export type JsonPointer = string;

export type JudgedPart = ObjectiveJudgement | IndicatorJudgement | CommitmentJudgement;

type Places = Generator<readonly [JsonPointer, JudgedPart]>;

/** Each objective, indicator and commitment with its place among the figures, in their order. */
export function* placesIn({ objectives, unassigned }: Judgement): Places {
  yield* placesBelow('', { indicators: [], commitments: [], objectives });
  yield* placesBelow('/unassigned', { ...unassigned, objectives: [] });
}

function* placesBelow(parent: JsonPointer, { indicators, commitments, objectives }: Children): Places {
  for (const [index, judged] of indicators.entries()) yield [`${parent}/indicators/${index}`, judged];
  yield* commitmentPlaces(`${parent}/commitments`, commitments);
  for (const [index, judged] of objectives.entries()) {
    const pointer = `${parent}/objectives/${index}`;
    yield [pointer, judged];
    yield* placesBelow(pointer, judged);
  }
}

/** Each commitment, then its parts below it. */
function* commitmentPlaces(parent: JsonPointer, commitments: readonly CommitmentJudgement[]): Places {
  for (const [index, judged] of commitments.entries()) {
    const pointer = `${parent}/${index}`;
    yield [pointer, judged];
    yield* commitmentPlaces(`${pointer}/parts`, judged.parts);
  }
}
