import type { Evolution } from '../core/define.js';
import { change, partAdded, partCorrected } from '../core/part.js';
import type { EvolvingAgreement } from '../core/state.js';
import type { ruleEvents } from './events.js';

export const ruleEvolution: Evolution<EvolvingAgreement, typeof ruleEvents> = {
  RuleAdded: (state, event) => partAdded(state.rules, event, {}),
  RuleCorrected: (state, event) => partCorrected(state.rules, event),
  RuleWithdrawn: (state, { data, occurredOn, revision }) =>
    change(state.rules, data.rule, (rule) => ({ ...rule, withdrawn: { date: occurredOn, revision } })),
};
