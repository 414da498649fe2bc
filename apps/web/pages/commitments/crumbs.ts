import { beginning } from '#libs/language/shortening.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { ShownAgreement } from '../../frame/agreement-visit.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import type { Crumb } from '../../frame/layout.js';
import type { Visit } from '../../frame/visit.js';

/** The way down to the page of one commitment. */
export const commitmentCrumbs = (visit: Visit, agreement: ShownAgreement): Crumb[] => [
  ...agreementCrumbs(visit, agreement),
  { name: visit.say('Impegni', 'Commitments'), href: agreementHref(visit, agreement.id, 'impegni') },
];

/** The way down to a form on a commitment. */
export const formCrumbs = (
  visit: Visit,
  agreement: ShownAgreement,
  { id, title }: { readonly id: string; readonly title: string },
): Crumb[] => [
  ...commitmentCrumbs(visit, agreement),
  { name: beginning(title, 40), href: agreementHref(visit, agreement.id, `impegni/${id}`) },
];
