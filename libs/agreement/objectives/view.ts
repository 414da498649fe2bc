import { partViews } from '../core/paging.js';
import type { ObjectiveState } from '../core/state.js';
import { type RegisterToView, revised } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { ObjectiveView } from './view-schema.js';

/** `GET …/objectives/{o}` and `GET …/objectives`, in the order of the definition. */
export const { one: objectiveView, list: listObjectives } = partViews('objectives', viewOf);

function viewOf(
  register: RegisterToView,
  id: string,
  { definition, addedOn, invented }: ObjectiveState,
): Closed<ObjectiveView> {
  return revised(register, `objectives/${id}`, { ...definition, addedOn, invented });
}
