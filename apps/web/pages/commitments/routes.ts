import type { PageReply, PageRoute, Visit } from '../../frame/visit.js';
import { annulmentPage, sendAnnulment } from './annulment.js';
import { commitmentPage } from './commitment.js';
import type { CommitmentServices } from './commitment-visit.js';
import { confirm, confirmAddress } from './confirm.js';
import { correctionPage, sendCorrection } from './correction.js';
import { commitmentsPage } from './list.js';
import { sendUpdate, updatePage } from './update.js';

const LIST = '/accordi/:agreement/impegni';
const ONE = `${LIST}/:commitment`;
const ENTRY = `${ONE}/voci/:entry`;

/** What partners undertook to do, and how it goes. */
export function commitmentRoutes(services: CommitmentServices): PageRoute[] {
  const page = (
    method: PageRoute['method'],
    path: string,
    handle: (visit: Visit, services: CommitmentServices) => Promise<PageReply>,
  ): PageRoute => ({ method, path, handle: (visit) => handle(visit, services) });
  return [
    page('GET', LIST, commitmentsPage),
    page('GET', ONE, (visit) => commitmentPage(visit, services)),
    page('GET', `${ONE}/conferma`, confirmAddress),
    page('POST', `${ONE}/conferma`, confirm),
    page('GET', `${ONE}/aggiornamento`, updatePage),
    page('POST', `${ONE}/aggiornamento`, sendUpdate),
    page('GET', `${ENTRY}/correzione`, correctionPage),
    page('POST', `${ENTRY}/correzione`, sendCorrection),
    page('GET', `${ENTRY}/annullamento`, annulmentPage),
    page('POST', `${ENTRY}/annullamento`, sendAnnulment),
  ];
}
