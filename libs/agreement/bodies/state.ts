import type { Evolution } from '../define.js';
import { partAdded, partCorrected } from '../part.js';
import type { AgreementState } from '../state.js';
import type { bodyEvents } from './events.js';

export const bodyEvolution: Evolution<AgreementState, typeof bodyEvents> = {
  BodyAdded: (state, event) => partAdded(state.bodies, event, {}),
  BodyCorrected: (state, event) => partCorrected(state.bodies, event),
};
