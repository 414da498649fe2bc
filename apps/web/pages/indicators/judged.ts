import type { Why } from '#libs/documents/report-document.js';
import { Evidence } from '#libs/monitoring/evidence.js';
import { explainIndicator } from '#libs/monitoring/indicators/explain-indicator.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import { awaitingReview } from '#libs/monitoring/indicators/reviews.js';
import { nextMeasurement } from '#libs/monitoring/tasks/deadlines-of-parts.js';
import type { JudgedTerm } from '#libs/monitoring/term/term.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

/** An indicator as it stands today, with what the visitor may do about it. */
export interface JudgedIndicator {
  readonly judged: IndicatorJudgement;
  readonly term: JudgedTerm;
  readonly why: Why;
  /** The visitor's own partner measures it. */
  readonly isOwn: boolean;
  readonly mayRecord: boolean;
  /** Names of the objective that it is for and of the partner that measures it. */
  readonly objective: string | undefined;
  readonly responsible: string | undefined;
  /** How many of its measurements wait for somebody to validate them. */
  readonly waiting: number;
  /** The day by which it is to be measured again, while the agreement runs. */
  readonly nextReportBy: string | undefined;
}

/** Every indicator of the agreement today, in its order. */
export function judgedIndicators(at: AgreementVisit): JudgedIndicator[] {
  const { visit, register, ownPartners, may } = at;
  const { state } = register;
  const whole = at.judgement();
  const evidence = new Evidence(whole);
  return whole.indicators.map((judged) => {
    const { id, responsible, objective } = judged.indicator.definition;
    const events = evidence.indicator(judged);
    return {
      judged,
      term: whole.term,
      why: {
        pointer: '',
        text: visit.text(explainIndicator(judged, whole)),
        events,
        invented: events.filter((revision) => state.inventedRevisions.has(revision)),
      },
      isOwn: responsible !== undefined && ownPartners.includes(responsible),
      mayRecord: may('record-measurement', { indicator: id }) && state.annulled === undefined,
      objective: objective && state.objectives.get(objective)?.definition.title,
      responsible: responsible && (state.partners.get(responsible)?.definition.name ?? responsible),
      waiting: awaitingReview(state, judged.indicator).length,
      nextReportBy: nextMeasurement(judged, whole),
    };
  });
}
