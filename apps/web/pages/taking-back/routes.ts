import { type FormServices, formRoutes } from '../../forms/form.js';
import type { PageRoute } from '../../frame/visit.js';
import { takingBackForm } from './form.js';

/** Taking back what was recorded by mistake. */
export const takingBackRoutes = (services: FormServices): PageRoute[] => formRoutes(takingBackForm, services);
