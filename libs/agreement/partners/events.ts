import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { date, id, sealed, why } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { partner } from './schema.js';

const aboutPartner = eventsAbout({ partner: id }, ({ partner }) => `partners/${partner}`);

export const partnerEvents = {
  ...partEvents('Partner', 'partners', partner, {
    added: say('Partner aggiunto', 'Partner added'),
    corrected: say('Partner corretto', 'Partner corrected'),
    annulled: say('Partner annullato: registrato per errore', 'Partner annulled: recorded by mistake'),
  }),
  PartnerWithdrew: aboutPartner('PartnerWithdrew', say('Recesso di un partner', 'Partner withdrew'), {
    effectiveOn: date.optional().describe('From when it is no longer part of it, where that is later'),
    reason: sealed.optional(),
  }),
  PartnerWithdrawalAnnulled: aboutPartner(
    'PartnerWithdrawalAnnulled',
    say('Recesso di un partner annullato', "Partner's withdrawal annulled"),
    why,
  ),
};
