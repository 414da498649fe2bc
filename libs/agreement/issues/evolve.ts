import type { Evolution } from '../core/define.js';
import { change } from '../core/part.js';
import type { AgreementState } from '../core/state.js';
import type { issueEvents } from './events.js';

export const issueEvolution: Evolution<AgreementState, typeof issueEvents> = {
  IssueRaised: (state, { data, occurredOn, revision }) => {
    state.issues.set(data.issue, {
      date: occurredOn,
      revision,
      title: data.title,
      ...(data.severity && { severity: data.severity }),
      ...(data.owner && { owner: data.owner }),
      ...(data.due && { due: data.due }),
      ...(data.text && { text: data.text }),
      ...(data.invented && { invented: data.invented }),
    });
  },

  IssueResolved: (state, { data, occurredOn, revision }) =>
    change(state.issues, data.issue, (issue) => ({
      ...issue,
      resolved: { date: occurredOn, revision, ...(data.text && { text: data.text }) },
    })),
};
