import { shownOf } from '../core/facts.js';
import { partViews } from '../core/paging.js';
import type { EvaluationState } from '../core/state.js';
import { type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { evaluation } from './facts.js';
import type { EvaluationView } from './view-schema.js';

/** `GET …/evaluations/{e}` and `GET …/evaluations`, annulled ones included. */
export const { one: evaluationView, list: listEvaluations } = partViews('evaluations', evaluationOf);

function evaluationOf(
  register: RegisterToView,
  id: string,
  given: EvaluationState,
  options: ViewOptions,
): Closed<EvaluationView> {
  const { state } = register;
  const { annulled } = given;
  return revised(register, `evaluations/${id}`, {
    id,
    date: given.date,
    ...shownOf(evaluation, given, state),
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    actor: options.names ? given.actor : undefined,
    invented: given.invented,
  });
}
