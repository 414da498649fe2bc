import type { Evolution } from '../core/define.js';
import { change, partAdded, partCorrected } from '../core/part.js';
import type { AgreementState } from '../core/state.js';
import type { partnerEvents } from './events.js';

export const partnerEvolution: Evolution<AgreementState, typeof partnerEvents> = {
  PartnerAdded: (state, event) => partAdded(state.partners, event, {}),
  PartnerCorrected: (state, event) => partCorrected(state.partners, event),
  PartnerWithdrew: (state, { data, occurredOn, revision }) =>
    change(state.partners, data.partner, (partner) => ({ ...partner, withdrawn: { date: occurredOn, revision } })),
};
