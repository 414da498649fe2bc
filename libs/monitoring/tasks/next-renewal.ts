import { termOn } from '#libs/agreement/core/term.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';

/** "Rinnovo tacito", as it stands on a day (monitoring-rules 1, "Renewal"). */
export interface NextRenewal {
  /** The last day on which saying no keeps it from being renewed; it may be past. */
  readonly noticeBy: CivilDate;
  /** The first day of the next term. */
  readonly renewsOn: CivilDate;
  /** Its last day. */
  readonly until: CivilDate;
}

/** Undefined where nothing follows any more: somebody said no in time, no renewal is left, or it ended early. */
export function nextRenewal({ state, term, on }: Pick<Judgement, 'state' | 'term' | 'on'>): NextRenewal | undefined {
  const { renewal } = state.header;
  if (!renewal || term.to === undefined || isOver(term, on)) return undefined;
  const renewsOn = addDays(term.to, 1);
  const known = {
    ...state,
    termChanges: state.termChanges.filter(({ date }) => date <= on),
    nonRenewals: state.nonRenewals.filter(({ date }) => date <= on),
  };
  const { to: until } = termOn(known, renewsOn);
  if (until === undefined || until <= term.to) return undefined;
  return { noticeBy: addDays(term.to, -renewal.noticeDays), renewsOn, until };
}

/** The first day of each renewed term that there is by the day. */
export const renewalDays = ({ spans }: Judgement['term']): CivilDate[] =>
  spans.slice(1).flatMap(({ from }) => (from === undefined ? [] : [from]));
