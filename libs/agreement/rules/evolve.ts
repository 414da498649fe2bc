import type { Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import { change, partAdded, partAnnulled, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import { noteUndone, takeBack } from '../core/taking-back.js';
import type { ruleEvents } from './events.js';
import { delivery } from './facts.js';

export const ruleEvolution: Evolution<EvolvingAgreement, typeof ruleEvents> = {
  RuleAdded: (state, event) => partAdded(state.rules, event, { deliveries: [] }),
  RuleCorrected: (state, event) => partCorrected(state.rules, event),
  RuleAnnulled: (state, event) => partAnnulled(state, 'rules', event),
  RuleWithdrawn: (state, { data, occurredOn, revision }) =>
    change(state.rules, data.rule, (rule) => ({ ...rule, withdrawn: { date: occurredOn, revision } })),
  RuleWithdrawalAnnulled: (state, event) => {
    takeBack(state, `rules/${event.data.rule}/withdrawal`, event, state.rules.get(event.data.rule)?.withdrawn);
    change(state.rules, event.data.rule, ({ withdrawn: _, ...rule }) => rule);
  },

  DeliveryRecorded: (state, { data, occurredOn, revision, actor }) =>
    change(state.rules, data.rule, (rule) => {
      const { delivery: id, invented } = data;
      const delivered = { id, date: occurredOn, revision, actor, ...keptOf(delivery, data) };
      return { ...rule, deliveries: [...rule.deliveries, { ...delivered, ...(invented && { invented }) }] };
    }),
  DeliveryAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    noteUndone(
      state,
      event,
      state.rules.get(data.rule)?.deliveries.find(({ id }) => id === data.delivery),
    );
    change(state.rules, data.rule, (rule) => ({
      ...rule,
      deliveries: rule.deliveries.map((delivered) =>
        delivered.id === data.delivery
          ? { ...delivered, annulled: { date: occurredOn, revision, reason: data.reason } }
          : delivered,
      ),
    }));
  },
};
