import type { IssueState } from '#libs/agreement/core/state.js';
import { addPeriod, type CivilDate, later } from '#libs/kernel/civil-date.js';
import { shortened } from '#libs/language/shortening.js';
import type { CommitmentJudgement } from '../commitments/commitments.js';
import type { IndicatorJudgement } from '../indicators/indicators.js';
import { awaitingReview } from '../indicators/reviews.js';
import type { Judgement } from '../judgement.js';
import { atLeast } from '../numbers.js';
import { isOver, isRunning } from '../term/term.js';
import { nextNews } from './as-before.js';
import { type Deadline, deadline } from './deadline.js';
import { knownMeetings } from './meeting-stage.js';
import { meetingName } from './names.js';
import { openDecisions, openIssues } from './open-ends.js';

export const deadlinesOfParts = (judgement: Judgement): Deadline[] => [
  ...plannedMeetings(judgement),
  ...commitments(judgement),
  ...decisions(judgement),
  ...issues(judgement),
  ...indicators(judgement),
];

/** Convened for the day or a later one: what becomes of those before is to be recorded, and is no deadline. */
const plannedMeetings = ({ state, on }: Judgement): Deadline[] =>
  knownMeetings(state, on)
    .filter(({ stage }) => stage === 'planned')
    .reverse()
    .map(({ id, facts }) =>
      deadline('planned-meeting', facts.date, `meetings/${id}`, {
        owner: facts.convenedBy ?? null,
        title: meetingName(state, facts),
        body: facts.body ?? null,
      }),
    );

function commitments(judgement: Judgement): Deadline[] {
  if (isOver(judgement.term, judgement.on)) return [];
  return judgement.commitments.flatMap((commitment) => ofCommitment(commitment, judgement));
}

/** Its own and those of its parts, while they are not settled. */
function ofCommitment(judged: CommitmentJudgement, judgement: Judgement): Deadline[] {
  const { due, id, partner, title } = judged.commitment.definition;
  const isSettled = judged.verdict === 'fulfilled' || judged.verdict === 'not-fulfilled';
  const about = [`commitments/${id}`, { owner: partner ?? null, title: shortened(title) }] as const;
  const own = due === undefined || isSettled ? [] : [deadline('commitment', due, ...about)];
  const news = nextNews(judged, judgement);
  // News of what was due already is no other thing to do.
  const isToldAlready = due !== undefined && news !== undefined && due <= news;
  const confirmation = news === undefined || isToldAlready ? [] : [deadline('confirmation', news, ...about)];
  return [...own, ...confirmation, ...judged.parts.flatMap((part) => ofCommitment(part, judgement))];
}

const decisions = (judgement: Judgement): Deadline[] =>
  openDecisions(judgement).map(({ id, decision, due, facts }) =>
    deadline('decision', due, `decisions/${id}`, {
      owner: decision.owner ?? null,
      title: meetingName(judgement.state, facts),
    }),
  );

/** Its title is sealed, as all that was typed of it. */
const issues = (judgement: Judgement): Deadline[] =>
  openIssues(judgement).map(({ id, issue, due }) => deadline('issue', due, `issues/${id}`, ownerOf(issue)));

const ownerOf = ({ owner }: IssueState) => ({ owner: owner ?? null });

function indicators(judgement: Judgement): Deadline[] {
  return judgement.indicators.flatMap((judged) => {
    const { id, title, responsible } = judged.indicator.definition;
    const about = [`indicators/${id}`, { owner: responsible ?? null, title: shortened(title) }] as const;
    const report = nextMeasurement(judged, judgement);
    const reports = report === undefined ? [] : [deadline('indicator-report', report, ...about)];
    return [...targetDays(judged, judgement).map((date) => deadline('target', date, ...about)), ...reports];
  });
}

/** The days of the targets ahead that are not reached yet, intermediate ones too. */
function targetDays({ comparison, actual, verdict }: IndicatorJudgement, { on }: Judgement): CivilDate[] {
  if (comparison.kind !== 'targets' || verdict === 'achieved') return [];
  const { baseline, last, targets } = comparison;
  const sign = Math.sign(last.value - baseline.value);
  const isReached = (value: number): boolean => actual !== null && atLeast(actual * sign, value * sign);
  return targets.filter(({ date, value }) => date >= on && !isReached(value)).map(({ date }) => date);
}

/** The day by which an indicator is to be measured again: while the agreement runs, and until it is achieved. */
export function nextMeasurement(judged: IndicatorJudgement, judgement: Judgement): CivilDate | undefined {
  const { term, on } = judgement;
  if (judged.verdict === 'achieved' || !isRunning(term, on)) return undefined;
  const next = reportedBy(judged, judgement);
  return next === undefined || (term.to !== undefined && next > term.to) ? undefined : next;
}

/** What was measured and waits to be validated was measured all the same: nobody is asked for it again. */
function reportedBy({ indicator, nextReportBy }: IndicatorJudgement, { state, on }: Judgement): CivilDate | undefined {
  const { reportEvery } = indicator.definition;
  if (nextReportBy === undefined || reportEvery === undefined) return undefined;
  const pending = awaitingReview(state, indicator).filter(({ date }) => date <= on);
  return pending.map(({ date }) => addPeriod(date, reportEvery)).reduce(later, nextReportBy);
}
