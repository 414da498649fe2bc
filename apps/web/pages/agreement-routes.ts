import type { FormServices } from '../forms/form.js';
import { formRoutes } from '../forms/form.js';
import type { PageRoute } from '../frame/visit.js';
import { agreementRoute } from './agreement/agreement-page.js';
import { nonRenewalForm } from './agreement/non-renewal.js';
import { commitmentRoutes } from './commitments/routes.js';
import { deliveryRoutes } from './deliveries/routes.js';
import { historyRoute } from './history/history-page.js';
import { indicatorRoutes } from './indicators/routes.js';
import { meetingRoutes } from './meetings/routes.js';
import type { ReportServices } from './report/agreement-report.js';
import { reportRoute } from './report/report-page.js';
import { takingBackRoutes } from './taking-back/routes.js';

/** Every page of one agreement: they can be made in another thread, on what it reads by itself. */
export function agreementRoutes(services: FormServices & ReportServices): PageRoute[] {
  return [
    agreementRoute(services),
    ...formRoutes(nonRenewalForm, services),
    reportRoute(services),
    historyRoute(services),
    ...commitmentRoutes(services),
    ...meetingRoutes(services),
    ...deliveryRoutes(services),
    ...indicatorRoutes(services),
    ...takingBackRoutes(services),
  ];
}
