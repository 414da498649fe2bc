import { partViews } from '../core/paging.js';
import { revised } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { ObjectiveView } from './view-schema.js';

const objectives = partViews({
  collection: 'objectives',
  partsOf: (state) => state.objectives,
  dayOf: ({ addedOn }) => addedOn,
  sortedBy: 'definition',
  view: (register, id, { definition, addedOn, invented }): Closed<ObjectiveView> =>
    revised(register, `objectives/${id}`, { ...definition, addedOn, invented }),
});

/** `GET …/objectives/{o}` and `GET …/objectives`, in the order of the definition. */
export const { one: objectiveView, list: listObjectives } = objectives;
