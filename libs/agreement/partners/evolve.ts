import type { Evolution } from '../core/define.js';
import { change, partAdded, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { partnerEvents } from './events.js';

export const partnerEvolution: Evolution<EvolvingAgreement, typeof partnerEvents> = {
  PartnerAdded: (state, event) => partAdded(state.partners, event, {}),
  PartnerCorrected: (state, event) => partCorrected(state.partners, event),
  PartnerWithdrew: (state, { data, occurredOn, revision }) =>
    change(state.partners, data.partner, (partner) => ({ ...partner, withdrawn: { date: occurredOn, revision } })),
};
