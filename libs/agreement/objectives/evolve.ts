import type { Evolution } from '../core/define.js';
import { partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { objectiveEvents } from './events.js';

export const objectiveEvolution: Evolution<EvolvingAgreement, typeof objectiveEvents> = {
  ObjectiveAdded: (state, event) => partAdded(state.objectives, event, {}),
  ObjectiveCorrected: (state, event) => partCorrected(state.objectives, event),
  ObjectiveAnnulled: (state, event) => partAnnulled(state, 'objectives', event),
};
