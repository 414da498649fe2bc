import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { change } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { noteUndone, takeBack } from '../core/taking-back.js';
import type { issueEvents } from './events.js';
import { issue, resolution } from './facts.js';

export const issueEvolution: Evolution<EvolvingAgreement, typeof issueEvents> = {
  IssueRaised: (state, { data, occurredOn, revision }) => {
    state.issues.set(data.issue, {
      date: occurredOn,
      revision,
      ...keptOf(issue, data),
      ...(data.invented && { invented: data.invented }),
    });
  },

  IssueResolved: (state, { data, occurredOn, revision }) =>
    change(state.issues, data.issue, (raised) => ({
      ...raised,
      resolved: { date: occurredOn, revision, ...keptOf(resolution, data) },
    })),

  IssueAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    noteUndone(state, event, state.issues.get(data.issue));
    change(state.issues, data.issue, (raised) => ({
      ...raised,
      annulled: { date: occurredOn, revision, reason: data.reason },
    }));
  },

  IssueResolutionAnnulled: (state, event) => {
    takeBack(state, `issues/${event.data.issue}/resolution`, event, state.issues.get(event.data.issue)?.resolved);
    change(state.issues, event.data.issue, ({ resolved: _, ...raised }) => raised);
  },
};
