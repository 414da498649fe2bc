import type { Evolution } from '../core/define.js';
import type { AgreementState } from '../core/state.js';
import type { textEvents } from './events.js';

export const textEvolution: Evolution<AgreementState, typeof textEvents> = {
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
