import type { ShownAgreement } from '../agreement-report.js';
import { agreementHref } from '../agreement-visit.js';
import { agreementCrumbs } from '../components/agreement-nav.js';
import type { Crumb } from '../components/layout.js';
import { beginning } from '../texts.js';
import type { Visit } from '../visit.js';

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
