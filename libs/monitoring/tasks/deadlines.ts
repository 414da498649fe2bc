import { addPeriod, type Period } from '#libs/kernel/civil-date.js';
import { compareDates } from '../cadence/counting.js';
import { groupBy } from '../grouping.js';
import type { Judgement } from '../judgement.js';
import { DEADLINE_KINDS, type Deadline, type DeadlineKind, isOverdue } from './deadline.js';
import { deadlinesOfParts } from './deadlines-of-parts.js';
import { deadlinesOfRules } from './deadlines-of-rules.js';

/** How far ahead a report looks. */
const MONTHS_AHEAD: Period = 'P6M';

/**
 * What is due and was not done, and what is due up to a period ahead, by date: the one list that the agreement's page,
 * its report and its row in lists all show.
 */
export function shownDeadlines(judgement: Judgement, ahead: Period = MONTHS_AHEAD): Deadline[] {
  const last = addPeriod(judgement.on, ahead);
  return deadlinesOf(judgement).filter(({ date }) => date <= last);
}

/** Everything due on the judged day or later, by date. */
export const deadlinesFrom = (judgement: Judgement): Deadline[] =>
  deadlinesOf(judgement).filter((each) => !isOverdue(each, judgement.on));

/** Of every rule and part, by date; nothing is due in an agreement that is archived or annulled. */
export function deadlinesOf(judgement: Judgement): Deadline[] {
  const { state, on } = judgement;
  if (state.annulled || (state.archived && state.archived.date <= on)) return [];
  return toldInOne([...deadlinesOfRules(judgement), ...deadlinesOfParts(judgement)]).sort(
    (a, b) => compareDates(a.date, b.date) || placeOf(a) - placeOf(b),
  );
}

const placeOf = ({ kind }: Deadline): number => DEADLINE_KINDS.indexOf(kind);

/** What comes by the dozen, all due on one day: one line tells how many. */
const IN_ONE: ReadonlyMap<DeadlineKind, string> = new Map([
  ['confirmation', 'commitments'],
  ['target', 'indicators'],
  ['indicator-report', 'indicators'],
]);

function toldInOne(all: readonly Deadline[]): Deadline[] {
  const several = groupBy(
    all.filter(({ kind }) => IN_ONE.has(kind)),
    ({ kind, date }) => `${kind} ${date}`,
  );
  return [...all.filter(({ kind }) => !IN_ONE.has(kind)), ...[...several.values()].map(inOne)];
}

function inOne(several: readonly Deadline[]): Deadline {
  const [first] = several as readonly [Deadline, ...Deadline[]];
  if (several.length === 1) return first;
  const part = IN_ONE.get(first.kind) ?? '';
  const isOfOne = several.every(({ owner }) => owner === first.owner);
  return { ...first, part, title: null, owner: isOfOne ? first.owner : null, count: several.length };
}
