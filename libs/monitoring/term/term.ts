import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { definedEnd, type Term, termOn } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate, later } from '#libs/kernel/civil-date.js';

/** The term as known on the day of the report (monitoring-rules 1). */
export interface JudgedTerm extends Term {
  /** Where the definition puts the end: how long a whole term is. */
  readonly definedTo: CivilDate | undefined;
}

export const judgedTerm = (state: RecordedAgreement, on: CivilDate): JudgedTerm => ({
  ...termOn(state, on),
  definedTo: definedEnd(state.header),
});

/** By what term a rule is judged: once withdrawn, as it stood the day before (monitoring-rules 2, "Withdrawn"). */
export function termJudgingBy(
  state: RecordedAgreement,
  term: JudgedTerm,
  withdrawnOn: CivilDate | undefined,
): JudgedTerm {
  return withdrawnOn === undefined ? term : judgedTerm(state, addDays(withdrawnOn, -1));
}

/** The latest end that the first term has had: what an early end clips (monitoring-rules 2, "Windows"). */
export function longestEnd({ spans, definedTo }: JudgedTerm): CivilDate | undefined {
  const [first] = spans;
  if (definedTo === undefined || first.to === undefined) return first.to;
  const extensions = first.changes.filter(({ kind }) => kind === 'extension');
  return extensions.reduce((end, { validTo }) => later(end, validTo), definedTo);
}

/** How many times it was renewed by the day. */
export const renewalsOf = ({ spans }: Pick<JudgedTerm, 'spans'>): number => spans.length - 1;

/** True once the last day of the term is past; never, without an end. */
export const isOver = (term: Pick<JudgedTerm, 'to'>, on: CivilDate): boolean => term.to !== undefined && on > term.to;

/** True from the first day of the term to its last; false while its start is unknown. */
export const isRunning = (term: Pick<JudgedTerm, 'from' | 'to'>, on: CivilDate): boolean =>
  term.from !== undefined && term.from <= on && !isOver(term, on);
