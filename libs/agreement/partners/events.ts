import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { partner } from './schema.js';

const { added, corrected } = partEvents(
  'Partner',
  'partners',
  { added: say('Partner aggiunto', 'Partner added'), corrected: say('Partner corretto', 'Partner corrected') },
  partner,
);

const withdrew = defineEvent(
  'PartnerWithdrew',
  say('Recesso di un partner', 'Partner withdrew'),
  { partner: id, reason: sealed.optional() },
  (data) => `partners/${data.partner}`,
);

export const partnerEvents = { PartnerAdded: added, PartnerCorrected: corrected, PartnerWithdrew: withdrew };
