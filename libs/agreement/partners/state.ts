import type { Evolution } from '../define.js';
import { change, partAdded, partCorrected } from '../part.js';
import type { AgreementState } from '../state.js';
import type { partnerEvents } from './events.js';

export const partnerEvolution: Evolution<AgreementState, typeof partnerEvents> = {
  PartnerAdded: (state, event) => partAdded(state.partners, event, {}),
  PartnerCorrected: (state, event) => partCorrected(state.partners, event),
  PartnerWithdrew: (state, { data, occurredOn, revision }) =>
    change(state.partners, data.partner, (partner) => ({ ...partner, withdrawn: { date: occurredOn, revision } })),
};
