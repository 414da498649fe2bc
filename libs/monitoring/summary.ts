import type { Header } from '#libs/agreement/agreement/schema.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { ColumnType, ColumnValue, RowShape } from '#libs/kernel/ports.js';
import { plainText } from '#libs/language/search-text.js';
import {
  type CadenceSummary,
  cadenceSummary,
  rankOf,
  type Silence,
  silenceOf,
  worstFirst,
} from './cadence/cadence-summary.js';
import type { Counts } from './commitments/commitment-counts.js';
import { type Judgement, judge } from './judgement.js';
import type { ObjectiveJudgement, ObjectiveVerdict } from './objectives/objectives.js';
import { type Deadline, deadlinesFrom } from './tasks/deadlines.js';
import { isOver, isRunning } from './term/term.js';

export type AgreementStatus =
  | 'not-started'
  | 'running'
  | 'ended'
  | 'open-ended'
  | 'unknown-term'
  | 'archived'
  | 'annulled';

/** One agreement on one day, as lists across agreements show it (http-api.md, `GET /portfolio`). */
export interface AgreementSummary {
  readonly agreement: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly kind: Header['kind'];
  readonly status: AgreementStatus;
  readonly invented: boolean;
  readonly on: CivilDate;
  readonly term: { readonly from: CivilDate | null; readonly to: CivilDate | null };
  /** The worst of all rules. */
  readonly cadence: CadenceSummary | null;
  readonly objectives: Readonly<Record<ObjectiveVerdict, number>>;
  readonly commitments: Counts;
  readonly nextDeadline: Deadline | null;
}

/** Declared and indexed: what lists are filtered, searched and sorted by. */
const COLUMNS = {
  agreement: 'text',
  /** As it is sorted by: engines compare code points, people do not. */
  title: 'text',
  search: 'text',
  kind: 'text',
  status: 'text',
  validFrom: 'text',
  validTo: 'text',
  cadence: 'text',
  cadenceRank: 'integer',
  nextMeetingBy: 'text',
  objectives: 'integer',
  objectivesUpcoming: 'integer',
  objectivesAchieved: 'integer',
  objectivesOnTrack: 'integer',
  objectivesBehind: 'integer',
  objectivesNotAchieved: 'integer',
  objectivesUnknown: 'integer',
  commitments: 'integer',
  commitmentsNotStarted: 'integer',
  commitmentsInProgress: 'integer',
  commitmentsKept: 'integer',
  commitmentsFulfilled: 'integer',
  commitmentsUnconfirmed: 'integer',
  commitmentsOverdue: 'integer',
  commitmentsNotFulfilled: 'integer',
  nextDeadline: 'text',
} as const satisfies Record<string, ColumnType>;

export const SUMMARY_SHAPE = {
  name: 'agreement-summaries',
  columns: COLUMNS,
  indexes: [
    ['agreement'],
    ['title'],
    ['status', 'title'],
    ['validTo', 'title'],
    ['cadenceRank', 'title'],
    ['nextMeetingBy', 'title'],
    ['nextDeadline', 'title'],
    ['objectivesBehind', 'title'],
    ['commitmentsOverdue', 'title'],
  ],
} as const satisfies RowShape;

/** The row of an agreement for a day. Pure. */
export function summarise(state: RecordedAgreement, today: CivilDate): AgreementSummary {
  return summaryOf(judge(state, today));
}

/** The same where the agreement has been judged already. */
export function summaryOf(judgement: Judgement): AgreementSummary {
  const { state, on } = judgement;
  const { header } = state;
  const { byPartner: _, ...commitments } = judgement.counts;
  const worst = worstFirst(judgement.cadence)[0];
  return {
    agreement: state.id,
    title: header.title,
    aliases: header.aliases ?? [],
    kind: header.kind,
    status: statusOf(judgement),
    invented: state.invented,
    on,
    term: { from: judgement.term.from ?? null, to: judgement.term.to ?? null },
    cadence: worst ? cadenceSummary(worst, on) : null,
    objectives: objectiveCounts(judgement.objectives),
    commitments,
    nextDeadline: deadlinesFrom(judgement)[0] ?? null,
  };
}

/** The declared columns of a row. */
export function summaryColumns(summary: AgreementSummary): Record<keyof typeof COLUMNS, ColumnValue> {
  const { objectives, commitments, cadence } = summary;
  return {
    agreement: summary.agreement,
    title: plainText(summary.title),
    search: plainText([summary.title, summary.agreement, ...summary.aliases].join(' ')),
    kind: summary.kind,
    status: summary.status,
    validFrom: summary.term.from,
    validTo: summary.term.to,
    cadence: cadence?.verdict ?? null,
    cadenceRank: cadence ? rankOf(cadence.verdict) : null,
    nextMeetingBy: cadence?.window?.nextMeetingBy ?? null,
    objectives: Object.values(objectives).reduce((sum, number) => sum + number, 0),
    objectivesUpcoming: objectives.upcoming,
    objectivesAchieved: objectives.achieved,
    objectivesOnTrack: objectives['on-track'],
    objectivesBehind: objectives.behind,
    objectivesNotAchieved: objectives['not-achieved'],
    objectivesUnknown: objectives['insufficient-data'],
    commitments: commitments.total,
    commitmentsNotStarted: commitments.notStarted,
    commitmentsInProgress: commitments.inProgress,
    commitmentsKept: commitments.kept,
    commitmentsFulfilled: commitments.fulfilled,
    commitmentsUnconfirmed: commitments.unconfirmed,
    commitmentsOverdue: commitments.overdue,
    commitmentsNotFulfilled: commitments.notFulfilled,
    nextDeadline: summary.nextDeadline?.date ?? null,
  };
}

function statusOf({ state, term, on }: Judgement): AgreementStatus {
  if (state.annulled) return 'annulled';
  if (state.archived && state.archived.date <= on) return 'archived';
  if (isOver(term, on)) return 'ended';
  if (term.from === undefined) return 'unknown-term';
  if (!isRunning(term, on)) return 'not-started';
  return term.to === undefined ? 'open-ended' : 'running';
}

/** All of them, at whatever level. */
function objectiveCounts(objectives: readonly ObjectiveJudgement[]): Record<ObjectiveVerdict, number> {
  const counts: Record<ObjectiveVerdict, number> = {
    upcoming: 0,
    'insufficient-data': 0,
    achieved: 0,
    'not-achieved': 0,
    'on-track': 0,
    behind: 0,
  };
  const count = (judgement: ObjectiveJudgement): void => {
    counts[judgement.verdict] += 1;
    judgement.objectives.forEach(count);
  };
  objectives.forEach(count);
  return counts;
}

/** See `Silence`, of the rule of the summary. */
export function silenceIn({ cadence, on }: Judgement): Silence | undefined {
  const [worst] = worstFirst(cadence);
  return worst && silenceOf(worst, on);
}
