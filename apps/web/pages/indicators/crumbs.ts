import { agreementCrumbs } from '../../frame/agreement-nav.js';
import type { Visit } from '../../frame/visit.js';
import type { ShownAgreement } from '../report/agreement-report.js';

/** The way back from a page of indicators. */
export const indicatorsCrumbs = (visit: Visit, agreement: ShownAgreement) => [
  ...agreementCrumbs(visit, agreement),
  { name: visit.say('Indicatori', 'Indicators'), href: visit.href(`/accordi/${agreement.id}/indicatori`) },
];
