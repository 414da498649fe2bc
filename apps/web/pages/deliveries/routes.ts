import { type FormServices, formRoutes } from '../../forms/form.js';
import type { PageRoute } from '../../frame/visit.js';
import { delivery } from './delivery.js';

/** What is owed is shown on the agreement's page; that it came is recorded here. */
export const deliveryRoutes = (services: FormServices): PageRoute[] => formRoutes(delivery, services);
