import type { EvaluationState, RecordedAgreement, RuleState, TermChange } from '#libs/agreement/core/state.js';
import {
  lastExtension,
  sourceWithout,
  type Term,
  type TermSource,
  type TermSpan,
  termOn,
} from '#libs/agreement/core/term.js';
import type { FinalEvaluationRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate, earlier, later } from '#libs/kernel/civil-date.js';
import type { JudgedRule } from '../cadence/cadence.js';
import { compareDates } from '../cadence/counting.js';
import { withdrawnBy } from '../cadence/presence.js';
import { type JudgedTerm, termJudgingBy } from '../term/term.js';

export type FinalEvaluationVerdict = 'done' | 'late' | 'missed' | 'pending';

/** "Valutazione finale, entro i termini", of one term judged on a day (monitoring-rules 6). */
export interface FinalEvaluationJudgement extends JudgedRule<FinalEvaluationRule> {
  /** Which renewed term it is of; 0 is the first. */
  readonly renewal: number;
  /** The last day of that term. */
  readonly end: CivilDate;
  readonly due: CivilDate;
  /** The day that the rule alone names, where a change of the term moved it. */
  readonly dueByTheRule: CivilDate | undefined;
  /** The change that moved it. */
  readonly movedBy: TermChange | undefined;
  /** Evaluations before this day are about no such term: it had not begun, or was shorter and then extended. */
  readonly notBefore: CivilDate | undefined;
  /** The earliest that counts. */
  readonly evaluation: EvaluationState | undefined;
  /** Final evaluations by the day of the report that do not count, being before that day. */
  readonly tooEarly: readonly EvaluationState[];
  readonly verdict: FinalEvaluationVerdict;
}

/** A row for the first term and each renewed one; none for an agreement without an end, where the rule says nothing. */
export function judgeFinalEvaluation(
  state: RecordedAgreement,
  rule: RuleState,
  definition: FinalEvaluationRule,
  term: JudgedTerm,
  on: CivilDate,
): FinalEvaluationJudgement[] {
  const withdrawnOn = withdrawnBy(rule, on);
  const judgedBy = termJudgingBy(state, term, withdrawnOn);
  const evaluations = finalEvaluations(state, on);
  const rows = judgedBy.spans.flatMap((span, renewal) => {
    const row = rowOf(state, definition, judgedBy, span, renewal, evaluations, on);
    return row ? [{ rule, definition, withdrawnOn, ...row }] : [];
  });
  return rows.filter((row) => withdrawnOn === undefined || row.due < withdrawnOn || isDoneBefore(row, withdrawnOn));
}

type Row = Omit<FinalEvaluationJudgement, 'rule' | 'definition' | 'withdrawnOn'>;

const isDoneBefore = ({ evaluation }: Row, day: CivilDate): boolean =>
  evaluation !== undefined && evaluation.date < day;

function rowOf(
  state: RecordedAgreement,
  definition: FinalEvaluationRule,
  term: Term,
  span: TermSpan,
  renewal: number,
  evaluations: readonly EvaluationState[],
  on: CivilDate,
): Row | undefined {
  const { to: end } = span;
  if (end === undefined) return undefined;
  const byTheRule = dayBeforeEnd(span, end, definition);
  const due = dueDay(state, term, renewal, definition);
  const isMoved = due !== byTheRule;
  const notBefore = firstDayFor(span, renewal);
  const about = evaluations.filter((evaluation) => isAbout(evaluation, term, renewal));
  const inTime = ({ date }: EvaluationState): boolean => notBefore === undefined || date >= notBefore;
  const evaluation = about.find(inTime);
  return {
    renewal,
    end,
    due,
    dueByTheRule: isMoved ? byTheRule : undefined,
    movedBy: isMoved ? span.changes.at(-1) : undefined,
    notBefore,
    evaluation,
    tooEarly: about.filter((found) => !inTime(found)),
    verdict: verdictOf(evaluation, due, on),
  };
}

/** The day that the rule names; the last one of a term that is too short for that. */
function dayBeforeEnd({ from }: TermSpan, end: CivilDate, { dueDaysBeforeEnd }: FinalEvaluationRule): CivilDate {
  const day = addDays(end, -dueDaysBeforeEnd);
  return from !== undefined && day < from ? end : day;
}

/**
 * A change decided when it was due already moves it to the end, or to the day of the decision; but an early end never
 * to a later day than the one on which it was due without it.
 */
function dueDay(source: TermSource, term: Term, renewal: number, rule: FinalEvaluationRule): CivilDate {
  const span = term.spans[renewal] ?? term.spans[0];
  const end = span.to ?? '';
  const byTheRule = dayBeforeEnd(span, end, rule);
  const last = span.changes.at(-1);
  if (!last) return byTheRule;
  const due = last.date >= byTheRule ? later(end, last.date) : byTheRule;
  if (last.kind === 'extension') return due;
  const without = sourceWithout(source, last);
  const before = termOn(without, last.date);
  return before.spans[renewal]?.to === undefined ? due : earlier(due, dueDay(without, before, renewal, rule));
}

/** A renewed term is evaluated once it has begun; one that was extended, once it was. */
function firstDayFor(span: TermSpan, renewal: number): CivilDate | undefined {
  const extension = lastExtension(span)?.date;
  const begun = renewal > 0 ? span.from : undefined;
  return begun === undefined || extension === undefined ? (begun ?? extension) : later(begun, extension);
}

/** The term that it names; else the one in which it is dated, or the last if it is dated after that. */
function isAbout(evaluation: EvaluationState, { spans }: Term, renewal: number): boolean {
  if (evaluation.renewal !== undefined) return evaluation.renewal === renewal;
  const { from, to } = spans[renewal] ?? spans[0];
  const isLast = renewal === spans.length - 1;
  return (from ?? '') <= evaluation.date && (isLast || to === undefined || evaluation.date <= to);
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
