import { partViews } from '../core/paging.js';
import type { PartnerState } from '../core/state.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { PartnerView } from './view-schema.js';

/** `GET …/partners/{p}` and `GET …/partners`, in the order of the definition. */
export const { one: partnerView, list: listPartners } = partViews('partners', viewOf);

function viewOf(
  register: RegisterToView,
  id: string,
  { definition, withdrawn, addedOn, invented }: PartnerState,
  options: ViewOptions,
): Closed<PartnerView> {
  const left = withdrawn && isBy(withdrawn.date, options) ? (withdrawn.effectiveOn ?? withdrawn.date) : undefined;
  const withdrewOn = left ?? definition.withdrewOn;
  return revised(register, `partners/${id}`, { ...definition, withdrewOn, addedOn, invented });
}
