import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { DeliverableJudgement, DeliverablePeriod } from '../deliverables/deliverables.js';

/** The periods begun by a day for which nothing was handed in: of these a delivery can be recorded. */
export const owedBy = ({ periods }: DeliverableJudgement, on: CivilDate): DeliverablePeriod[] =>
  periods.filter(({ delivery, from }) => delivery === undefined && from <= on);
