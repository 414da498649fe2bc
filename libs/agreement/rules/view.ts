import { shownOf } from '../core/facts.js';
import { type Listing, listing, partViews } from '../core/paging.js';
import type { DeliveryState, RecordedAgreement, RuleState } from '../core/state.js';
import { compact, isBy, latestOf, type RegisterToView, redactionsIn, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { delivery } from './facts.js';
import type { DeliveryView, RuleView } from './view-schema.js';

/** `GET …/rules/{r}` and `GET …/rules`, in the order of the definition. */
export const { one: ruleView, list: listRules } = partViews('rules', viewOf);

function viewOf(
  register: RegisterToView,
  id: string,
  { definition, withdrawn, addedOn, invented }: RuleState,
  options: ViewOptions,
): Closed<RuleView> {
  const withdrawnOn = withdrawn && isBy(withdrawn.date, options) ? withdrawn.date : undefined;
  return revised(register, `rules/${id}`, { ...definition, withdrawnOn, addedOn, invented });
}

/** `GET …/rules/{r}/deliveries`, by date, annulled ones included; undefined where there is no such rule. */
export function listDeliveries(
  { state }: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<Closed<DeliveryView>> | undefined {
  const rule = state.rules.get(id);
  if (!rule || !isBy(rule.addedOn, options)) return undefined;
  return listing(
    `${state.id}/rules/${id}/deliveries`,
    rule.deliveries
      .filter(({ date }) => isBy(date, options))
      .map((delivered) => ({
        place: { date: delivered.date, revision: delivered.revision },
        item: () => deliveryOf(state, delivered, options),
      })),
  );
}

function deliveryOf(state: RecordedAgreement, delivered: DeliveryState, options: ViewOptions): Closed<DeliveryView> {
  const { annulled } = delivered;
  const view = compact({
    id: delivered.id,
    date: delivered.date,
    ...shownOf(delivery, delivered, state),
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    actor: options.names ? delivered.actor : undefined,
    invented: delivered.invented,
  });
  return { ...view, revision: latestOf([delivered.revision, annulled?.revision, ...redactionsIn(view)]) };
}
