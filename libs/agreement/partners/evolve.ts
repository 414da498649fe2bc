import type { Evolution } from '../core/define.js';
import { change, partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { takeBack } from '../core/taking-back.js';
import { partnerEnd } from '../core/term.js';
import type { partnerEvents } from './events.js';

export const partnerEvolution: Evolution<EvolvingAgreement, typeof partnerEvents> = {
  PartnerAdded: (state, event) => partAdded(state.partners, event, {}),
  PartnerCorrected: (state, event) => partCorrected(state.partners, event),
  PartnerAnnulled: (state, event) => partAnnulled(state, 'partners', event),
  PartnerWithdrew: (state, { data, occurredOn, revision }) =>
    change(state.partners, data.partner, (partner) => {
      const { effectiveOn } = data;
      return { ...partner, withdrawn: { date: occurredOn, revision, ...(effectiveOn && { effectiveOn }) } };
    }),
  /** As if never withdrawn, also where the definition said so. */
  PartnerWithdrawalAnnulled: (state, event) => {
    const { partner: of } = event.data;
    const left = state.partners.get(of);
    const day = left && partnerEnd(left);
    // Where the definition said so, nobody decided it on a day of its own.
    const before = left?.withdrawn ?? (day === undefined ? undefined : { date: day });
    takeBack(state, `partners/${of}/withdrawal`, event, before);
    change(state.partners, of, ({ withdrawn: _, definition: { withdrewOn: __, ...definition }, ...partner }) => ({
      ...partner,
      definition,
    }));
  },
};
