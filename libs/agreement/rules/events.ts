import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed, why } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { delivery } from './facts.js';
import { ruleShape } from './schema.js';

const aboutRule = eventsAbout({ rule: id }, ({ rule }) => `rules/${rule}`);
const aboutDelivery = eventsAbout(
  { rule: id, delivery: id },
  ({ rule, delivery }) => `rules/${rule}/deliveries/${delivery}`,
);

export const ruleEvents = {
  ...partEvents('Rule', 'rules', ruleShape, {
    added: say('Regola aggiunta', 'Rule added'),
    corrected: say('Regola corretta', 'Rule corrected'),
    annulled: say('Regola annullata: registrata per errore', 'Rule annulled: recorded by mistake'),
  }),
  RuleWithdrawn: aboutRule('RuleWithdrawn', say('Regola ritirata', 'Rule withdrawn'), { reason: sealed.optional() }),
  RuleWithdrawalAnnulled: aboutRule(
    'RuleWithdrawalAnnulled',
    say('Ritiro di una regola annullato', "Rule's withdrawal annulled"),
    why,
  ),
  DeliveryRecorded: aboutDelivery(
    'DeliveryRecorded',
    say('Consegna registrata', 'Delivery recorded'),
    shapeOf(delivery, 'event'),
  ),
  DeliveryAnnulled: aboutDelivery('DeliveryAnnulled', say('Consegna annullata', 'Delivery annulled'), why),
};
