import { termOn } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { Judgement } from '../judgement.js';

/** The renewal that follows in silence, if nobody says no. */
export interface NextRenewal {
  /** The last day of the term that runs. */
  readonly end: CivilDate;
  /** The last day on which saying no prevents it. */
  readonly lastDay: CivilDate;
  /** That day is over: a no said now holds for the renewal after it. */
  readonly isTooLate: boolean;
}

/** Undefined where none is foreseen, or none is left, or somebody said no in time. */
export function nextRenewal({ state, term, on }: Pick<Judgement, 'state' | 'term' | 'on'>): NextRenewal | undefined {
  const { renewal } = state.header;
  const { to: end } = term;
  if (!renewal || end === undefined || state.annulled || on > end) return undefined;
  const after = termOn(state, addDays(end, 1));
  if (after.spans.length === term.spans.length) return undefined;
  const lastDay = addDays(end, -renewal.noticeDays);
  return { end, lastDay, isTooLate: on > lastDay };
}
