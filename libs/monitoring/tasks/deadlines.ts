import { addPeriod, type CivilDate, type Period } from '#libs/kernel/civil-date.js';
import { compareDates } from '../cadence/counting.js';
import type { CommitmentJudgement } from '../commitments/commitments.js';
import type { IndicatorJudgement } from '../indicators/indicators.js';
import type { Judgement } from '../judgement.js';
import { isRunning } from '../term/term.js';

export type DeadlineKind = 'meeting' | 'commitment' | 'final-evaluation' | 'indicator-report' | 'term-end';

/** A day by which something is to be done. */
export interface Deadline {
  readonly date: CivilDate;
  readonly kind: DeadlineKind;
  /** The rule, commitment or indicator that it is about, as a path below the agreement; empty for the agreement. */
  readonly part: string;
}

/** How far ahead a report looks. */
const MONTHS_AHEAD: Period = 'P6M';

/** What is due from the judged day on, up to a period ahead, by date. */
export function upcomingDeadlines(judgement: Judgement, ahead: Period = MONTHS_AHEAD): Deadline[] {
  const last = addPeriod(judgement.on, ahead);
  return deadlinesFrom(judgement).filter(({ date }) => date <= last);
}

/** Everything due on the judged day or later, by date; of one date as they stand in the report. */
export function deadlinesFrom(judgement: Judgement): Deadline[] {
  const { on } = judgement;
  const all = [
    ...meetings(judgement),
    ...finalEvaluations(judgement),
    ...judgement.commitments.flatMap(commitments),
    ...indicatorReports(judgement),
    ...termEnd(judgement),
  ];
  return all.filter(({ date }) => date >= on).sort((a, b) => compareDates(a.date, b.date));
}

/** Of each rule every window that still needs a meeting. */
function meetings({ cadence }: Judgement): Deadline[] {
  return cadence.flatMap(({ definition, windows }) =>
    windows.flatMap(({ nextMeetingBy: date }): Deadline[] =>
      date === undefined ? [] : [{ date, kind: 'meeting', part: `rules/${definition.id}` }],
    ),
  );
}

function finalEvaluations({ finalEvaluations }: Judgement): Deadline[] {
  return finalEvaluations
    .filter(({ verdict }) => verdict === 'pending')
    .map(({ due, definition }) => ({ date: due, kind: 'final-evaluation', part: `rules/${definition.id}` }));
}

/** Its own and those of its parts, while they are not settled. */
function commitments({ commitment, verdict, parts }: CommitmentJudgement): Deadline[] {
  const { due, id } = commitment.definition;
  const isSettled = verdict === 'fulfilled' || verdict === 'not-fulfilled';
  const own: Deadline[] =
    due === undefined || isSettled ? [] : [{ date: due, kind: 'commitment', part: `commitments/${id}` }];
  return [...own, ...parts.flatMap(commitments)];
}

function indicatorReports(judgement: Judgement): Deadline[] {
  return judgement.indicators.flatMap((judged): Deadline[] => {
    const date = nextMeasurement(judged, judgement);
    if (date === undefined) return [];
    return [{ date, kind: 'indicator-report', part: `indicators/${judged.indicator.definition.id}` }];
  });
}

/** The day by which an indicator is to be measured again: while the agreement runs, and until it is achieved. */
export function nextMeasurement(
  { nextReportBy, verdict }: Pick<IndicatorJudgement, 'nextReportBy' | 'verdict'>,
  { term, on }: Judgement,
): CivilDate | undefined {
  if (nextReportBy === undefined || verdict === 'achieved' || !isRunning(term, on)) return undefined;
  return term.to === undefined || nextReportBy <= term.to ? nextReportBy : undefined;
}

const termEnd = ({ term }: Judgement): Deadline[] =>
  term.to === undefined ? [] : [{ date: term.to, kind: 'term-end', part: '' }];
