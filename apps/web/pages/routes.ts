import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Identity } from '#libs/identity/identity.js';
import type { Reports } from '#libs/monitoring/reports.js';
import type { PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import type { Projector } from '#libs/portfolio/projector.js';
import { sessionCookie } from '../calls/session.js';
import { PageRecording } from '../forms/recording.js';
import type { FooterLinks, PageRoute } from '../frame/visit.js';
import { invitationRoutes } from './account/invitations.js';
import { languageRoute } from './account/language.js';
import { legalRoutes } from './account/legal.js';
import { signInRoutes } from './account/sign-in.js';
import { agreementRoutes } from './agreement-routes.js';
import { overviewRoute } from './overview/overview.js';

/** What pages are made from. */
export interface Services {
  readonly identity: Identity;
  readonly reports: Reports;
  readonly reading: AgreementReading;
  readonly portfolio: PortfolioReading;
  readonly recording: PageRecording;
  readonly projector: Projector;
  readonly footer: FooterLinks;
  readonly publicUrl: string;
}

/** Every page there is. */
export function pageRoutes(services: Services): PageRoute[] {
  const { identity, reports, reading, portfolio, projector, recording, footer, publicUrl } = services;
  return [
    overviewRoute({ reading, portfolio, projector }),
    ...signInRoutes(identity, sessionCookie(publicUrl)),
    ...invitationRoutes(identity, publicUrl),
    languageRoute(identity),
    ...agreementRoutes({ reading, reports, recording, users: identity.users }),
    ...legalRoutes(footer),
  ];
}
