import type { Evolution } from '../core/define.js';
import { change } from '../core/part.js';
import type { AgreementState, Rating } from '../core/state.js';
import type { evaluationEvents } from './events.js';

export const evaluationEvolution: Evolution<AgreementState, typeof evaluationEvents> = {
  EvaluationRecorded: (state, { data, occurredOn, revision, actor }) => {
    state.evaluations.set(data.evaluation, {
      date: occurredOn,
      revision,
      final: data.final,
      text: data.text,
      ratings: (data.ratings ?? []) as readonly Rating[],
      actor,
      ...(data.invented && { invented: data.invented }),
    });
  },

  EvaluationAnnulled: (state, { data, occurredOn, revision }) =>
    change(state.evaluations, data.evaluation, (evaluation) => ({
      ...evaluation,
      annulled: { date: occurredOn, revision, reason: data.reason },
    })),
};
