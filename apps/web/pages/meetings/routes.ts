import type { PageRoute } from '../../frame/visit.js';
import { approvalRoutes } from './approval.js';
import { completionRoutes } from './completion.js';
import { endingRoutes } from './ending-forms.js';
import { meetingsRoute } from './list/list-page.js';
import { meetingFormRoutes } from './meeting-forms.js';
import { minutesRoutes } from './minutes.js';
import { meetingRoute } from './one/meeting-page.js';
import { rescheduleRoutes } from './reschedule.js';
import type { MeetingServices } from './services.js';

/** The pages about the meetings of an agreement. */
export const meetingRoutes = (services: MeetingServices): PageRoute[] => [
  meetingsRoute(services),
  ...meetingFormRoutes(services),
  meetingRoute(services),
  ...rescheduleRoutes(services),
  ...endingRoutes(services),
  ...minutesRoutes(services),
  ...approvalRoutes(services),
  ...completionRoutes(services),
];
