import type { EvaluationState, RecordedAgreement, RuleState } from '#libs/agreement/core/state.js';
import type { FinalEvaluationRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate, later } from '#libs/kernel/civil-date.js';
import type { JudgedRule } from '../cadence/cadence.js';
import { compareDates } from '../cadence/counting.js';
import type { JudgedTerm } from '../term/term.js';

export type FinalEvaluationVerdict = 'done' | 'late' | 'missed' | 'pending';

/** "Valutazione finale, entro i termini", judged on a day (monitoring-rules 6). */
export interface FinalEvaluationJudgement extends JudgedRule<FinalEvaluationRule> {
  readonly due: CivilDate;
  /** The day that the rule alone names, where an early end moved it. */
  readonly dueBeforeEarlyEnd: CivilDate | undefined;
  /** Evaluations before this day were about the shorter term: an extension asks for another. */
  readonly notBefore: CivilDate | undefined;
  /** The earliest that counts. */
  readonly evaluation: EvaluationState | undefined;
  /** Final evaluations by the day of the report that do not count, being about the shorter term. */
  readonly tooEarly: readonly EvaluationState[];
  readonly verdict: FinalEvaluationVerdict;
}

/** Undefined for an agreement without an end, where the rule says nothing. */
export function judgeFinalEvaluation(
  state: RecordedAgreement,
  rule: RuleState,
  definition: FinalEvaluationRule,
  term: JudgedTerm,
  on: CivilDate,
): FinalEvaluationJudgement | undefined {
  if (term.to === undefined) return undefined;
  const byTheRule = addDays(term.to, -definition.dueDaysBeforeEnd);
  const due = dueDay(byTheRule, term.to, term);
  const notBefore = term.change?.kind === 'extension' ? term.change.date : undefined;
  const evaluations = finalEvaluations(state, on);
  const evaluation = evaluations.find(({ date }) => notBefore === undefined || date >= notBefore);
  return {
    rule,
    definition,
    due,
    dueBeforeEarlyEnd: due === byTheRule ? undefined : byTheRule,
    notBefore,
    evaluation,
    tooEarly: evaluations.filter(({ date }) => notBefore !== undefined && date < notBefore),
    verdict: verdictOf(evaluation, due, on),
  };
}

/** Nothing is due before the early end that makes it due was decided. */
function dueDay(byTheRule: CivilDate, end: CivilDate, { change }: JudgedTerm): CivilDate {
  if (change?.kind !== 'early-end' || byTheRule >= change.date) return byTheRule;
  return later(end, change.date);
}

/** By date; one annulled is as if it had never been. */
function finalEvaluations(state: RecordedAgreement, on: CivilDate): EvaluationState[] {
  const found = [...state.evaluations.values()].filter(
    (evaluation) => evaluation.final && !evaluation.annulled && evaluation.date <= on,
  );
  return found.sort((a, b) => compareDates(a.date, b.date) || a.revision - b.revision);
}

function verdictOf(evaluation: EvaluationState | undefined, due: CivilDate, on: CivilDate): FinalEvaluationVerdict {
  if (evaluation) return evaluation.date <= due ? 'done' : 'late';
  return on > due ? 'missed' : 'pending';
}
