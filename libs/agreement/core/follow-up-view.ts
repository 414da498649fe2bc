import { type Closed, textPlace, textPlaceIf } from '../texts/view.js';
import type { EvaluationView, IssueView } from './follow-up-schemas.js';
import { type Listing, listing } from './paging.js';
import type { EvaluationState, Fact, IssueState } from './state.js';
import { compact, isBy, type RegisterToView, revised, type ViewOptions } from './view.js';

/** `GET …/issues/{n}`; undefined where there is none, or on that day not yet. */
export function issueView(register: RegisterToView, id: string, options: ViewOptions): Closed<IssueView> | undefined {
  const issue = register.state.issues.get(id);
  return issue && isBy(issue.date, options) ? issueOf(register, id, issue, options) : undefined;
}

/** `GET …/issues`, by date. */
export function listIssues(register: RegisterToView, options: ViewOptions): Listing<Closed<IssueView>> {
  return byDate(register, 'issues', register.state.issues, issueOf, options);
}

function issueOf(register: RegisterToView, id: string, issue: IssueState, options: ViewOptions): Closed<IssueView> {
  const { state } = register;
  const resolved = issue.resolved && isBy(issue.resolved.date, options) ? issue.resolved : undefined;
  return revised(register, `issues/${id}`, {
    id,
    date: issue.date,
    status: resolved ? 'resolved' : 'open',
    title: textPlace(state, issue.title),
    severity: issue.severity,
    owner: issue.owner,
    due: issue.due,
    text: textPlaceIf(state, issue.text),
    resolution: resolved && compact({ date: resolved.date, text: textPlaceIf(state, resolved.text) }),
    invented: issue.invented,
  } as const);
}

/** One evaluation; undefined where there is none, or on that day not yet. */
export function evaluationView(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Closed<EvaluationView> | undefined {
  const evaluation = register.state.evaluations.get(id);
  return evaluation && isBy(evaluation.date, options) ? evaluationOf(register, id, evaluation, options) : undefined;
}

/** Evaluations by date, annulled ones included. */
export function listEvaluations(register: RegisterToView, options: ViewOptions): Listing<Closed<EvaluationView>> {
  return byDate(register, 'evaluations', register.state.evaluations, evaluationOf, options);
}

function evaluationOf(
  register: RegisterToView,
  id: string,
  evaluation: EvaluationState,
  options: ViewOptions,
): Closed<EvaluationView> {
  const { state } = register;
  const { annulled } = evaluation;
  return revised(register, `evaluations/${id}`, {
    id,
    date: evaluation.date,
    final: evaluation.final,
    text: textPlace(state, evaluation.text),
    ratings: evaluation.ratings.map(({ objective, rating, text }) =>
      compact({ objective, rating, text: textPlaceIf(state, text) }),
    ),
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    actor: options.names ? evaluation.actor : undefined,
    invented: evaluation.invented,
  });
}

function byDate<Part extends Fact, View>(
  register: RegisterToView,
  name: string,
  parts: ReadonlyMap<string, Part>,
  viewOf: (register: RegisterToView, id: string, part: Part, options: ViewOptions) => View,
  options: ViewOptions,
): Listing<View> {
  const taken = [...parts].filter(([, { date }]) => isBy(date, options));
  return listing(
    `${register.state.id}/${name}`,
    taken.map(([id, part]) => ({
      place: { date: part.date, revision: part.revision },
      item: () => viewOf(register, id, part, options),
    })),
  );
}
