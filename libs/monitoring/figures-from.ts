import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement, WindowJudgement } from './cadence/cadence.js';
import type { Interval } from './cadence/windows.js';
import type { CommitmentJudgement } from './commitments/commitments.js';
import type { DeliverableJudgement } from './deliverables/deliverables.js';
import type { FinalEvaluationJudgement } from './evaluation/final-evaluation.js';
import {
  type CadenceFigures,
  type CommitmentFigures,
  type DeliverableFigures,
  FIGURES_FORMAT,
  type Figures,
  type FinalEvaluationFigures,
  type IndicatorFigures,
  type ObjectiveFigures,
  type WindowFigures,
} from './figures.js';
import type { IndicatorJudgement } from './indicators/indicators.js';
import type { Judgement } from './judgement.js';
import { rounded, roundedOrNull } from './numbers.js';
import type { ObjectiveJudgement } from './objectives/objectives.js';
import { renewalsOf } from './term/term.js';

/** What of a judgement is printed as figures: numbers rounded, what does not apply absent (monitoring-rules 7). */
export function figuresFrom(judgement: Judgement): Figures {
  const { state, on, term, unassigned } = judgement;
  return {
    format: FIGURES_FORMAT,
    agreement: state.id,
    on,
    term: {
      from: term.from ?? null,
      to: term.to ?? null,
      ...(state.header.renewal ? { renewals: renewalsOf(term) } : {}),
    },
    cadence: judgement.cadence.map(cadenceFigures),
    finalEvaluation: judgement.finalEvaluations.map(finalEvaluationFigures),
    ...(judgement.deliverables ? { deliverables: judgement.deliverables.map(deliverableFigures) } : {}),
    objectives: judgement.objectives.map(objectiveFigures),
    unassigned: partFigures(unassigned),
    commitmentCounts: judgement.counts,
  };
}

function cadenceFigures(judgement: CadenceJudgement): CadenceFigures {
  const { definition, verdict, current, shortfalls } = judgement;
  return {
    rule: definition.id,
    verdict,
    current,
    ...withdrawal(judgement),
    windows: judgement.windows.map((window) => windowFigures(window, definition)),
    ...(shortfalls ? { shortfalls: shortfalls.map(intervalFigures) } : {}),
  };
}

const withdrawal = ({ withdrawnOn }: { readonly withdrawnOn: CivilDate | undefined }) =>
  withdrawnOn === undefined ? {} : { withdrawnOn };

const idsOf = (facts: readonly { readonly id: string }[]): string[] => facts.map(({ id }) => id);

function windowFigures(
  judgement: WindowJudgement,
  { requireMinutes, noticeDays }: Pick<CadenceRule, 'requireMinutes' | 'noticeDays'>,
): WindowFigures {
  const { window, required, held, verdict, nextMeetingBy, counted, shortNotice, unknownNotice } = judgement;
  const notice =
    noticeDays === undefined ? {} : { shortNotice: idsOf(shortNotice), unknownNotice: idsOf(unknownNotice) };
  const base = { ...intervalFigures(window), required, held, verdict, meetings: idsOf(counted), ...notice };
  const next = nextMeetingBy === undefined ? {} : { nextMeetingBy };
  if (judgement.kind === 'rolling') return { ...base, ...next };
  const { recommendedBy, planned, unrecorded, awaitingMinutes } = judgement;
  return {
    ...base,
    ...next,
    ...(recommendedBy === undefined ? {} : { recommendedBy }),
    planned: planned.length,
    unrecorded: idsOf(unrecorded),
    ...(requireMinutes ? { awaitingMinutes: idsOf(awaitingMinutes) } : {}),
  };
}

const finalEvaluationFigures = (row: FinalEvaluationJudgement): FinalEvaluationFigures => ({
  rule: row.definition.id,
  ...(row.renewal > 0 ? { renewal: row.renewal } : {}),
  due: row.due,
  verdict: row.verdict,
  ...withdrawal(row),
});

const deliverableFigures = (judgement: DeliverableJudgement): DeliverableFigures => ({
  rule: judgement.definition.id,
  verdict: judgement.verdict,
  ...withdrawal(judgement),
  periods: judgement.periods.map(({ from, to, due, verdict, delivery }) => ({
    from,
    to,
    due,
    verdict,
    ...(delivery ? { delivered: delivery.date } : {}),
  })),
});

const intervalFigures = ({ from, to }: Interval) => ({ from, to });

const objectiveFigures = (judgement: ObjectiveJudgement): ObjectiveFigures => ({
  id: judgement.objective.definition.id,
  achievement: roundedOrNull(judgement.achievement),
  expected: roundedOrNull(judgement.expected),
  coverage: rounded(judgement.coverage),
  verdict: judgement.verdict,
  ...partFigures(judgement),
  objectives: judgement.objectives.map(objectiveFigures),
});

const partFigures = ({ indicators, commitments }: Judgement['unassigned']) => ({
  indicators: indicators.map(indicatorFigures),
  commitments: commitments.map(commitmentFigures),
});

const indicatorFigures = ({ indicator, verdict, stale, ...judged }: IndicatorJudgement): IndicatorFigures => ({
  id: indicator.definition.id,
  actual: roundedOrNull(judged.actual),
  achievement: roundedOrNull(judged.achievement),
  expected: roundedOrNull(judged.expected),
  verdict,
  stale,
});

function commitmentFigures({
  commitment,
  verdict,
  stale,
  late,
  parts,
  ...judged
}: CommitmentJudgement): CommitmentFigures {
  return {
    id: commitment.definition.id,
    fraction: roundedOrNull(judged.fraction),
    expected: rounded(judged.expected),
    verdict,
    ...(stale === undefined ? {} : { stale }),
    ...(late ? { late: true as const } : {}),
    ...(parts.length > 0 ? { parts: parts.map(commitmentFigures) } : {}),
  };
}
