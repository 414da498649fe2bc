import type { Header } from '#libs/agreement/agreement/schema.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { ColumnType, ColumnValue, RowShape } from '#libs/kernel/ports.js';
import { plainText } from '#libs/language/search-text.js';
import { type CadenceSummary, cadenceSummary, rankOf, type Silence, silenceOf } from './cadence/cadence-summary.js';
import type { Counted, Counts } from './commitments/commitment-counts.js';
import { mapped } from './grouping.js';
import { type Judgement, judge } from './judgement.js';
import { objectiveCounts } from './objectives/objective-counts.js';
import type { ObjectiveVerdict } from './objectives/objectives.js';
import { mostUrgentRules } from './tasks/alarms.js';
import { type Deadline, isOverdue } from './tasks/deadline.js';
import { deadlinesOf, shownDeadlines } from './tasks/deadlines.js';
import { isOver, isRunning } from './term/term.js';

export const AGREEMENT_STATUSES = [
  'not-started',
  'running',
  'ended',
  'open-ended',
  'unknown-term',
  'archived',
  'annulled',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

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
  /** The worst of all rules; of those equally bad the one that needs a meeting soonest. */
  readonly cadence: CadenceSummary | null;
  readonly objectives: Readonly<Record<ObjectiveVerdict, number>>;
  readonly commitments: Counts;
  /** The first that lies ahead, however far. */
  readonly nextDeadline: Deadline | null;
  /** What is overdue and what the next six months bring, by date, as the agreement's page and its report list it. */
  readonly deadlines: readonly Deadline[];
}

/** A row stays small, whatever an agreement promises: its own page lists them all. */
const MOST_DEADLINES = 40;

/** How many objectives, and commitments, stand where: a column each. */
export const OBJECTIVE_COLUMNS = {
  objectivesUpcoming: 'upcoming',
  objectivesAchieved: 'achieved',
  objectivesOnTrack: 'on-track',
  objectivesBehind: 'behind',
  objectivesNotAchieved: 'not-achieved',
  objectivesUnknown: 'insufficient-data',
} as const satisfies Readonly<Record<string, ObjectiveVerdict>>;
export const COMMITMENT_COLUMNS = {
  commitmentsNotStarted: 'notStarted',
  commitmentsInProgress: 'inProgress',
  commitmentsKept: 'kept',
  commitmentsFulfilled: 'fulfilled',
  commitmentsUnconfirmed: 'unconfirmed',
  commitmentsOverdue: 'overdue',
  commitmentsNotFulfilled: 'notFulfilled',
} as const satisfies Readonly<Record<string, Counted>>;

const whole = (): ColumnType => 'integer';

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
  ...mapped(OBJECTIVE_COLUMNS, whole),
  commitments: 'integer',
  ...mapped(COMMITMENT_COLUMNS, whole),
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
  const [worst] = mostUrgentRules(judgement);
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
    nextDeadline: deadlinesOf(judgement).find((each) => !isOverdue(each, on)) ?? null,
    deadlines: shownDeadlines(judgement).slice(0, MOST_DEADLINES),
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
    ...mapped(OBJECTIVE_COLUMNS, (verdict) => objectives[verdict]),
    commitments: commitments.total,
    ...mapped(COMMITMENT_COLUMNS, (name) => commitments[name]),
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

/** See `Silence`, of the rule of the summary. */
export function silenceIn(judgement: Judgement): Silence | undefined {
  const [worst] = mostUrgentRules(judgement);
  return worst && silenceOf(worst, judgement.on);
}
