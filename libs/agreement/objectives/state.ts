import type { Evolution } from '../define.js';
import { partAdded, partCorrected } from '../part.js';
import type { AgreementState } from '../state.js';
import type { objectiveEvents } from './events.js';

export const objectiveEvolution: Evolution<AgreementState, typeof objectiveEvents> = {
  ObjectiveAdded: (state, event) => partAdded(state.objectives, event, {}),
  ObjectiveCorrected: (state, event) => partCorrected(state.objectives, event),
};
