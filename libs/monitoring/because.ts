import type { Text } from '#libs/kernel/text.js';
import { explainCadence } from './cadence/explain-cadence.js';
import { explainWindow } from './cadence/explain-window.js';
import type { CommitmentJudgement } from './commitments/commitments.js';
import { explainCommitment } from './commitments/explain-commitment.js';
import { explainCounts } from './commitments/explain-counts.js';
import { explainFinalEvaluation } from './evaluation/explain-final-evaluation.js';
import { Evidence } from './evidence.js';
import { explainIndicator } from './indicators/explain-indicator.js';
import type { IndicatorJudgement } from './indicators/indicators.js';
import type { Judgement } from './judgement.js';
import { explainObjective } from './objectives/explain-objective.js';
import type { ObjectiveJudgement } from './objectives/objectives.js';
import { explainTerm } from './term/explain-term.js';

/** Why a figure is what it is: a sentence, and the revisions of the events that it rests on. */
export interface Reason {
  readonly text: Text;
  readonly events: readonly number[];
}

/** A JSON Pointer into the figures (RFC 6901). */
export type JsonPointer = string;
export type Because = Readonly<Record<JsonPointer, Reason>>;

/** The reasons of every verdict, in the order of the figures (monitoring-rules 7). */
export const becauseOf = (judgement: Judgement): Because => reasonsFor(judgement, () => true);

/** Of these the ones that are wanted: nothing is put into words that nobody reads. */
export function reasonsFor(judgement: Judgement, isWanted: (pointer: JsonPointer) => boolean): Because {
  const wanted = [...reasons(judgement)].filter(([pointer]) => isWanted(pointer));
  return Object.fromEntries(wanted.map(([pointer, reason]) => [pointer, reason()]));
}

type Entry = [JsonPointer, () => Reason];

function* reasons(whole: Judgement): Generator<Entry> {
  const evidence = new Evidence(whole);
  yield ['/term', () => ({ text: explainTerm(whole), events: evidence.term })];
  yield* cadenceReasons(whole, evidence);
  for (const [index, judgement] of whole.finalEvaluations.entries()) {
    const reason = () => ({
      text: explainFinalEvaluation(judgement, whole),
      events: evidence.finalEvaluation(judgement),
    });
    yield [`/finalEvaluation/${index}`, reason];
  }
  yield* objectiveReasons('', whole.objectives, whole, evidence);
  yield* indicatorReasons('/unassigned', whole.unassigned.indicators, whole, evidence);
  yield* commitmentReasons('/unassigned/commitments', whole.unassigned.commitments, whole, evidence);
  yield ['/commitmentCounts', () => ({ text: explainCounts(whole), events: evidence.counts() })];
}

function* cadenceReasons(whole: Judgement, evidence: Evidence): Generator<Entry> {
  for (const [index, judgement] of whole.cadence.entries()) {
    const pointer = `/cadence/${index}`;
    yield [pointer, () => ({ text: explainCadence(judgement, whole), events: evidence.cadence(judgement) })];
    for (const [number, window] of judgement.windows.entries()) {
      const reason = () => ({
        text: explainWindow(judgement, window, whole.on),
        events: evidence.window(judgement, window),
      });
      yield [`${pointer}/windows/${number}`, reason];
    }
  }
}

function* objectiveReasons(
  parent: JsonPointer,
  objectives: readonly ObjectiveJudgement[],
  whole: Judgement,
  evidence: Evidence,
): Generator<Entry> {
  for (const [index, judgement] of objectives.entries()) {
    const pointer = `${parent}/objectives/${index}`;
    yield [pointer, () => ({ text: explainObjective(judgement, whole), events: evidence.objective(judgement) })];
    yield* indicatorReasons(pointer, judgement.indicators, whole, evidence);
    yield* commitmentReasons(`${pointer}/commitments`, judgement.commitments, whole, evidence);
    yield* objectiveReasons(pointer, judgement.objectives, whole, evidence);
  }
}

function* indicatorReasons(
  parent: JsonPointer,
  indicators: readonly IndicatorJudgement[],
  whole: Judgement,
  evidence: Evidence,
): Generator<Entry> {
  for (const [index, judgement] of indicators.entries()) {
    const reason = () => ({ text: explainIndicator(judgement, whole), events: evidence.indicator(judgement) });
    yield [`${parent}/indicators/${index}`, reason];
  }
}

/** Each commitment, then its parts below it. */
function* commitmentReasons(
  parent: JsonPointer,
  commitments: readonly CommitmentJudgement[],
  whole: Judgement,
  evidence: Evidence,
): Generator<Entry> {
  for (const [index, judgement] of commitments.entries()) {
    const pointer = `${parent}/${index}`;
    yield [pointer, () => ({ text: explainCommitment(judgement, whole), events: evidence.commitment(judgement) })];
    yield* commitmentReasons(`${pointer}/parts`, judgement.parts, whole, evidence);
  }
}
