import { type FormServices, formRoutes } from '../../forms/form.js';
import type { PageRoute } from '../../frame/visit.js';
import { approval } from './acts/approval.js';
import { completion } from './acts/completion.js';
import { annulment, cancellation } from './acts/ending.js';
import { minutes } from './acts/minutes.js';
import { reschedule } from './acts/reschedule.js';
import { meetingsRoute } from './list/list-page.js';
import { meetingRoute } from './one/meeting-page.js';
import { convene, correct, hold, record } from './record/record.js';

/** The pages about the meetings of an agreement. */
export const meetingRoutes = (services: FormServices): PageRoute[] => [
  meetingsRoute(services),
  ...[record, convene, hold, correct].flatMap((form) => formRoutes(form, services)),
  meetingRoute(services),
  ...formRoutes(reschedule, services),
  ...[cancellation, annulment].flatMap((form) => formRoutes(form, services)),
  ...formRoutes(minutes, services),
  ...formRoutes(approval, services),
  ...formRoutes(completion, services),
];
