import type { Evolution } from '../core/define.js';
import { partAdded, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { bodyEvents } from './events.js';

export const bodyEvolution: Evolution<EvolvingAgreement, typeof bodyEvents> = {
  BodyAdded: (state, event) => partAdded(state.bodies, event, {}),
  BodyCorrected: (state, event) => partCorrected(state.bodies, event),
};
