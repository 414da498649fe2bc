import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { ShownAgreement } from '../../frame/agreement-visit.js';
import type { Visit } from '../../frame/visit.js';

/** The way back from a page of indicators. */
export const indicatorsCrumbs = (visit: Visit, agreement: ShownAgreement) => [
  ...agreementCrumbs(visit, agreement),
  { name: visit.say('Indicatori', 'Indicators'), href: visit.href(`/accordi/${agreement.id}/indicatori`) },
];
