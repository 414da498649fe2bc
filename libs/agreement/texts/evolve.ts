import type { Evolution } from '../core/define.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { textEvents } from './events.js';

export const textEvolution: Evolution<EvolvingAgreement, typeof textEvents> = {
  TextRedacted: (state, { data, occurredOn, revision }) => {
    state.redactions.set(data.text, {
      date: occurredOn,
      revision,
      reason: data.reason,
      ...(data.replacement && { replacement: data.replacement }),
    });
  },
  PersonErased: (state, { data, occurredOn, revision }) => {
    state.persons.set(data.person, { date: occurredOn, revision });
  },
};
