import type { Evolution } from '../core/define.js';
import { partAdded, partCorrected } from '../core/part.js';
import type { AgreementState } from '../core/state.js';
import type { objectiveEvents } from './events.js';

export const objectiveEvolution: Evolution<AgreementState, typeof objectiveEvents> = {
  ObjectiveAdded: (state, event) => partAdded(state.objectives, event, {}),
  ObjectiveCorrected: (state, event) => partCorrected(state.objectives, event),
};
