import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { delivery } from './facts.js';
import { ruleShape } from './schema.js';

const { added, corrected, annulled } = partEvents(
  'Rule',
  'rules',
  {
    added: say('Regola aggiunta', 'Rule added'),
    corrected: say('Regola corretta', 'Rule corrected'),
    annulled: say('Regola annullata: registrata per errore', 'Rule annulled: recorded by mistake'),
  },
  ruleShape,
);

const ofRule = (data: { rule: string }) => `rules/${data.rule}`;

const withdrawn = defineEvent(
  'RuleWithdrawn',
  say('Regola ritirata', 'Rule withdrawn'),
  { rule: id, reason: sealed.optional() },
  ofRule,
);

const withdrawalAnnulled = defineEvent(
  'RuleWithdrawalAnnulled',
  say('Ritiro di una regola annullato', "Rule's withdrawal annulled"),
  { rule: id, reason: sealed },
  ofRule,
);

const ofDelivery = (data: { rule: string; delivery: string }) => `rules/${data.rule}/deliveries/${data.delivery}`;

const delivered = defineEvent(
  'DeliveryRecorded',
  say('Consegna registrata', 'Delivery recorded'),
  { rule: id, delivery: id, ...shapeOf(delivery, 'event') },
  ofDelivery,
);

const deliveryAnnulled = defineEvent(
  'DeliveryAnnulled',
  say('Consegna annullata', 'Delivery annulled'),
  { rule: id, delivery: id, reason: sealed },
  ofDelivery,
);

export const ruleEvents = {
  RuleAdded: added,
  RuleCorrected: corrected,
  RuleAnnulled: annulled,
  RuleWithdrawn: withdrawn,
  RuleWithdrawalAnnulled: withdrawalAnnulled,
  DeliveryRecorded: delivered,
  DeliveryAnnulled: deliveryAnnulled,
};
