import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { change } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { noteUndone } from '../core/taking-back.js';
import type { evaluationEvents } from './events.js';
import { evaluation } from './facts.js';

export const evaluationEvolution: Evolution<EvolvingAgreement, typeof evaluationEvents> = {
  EvaluationRecorded: (state, { data, occurredOn, revision, actor }) => {
    state.evaluations.set(data.evaluation, {
      date: occurredOn,
      revision,
      ...keptOf(evaluation, { ...data, ratings: data.ratings ?? [] }),
      actor,
      ...(data.invented && { invented: data.invented }),
    });
  },

  EvaluationAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    noteUndone(state, event, state.evaluations.get(data.evaluation));
    change(state.evaluations, data.evaluation, (given) => ({
      ...given,
      annulled: { date: occurredOn, revision, reason: data.reason },
    }));
  },
};
