import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type CadenceJudgement, hasJudged, judgeCadence } from './cadence/cadence.js';
import { type PartsOnDay, partsOnDay } from './cadence/presence.js';
import { type CommitmentCounts, countCommitments } from './commitments/commitment-counts.js';
import { type CommitmentJudgement, judgeCommitment } from './commitments/commitments.js';
import { type DeliverableJudgement, judgeDeliverable } from './deliverables/deliverables.js';
import { type FinalEvaluationJudgement, judgeFinalEvaluation } from './evaluation/final-evaluation.js';
import { groupBy } from './grouping.js';
import { type IndicatorJudgement, judgeIndicator } from './indicators/indicators.js';
import { type Children, judgeObjective, type ObjectiveJudgement } from './objectives/objectives.js';
import { type JudgedTerm, judgedTerm } from './term/term.js';

/** An agreement judged on a day: what figures, explanations, deadlines and summaries are all read from. */
export interface Judgement {
  readonly state: RecordedAgreement;
  readonly on: CivilDate;
  readonly term: JudgedTerm;
  readonly parts: PartsOnDay;
  readonly cadence: readonly CadenceJudgement[];
  readonly finalEvaluations: readonly FinalEvaluationJudgement[];
  /** Undefined where no such rule is defined. */
  readonly deliverables: readonly DeliverableJudgement[] | undefined;
  /** Those that are under no other. */
  readonly objectives: readonly ObjectiveJudgement[];
  readonly unassigned: Pick<Children, 'indicators' | 'commitments'>;
  /** All of them, wherever they stand; commitments without their parts. */
  readonly indicators: readonly IndicatorJudgement[];
  readonly commitments: readonly CommitmentJudgement[];
  readonly counts: CommitmentCounts;
}

export function judge(state: RecordedAgreement, on: CivilDate): Judgement {
  const term = judgedTerm(state, on);
  const parts = partsOnDay(state, on);
  const indicators = [...parts.indicators.values()].map((indicator) => judgeIndicator(state, indicator, term, on));
  const commitments = judgeCommitments(state, parts, term, on);
  const isThere = (objective: string | undefined): objective is string =>
    objective !== undefined && parts.objectives.has(objective);
  return {
    state,
    on,
    term,
    parts,
    ...judgeRules(state, parts, term, on),
    objectives: judgeObjectives(state, parts, indicators, commitments, term, on),
    unassigned: {
      indicators: indicators.filter(({ indicator }) => !isThere(indicator.definition.objective)),
      commitments: commitments.filter(({ commitment }) => !isThere(commitment.definition.objective)),
    },
    indicators,
    commitments,
    counts: countCommitments(commitments, state.partners.keys()),
  };
}

/** Withdrawn ones too, as long as there is anything that they judged. */
function judgeRules(
  state: RecordedAgreement,
  parts: PartsOnDay,
  term: JudgedTerm,
  on: CivilDate,
): Pick<Judgement, 'cadence' | 'finalEvaluations' | 'deliverables'> {
  const cadence: CadenceJudgement[] = [];
  const finalEvaluations: FinalEvaluationJudgement[] = [];
  let deliverables: DeliverableJudgement[] | undefined;
  for (const rule of parts.rules) {
    const { definition } = rule;
    if (definition.type === 'meeting-cadence') {
      const judgement = judgeCadence(state, parts, rule, definition, term, on);
      if (hasJudged(judgement)) cadence.push(judgement);
    } else if (definition.type === 'final-evaluation') {
      finalEvaluations.push(...judgeFinalEvaluation(state, rule, definition, term, on));
    } else {
      const judgement = judgeDeliverable(state, rule, definition, term, on);
      deliverables = [...(deliverables ?? []), ...(judgement ? [judgement] : [])];
    }
  }
  return { cadence, finalEvaluations, deliverables };
}

/** Those that are a part of no other that is there; each with its parts. */
function judgeCommitments(
  state: RecordedAgreement,
  { commitments }: PartsOnDay,
  term: JudgedTerm,
  on: CivilDate,
): CommitmentJudgement[] {
  const partsOf = childrenIn(commitments);
  return partsOf(undefined).map((commitment) => judgeCommitment(state, commitment, partsOf, term, on));
}

function judgeObjectives(
  state: RecordedAgreement,
  { objectives }: PartsOnDay,
  indicators: readonly IndicatorJudgement[],
  commitments: readonly CommitmentJudgement[],
  term: JudgedTerm,
  on: CivilDate,
): ObjectiveJudgement[] {
  const childrenOf = childrenIn(objectives);
  const indicatorsOf = groupBy(indicators, ({ indicator }) => indicator.definition.objective);
  const commitmentsOf = groupBy(commitments, ({ commitment }) => commitment.definition.objective);
  const under = (parent: string | undefined): ObjectiveJudgement[] =>
    childrenOf(parent).map((objective) => {
      const { id } = objective.definition;
      const children = {
        indicators: indicatorsOf.get(id) ?? [],
        commitments: commitmentsOf.get(id) ?? [],
        objectives: under(id),
      };
      return judgeObjective(objective, children, state.header, term, on);
    });
  return under(undefined);
}

/** What stands below each part; undefined: what stands below none that is there. */
function childrenIn<Part extends { readonly definition: { readonly parent?: string | undefined } }>(
  parts: ReadonlyMap<string, Part>,
): (parent: string | undefined) => readonly Part[] {
  const byParent = groupBy(parts.values(), ({ definition: { parent } }) =>
    parent !== undefined && parts.has(parent) ? parent : undefined,
  );
  return (parent) => byParent.get(parent) ?? [];
}
