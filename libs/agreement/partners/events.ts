import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { date, id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { partner } from './schema.js';

const { added, corrected, annulled } = partEvents(
  'Partner',
  'partners',
  {
    added: say('Partner aggiunto', 'Partner added'),
    corrected: say('Partner corretto', 'Partner corrected'),
    annulled: say('Partner annullato: registrato per errore', 'Partner annulled: recorded by mistake'),
  },
  partner,
);

const ofPartner = (data: { partner: string }) => `partners/${data.partner}`;

const withdrew = defineEvent(
  'PartnerWithdrew',
  say('Recesso di un partner', 'Partner withdrew'),
  {
    partner: id,
    effectiveOn: date.optional().describe('From when it is no longer part of it, where that is later'),
    reason: sealed.optional(),
  },
  ofPartner,
);

const withdrawalAnnulled = defineEvent(
  'PartnerWithdrawalAnnulled',
  say('Recesso di un partner annullato', "Partner's withdrawal annulled"),
  { partner: id, reason: sealed },
  ofPartner,
);

export const partnerEvents = {
  PartnerAdded: added,
  PartnerCorrected: corrected,
  PartnerAnnulled: annulled,
  PartnerWithdrew: withdrew,
  PartnerWithdrawalAnnulled: withdrawalAnnulled,
};
