import { type FormServices, formRoutes, pressRoutes } from '../../forms/form.js';
import { type PageRoute, pageBelow } from '../../frame/visit.js';
import { annulment } from './annulment.js';
import { commitmentPage } from './commitment.js';
import { commitmentVisit } from './commitment-visit.js';
import { confirmation } from './confirm.js';
import { correction } from './correction.js';
import { commitmentsPage } from './list.js';
import { update } from './update.js';

/** What partners undertook to do, and how it goes. */
export const commitmentRoutes = (services: FormServices): PageRoute[] => [
  pageBelow('/impegni', (visit) => commitmentsPage(visit, services)),
  pageBelow('/impegni/:commitment', async (visit) => ({
    page: await commitmentPage(await commitmentVisit(visit, services.reading), services),
  })),
  ...pressRoutes(confirmation, 'impegni/:commitment', services),
  ...formRoutes(update, services),
  ...formRoutes(correction, services),
  ...formRoutes(annulment, services),
];
