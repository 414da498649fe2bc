import { type FormServices, formRoutes, pressRoutes } from '../../forms/form.js';
import { agreementVisit } from '../../frame/agreement-visit.js';
import { type PageRoute, pageBelow } from '../../frame/visit.js';
import { indicatorPage } from './indicator-page.js';
import { showIndicators } from './list-page.js';
import { correction } from './recording/correct.js';
import { recording } from './recording/record.js';
import { annulment, rejection, validation } from './recording/reviews.js';

/** Indicators: how they stand, and what is recorded of them. */
export const indicatorRoutes = (services: FormServices): PageRoute[] => [
  pageBelow('/indicatori', (visit) => showIndicators(visit, services)),
  pageBelow('/indicatori/:indicator', async (visit) => ({
    page: await indicatorPage(await agreementVisit(visit, services.reading), services),
  })),
  ...formRoutes(recording, services),
  ...formRoutes(correction, services),
  ...[annulment, rejection].flatMap((form) => formRoutes(form, services)),
  ...pressRoutes(validation, 'indicatori/:indicator#rilevazioni', services),
];
