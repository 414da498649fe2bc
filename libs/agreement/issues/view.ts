import { shownOf } from '../core/facts.js';
import { type Listing, listingByDate } from '../core/paging.js';
import type { IssueState } from '../core/state.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import { issue, resolution } from './facts.js';
import type { IssueView } from './view-schema.js';

/** `GET …/issues/{n}`; undefined where there is none, or on that day not yet. */
export function issueView(register: RegisterToView, id: string, options: ViewOptions): Closed<IssueView> | undefined {
  const raised = register.state.issues.get(id);
  return raised && isBy(raised.date, options) ? issueOf(register, id, raised, options) : undefined;
}

/** `GET …/issues`, by date. */
export function listIssues(register: RegisterToView, options: ViewOptions): Listing<Closed<IssueView>> {
  return listingByDate(register, 'issues', register.state.issues, issueOf, options);
}

function issueOf(register: RegisterToView, id: string, raised: IssueState, options: ViewOptions): Closed<IssueView> {
  const { state } = register;
  const resolved = raised.resolved && isBy(raised.resolved.date, options) ? raised.resolved : undefined;
  return revised(register, `issues/${id}`, {
    id,
    date: raised.date,
    status: resolved ? 'resolved' : 'open',
    ...shownOf(issue, raised, state),
    resolution: resolved && { date: resolved.date, ...shownOf(resolution, resolved, state) },
    invented: raised.invented,
  } as const);
}
