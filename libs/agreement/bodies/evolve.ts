import type { Evolution } from '../core/define.js';
import { change, partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { takeBack, without } from '../core/taking-back.js';
import type { bodyEvents } from './events.js';

export const bodyEvolution: Evolution<EvolvingAgreement, typeof bodyEvents> = {
  BodyAdded: (state, event) => partAdded(state.bodies, event, { memberChanges: [] }),
  BodyCorrected: (state, event) => partCorrected(state.bodies, event),
  BodyAnnulled: (state, event) => partAnnulled(state, 'bodies', event),
  BodyMembersSet: (state, { data, occurredOn, revision }) =>
    change(state.bodies, data.body, (body) => {
      const { change: id, members, reason } = data;
      const set = { id, date: occurredOn, revision, members, ...(reason && { reason }) };
      return { ...body, memberChanges: [...body.memberChanges, set] };
    }),
  BodyMembersAnnulled: (state, event) => {
    const { body: of, change: id } = event.data;
    const before = state.bodies.get(of)?.memberChanges.find((set) => set.id === id);
    takeBack(state, `bodies/${of}/members/${id}`, event, before);
    change(state.bodies, of, (body) => ({
      ...body,
      memberChanges: without(body.memberChanges, (set) => set.id === id),
    }));
  },
};
