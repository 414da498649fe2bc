import type { RecordedAgreement, TermChange } from '#libs/agreement/core/state.js';
import { definedEnd, termOn } from '#libs/agreement/core/term.js';
import { type CivilDate, later } from '#libs/kernel/civil-date.js';

/** The term as known on the day of the report (monitoring-rules 1). */
export interface JudgedTerm {
  /** Undefined: the term is unknown. */
  readonly from: CivilDate | undefined;
  /** Undefined: open-ended. */
  readonly to: CivilDate | undefined;
  /** The extension or early end in force. */
  readonly change: TermChange | undefined;
  /** The latest end among the definition's and those of extensions: what an early end clips. */
  readonly longest: CivilDate | undefined;
}

export function judgedTerm(state: RecordedAgreement, on: CivilDate): JudgedTerm {
  const term = termOn(state, on);
  return { ...term, longest: longestEnd(state, on, term.to) };
}

function longestEnd(state: RecordedAgreement, on: CivilDate, end: CivilDate | undefined): CivilDate | undefined {
  if (end === undefined) return end;
  const extensions = state.termChanges.filter((change) => change.kind === 'extension' && change.date <= on);
  const ends = [definedEnd(state.header) ?? end, ...extensions.map((extension) => extension.validTo)];
  return ends.reduce(later, end);
}

/** True once the last day of the term is past; never, without an end. */
export const isOver = (term: JudgedTerm, on: CivilDate): boolean => term.to !== undefined && on > term.to;

/** True from the first day of the term to its last; false while its start is unknown. */
export const isRunning = (term: JudgedTerm, on: CivilDate): boolean =>
  term.from !== undefined && term.from <= on && !isOver(term, on);
