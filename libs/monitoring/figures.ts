import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement } from './cadence/cadence.js';
import type { PeriodJudgement } from './cadence/window-verdict.js';
import type { Interval } from './cadence/windows.js';
import type { CommitmentCounts } from './commitments/commitment-counts.js';
import type { CommitmentJudgement } from './commitments/commitments.js';
import type { DeliverableJudgement, DeliverablePeriod } from './deliverables/deliverables.js';
import type { FinalEvaluationJudgement } from './evaluation/final-evaluation.js';
import type { IndicatorJudgement } from './indicators/indicators.js';
import type { ObjectiveJudgement } from './objectives/objectives.js';

/** Raised when what is in the figures, or a rule behind them, changes (http-api.md, "What is read"). */
export const FIGURES_FORMAT = 1;

/** The figures of a report: exactly what the rules name, arrays in the order of the definition, no typed text. */
export interface Figures {
  readonly format: typeof FIGURES_FORMAT;
  readonly agreement: string;
  readonly on: CivilDate;
  readonly term: TermFigures;
  readonly cadence: readonly CadenceFigures[];
  readonly finalEvaluation: readonly FinalEvaluationFigures[];
  /** Absent where no such rule is defined. */
  readonly deliverables?: readonly DeliverableFigures[];
  readonly objectives: readonly ObjectiveFigures[];
  readonly unassigned: Pick<ObjectiveFigures, 'indicators' | 'commitments'>;
  readonly commitmentCounts: CommitmentCounts;
}

export interface TermFigures {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** How many times it was renewed; where the definition has `renewal`. */
  readonly renewals?: number;
}

export interface CadenceFigures extends Pick<CadenceJudgement, 'verdict' | 'current'> {
  readonly rule: string;
  readonly withdrawnOn?: CivilDate;
  readonly windows: readonly WindowFigures[];
  readonly shortfalls?: readonly Interval[];
}

export interface WindowFigures
  extends Interval,
    Pick<PeriodJudgement, 'required' | 'held' | 'verdict' | 'nextMeetingBy' | 'recommendedBy'> {
  readonly planned?: number;
  /** Ids of those counted, by date. */
  readonly meetings: readonly string[];
  readonly unrecorded?: readonly string[];
  readonly awaitingMinutes?: readonly string[];
  readonly shortNotice?: readonly string[];
  readonly unknownNotice?: readonly string[];
}

export interface FinalEvaluationFigures extends Pick<FinalEvaluationJudgement, 'due' | 'verdict'> {
  readonly rule: string;
  /** Which renewed term the row is of; absent for the first term. */
  readonly renewal?: number;
  readonly withdrawnOn?: CivilDate;
}

export interface DeliverableFigures extends Pick<DeliverableJudgement, 'verdict'> {
  readonly rule: string;
  readonly withdrawnOn?: CivilDate;
  readonly periods: readonly DeliverablePeriodFigures[];
}

export interface DeliverablePeriodFigures extends Interval, Pick<DeliverablePeriod, 'due' | 'verdict'> {
  /** The day of the earliest delivery that counts. */
  readonly delivered?: CivilDate;
}

export interface ObjectiveFigures
  extends Pick<ObjectiveJudgement, 'achievement' | 'expected' | 'coverage' | 'verdict'> {
  readonly id: string;
  readonly indicators: readonly IndicatorFigures[];
  readonly commitments: readonly CommitmentFigures[];
  readonly objectives: readonly ObjectiveFigures[];
}

export interface IndicatorFigures
  extends Pick<IndicatorJudgement, 'actual' | 'achievement' | 'expected' | 'verdict' | 'stale'> {
  readonly id: string;
}

export interface CommitmentFigures extends Pick<CommitmentJudgement, 'fraction' | 'expected' | 'verdict'> {
  readonly id: string;
  readonly stale?: boolean;
  readonly late?: true;
  readonly parts?: readonly CommitmentFigures[];
}
