import { shownOf } from '../core/facts.js';
import { partViews } from '../core/paging.js';
import type { IssueState } from '../core/state.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { issue, resolution } from './facts.js';
import type { IssueView } from './view-schema.js';

/** `GET …/issues/{n}` and `GET …/issues`. */
export const { one: issueView, list: listIssues } = partViews('issues', issueOf);

function issueOf(register: RegisterToView, id: string, raised: IssueState, options: ViewOptions): Closed<IssueView> {
  const { state } = register;
  const resolved = raised.resolved && isBy(raised.resolved.date, options) ? raised.resolved : undefined;
  const { annulled } = raised;
  return revised(register, `issues/${id}`, {
    id,
    date: raised.date,
    status: annulled ? 'annulled' : resolved ? 'resolved' : 'open',
    ...shownOf(issue, raised, state),
    resolution: resolved && { date: resolved.date, ...shownOf(resolution, resolved, state) },
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    invented: raised.invented,
  } as const);
}
