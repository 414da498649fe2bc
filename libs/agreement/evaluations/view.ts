import { shownOf } from '../core/facts.js';
import { type Listing, listingByDate } from '../core/paging.js';
import type { EvaluationState } from '../core/state.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { evaluation } from './facts.js';
import type { EvaluationView } from './view-schema.js';

/** One evaluation; undefined where there is none, or on that day not yet. */
export function evaluationView(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Closed<EvaluationView> | undefined {
  const given = register.state.evaluations.get(id);
  return given && isBy(given.date, options) ? evaluationOf(register, id, given, options) : undefined;
}

/** Evaluations by date, annulled ones included. */
export function listEvaluations(register: RegisterToView, options: ViewOptions): Listing<Closed<EvaluationView>> {
  return listingByDate(register, 'evaluations', register.state.evaluations, evaluationOf, options);
}

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
