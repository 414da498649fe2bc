import type { Text } from '#libs/kernel/text.js';
import { explainCadence } from './cadence/explain-cadence.js';
import { explainWindow } from './cadence/explain-window.js';
import { explainCommitment } from './commitments/explain-commitment.js';
import { explainCounts } from './commitments/explain-counts.js';
import { explainDeliverable, explainPeriod } from './deliverables/explain-deliverable.js';
import { explainFinalEvaluation } from './evaluation/explain-final-evaluation.js';
import { Evidence } from './evidence.js';
import { explainIndicator } from './indicators/explain-indicator.js';
import type { Judgement } from './judgement.js';
import { explainObjective } from './objectives/explain-objective.js';
import { type JsonPointer, type JudgedPart, placesIn } from './places.js';
import { explainTerm } from './term/explain-term.js';

/** Why a figure is what it is: a sentence, and the revisions of the events that it rests on. */
export interface Reason {
  readonly text: Text;
  readonly events: readonly number[];
}

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
  yield* deliverableReasons(whole, evidence);
  for (const [pointer, judged] of placesIn(whole)) yield [pointer, () => reasonOf(judged, whole, evidence)];
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

function* deliverableReasons(whole: Judgement, evidence: Evidence): Generator<Entry> {
  for (const [index, judgement] of (whole.deliverables ?? []).entries()) {
    const pointer = `/deliverables/${index}`;
    yield [pointer, () => ({ text: explainDeliverable(judgement, whole), events: evidence.deliverable(judgement) })];
    for (const [number, period] of judgement.periods.entries()) {
      const reason = () => ({
        text: explainPeriod(judgement, period),
        events: evidence.deliverablePeriod(judgement, period),
      });
      yield [`${pointer}/periods/${number}`, reason];
    }
  }
}

function reasonOf(judged: JudgedPart, whole: Judgement, evidence: Evidence): Reason {
  if ('objective' in judged) return { text: explainObjective(judged, whole), events: evidence.objective(judged) };
  if ('indicator' in judged) return { text: explainIndicator(judged, whole), events: evidence.indicator(judged) };
  return { text: explainCommitment(judged, whole), events: evidence.commitment(judged) };
}
