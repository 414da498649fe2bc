import type { ShownAgreement } from '../agreement-report.js';
import { agreementCrumbs } from '../components/agreement-nav.js';
import type { Visit } from '../visit.js';

/** The way back from a page of indicators. */
export const indicatorsCrumbs = (visit: Visit, agreement: ShownAgreement) => [
  ...agreementCrumbs(visit, agreement),
  { name: visit.say('Indicatori', 'Indicators'), href: visit.href(`/accordi/${agreement.id}/indicatori`) },
];
