import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceVerdict } from './cadence/cadence.js';
import type { WindowVerdict } from './cadence/window-verdict.js';
import type { CommitmentCounts } from './commitments/commitment-counts.js';
import type { CommitmentVerdict } from './commitments/commitments.js';
import type { FinalEvaluationVerdict } from './evaluation/final-evaluation.js';
import type { IndicatorVerdict } from './indicators/indicators.js';
import type { ObjectiveVerdict } from './objectives/objectives.js';

/** Raised when what is in the figures, or a rule behind them, changes (http-api.md, "What is read"). */
export const FIGURES_FORMAT = 1;

/** The figures of a report: exactly what the rules name, arrays in the order of the definition, no typed text. */
export interface Figures {
  readonly format: typeof FIGURES_FORMAT;
  readonly agreement: string;
  readonly on: CivilDate;
  readonly term: { readonly from: CivilDate | null; readonly to: CivilDate | null };
  readonly cadence: readonly CadenceFigures[];
  readonly finalEvaluation: readonly FinalEvaluationFigures[];
  readonly objectives: readonly ObjectiveFigures[];
  readonly unassigned: {
    readonly indicators: readonly IndicatorFigures[];
    readonly commitments: readonly CommitmentFigures[];
  };
  readonly commitmentCounts: CommitmentCounts;
}

export interface CadenceFigures {
  readonly rule: string;
  readonly verdict: CadenceVerdict;
  readonly current: WindowVerdict | null;
  readonly windows: readonly WindowFigures[];
  readonly shortfalls?: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
}

export interface WindowFigures {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly required: number;
  readonly held: number;
  readonly planned?: number;
  readonly verdict: WindowVerdict;
  readonly nextMeetingBy?: CivilDate;
  readonly recommendedBy?: CivilDate;
  /** Ids of those counted, by date. */
  readonly meetings: readonly string[];
  readonly unrecorded?: readonly string[];
  readonly awaitingMinutes?: readonly string[];
}

export interface FinalEvaluationFigures {
  readonly rule: string;
  readonly due: CivilDate;
  readonly verdict: FinalEvaluationVerdict;
}

export interface ObjectiveFigures {
  readonly id: string;
  readonly achievement: number | null;
  readonly expected: number | null;
  readonly coverage: number;
  readonly verdict: ObjectiveVerdict;
  readonly indicators: readonly IndicatorFigures[];
  readonly commitments: readonly CommitmentFigures[];
  readonly objectives: readonly ObjectiveFigures[];
}

export interface IndicatorFigures {
  readonly id: string;
  readonly actual: number | null;
  readonly achievement: number | null;
  readonly expected: number | null;
  readonly verdict: IndicatorVerdict;
  readonly stale: boolean;
}

export interface CommitmentFigures {
  readonly id: string;
  readonly fraction: number | null;
  readonly expected: number;
  readonly verdict: CommitmentVerdict;
  readonly stale?: boolean;
  readonly late?: true;
  readonly parts?: readonly CommitmentFigures[];
}
