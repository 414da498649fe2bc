import { BIELLA, CHAIR, COORDINATOR, EVALUATOR, EXAMPLE, NOBODY, OTHER_MEMBER, OWN_MEMBER, VIEWER } from '../people.js';
import { allOpen, filled, type State } from './state.js';

/** Without a role; and the pages that say no. */
export const entryStates = (tokenOfLink: string): readonly State[] => [
  { name: 'start', path: '/' },
  { name: 'start-english', path: '/?lang=en' },
  { name: 'sign-in', path: '/accesso' },
  { name: 'sign-in-wrong', path: '/accesso', after: filled({ email: 'a@esempio.it', password: 'sbagliata' }) },
  { name: 'sign-in-empty', path: '/accesso', after: filled({}) },
  { name: 'sign-in-english', path: '/accesso?lang=en', after: filled({}) },
  { name: 'signed-out', path: '/accesso?uscita=1' },
  { name: 'password', path: `/accesso/password#token=${tokenOfLink}` },
  { name: 'password-short', path: `/accesso/password#token=${tokenOfLink}`, after: filled({ password: 'corta' }) },
  {
    name: 'password-dead-link',
    path: '/accesso/password',
    after: filled({ token: 'nulla', password: 'quattro parole messe in fila' }),
  },
  { name: 'accessibility', path: '/accessibilita' },
  { name: 'accessibility-english', path: '/accessibilita?lang=en' },
  { name: 'privacy', path: '/privacy' },
  { name: 'privacy-english', path: '/privacy?lang=en' },
  { name: 'feedback', path: '/segnalazioni' },
  { name: 'feedback-english', path: '/segnalazioni?lang=en' },
  { name: 'not-found', path: '/nulla', status: 404 },
  { name: 'not-found-english', path: '/nulla?lang=en', status: 404 },
  { name: 'agreement-not-found', as: COORDINATOR, path: '/accordi/cremona-wellfare-legami', status: 404 },
  { name: 'meeting-not-found', as: CHAIR, path: '/accordi/stati/incontri/nulla', status: 404 },
  { name: 'commitment-not-found', as: CHAIR, path: '/accordi/stati/impegni/nulla', status: 404 },
  { name: 'indicator-not-found', as: CHAIR, path: '/accordi/stati/indicatori/nulla', status: 404 },
  { name: 'register-forbidden', as: VIEWER, path: `${BIELLA}/registro`, status: 403 },
  { name: 'meeting-form-forbidden', as: VIEWER, path: '/accordi/stati/incontri/nuovo', status: 403 },
  { name: 'meeting-form-forbidden-english', as: VIEWER, path: '/accordi/stati/incontri/nuovo?lang=en', status: 403 },
  { name: 'minutes-forbidden', as: OTHER_MEMBER, path: '/accordi/stati/incontri/senza-verbale/verbale', status: 403 },
  { name: 'update-forbidden', as: OTHER_MEMBER, path: '/accordi/stati/impegni/sala/aggiornamento', status: 403 },
  { name: 'measurement-forbidden', as: EVALUATOR, path: '/accordi/stati/indicatori/ore/rilevazione', status: 403 },
];

/** The Quadro. */
export const overviewStates: readonly State[] = [
  { name: 'overview-coordinator', as: COORDINATOR, path: '/' },
  { name: 'overview-others-open', as: CHAIR, path: '/', after: allOpen, isHostile: true },
  { name: 'overview-member', as: OWN_MEMBER, path: '/', isHostile: true },
  { name: 'overview-english', as: CHAIR, path: '/?lang=en' },
  { name: 'overview', as: EVALUATOR, path: '/' },
  { name: 'overview-viewer', as: VIEWER, path: '/' },
  { name: 'overview-found', as: EVALUATOR, path: '/?q=patto&sort=title' },
  { name: 'overview-filters-open', as: CHAIR, path: '/?status=running,open-ended&cadence=at-risk', after: allOpen },
  { name: 'overview-nothing-found', as: EVALUATOR, path: '/?q=zzz' },
  { name: 'overview-bad-filter', as: EVALUATOR, path: '/?sort=nulla', status: 400 },
  { name: 'overview-empty', as: NOBODY, path: '/' },
];

/** The report and the register. */
export const readingStates: readonly State[] = [
  { name: 'report', as: COORDINATOR, path: `${EXAMPLE}/rapporto` },
  { name: 'report-biella', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021` },
  { name: 'report-reasons-open', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021`, after: allOpen },
  { name: 'report-english', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021&lang=en` },
  { name: 'report-empty', as: CHAIR, path: '/accordi/vuoto/rapporto' },
  { name: 'report-hostile', as: VIEWER, path: '/accordi/ostile/rapporto', after: allOpen, isHostile: true },
  { name: 'report-bad-date', as: VIEWER, path: `${BIELLA}/rapporto?on=31/2/2021`, status: 400 },
  { name: 'report-not-yet-recorded', as: VIEWER, path: `${BIELLA}/rapporto?asOf=1/1/2000`, status: 400 },
  { name: 'register', as: COORDINATOR, path: `${EXAMPLE}/registro` },
  { name: 'register-english', as: CHAIR, path: '/accordi/stati/registro?lang=en' },
  { name: 'register-filtered', as: EVALUATOR, path: `${BIELLA}/registro?parte=meetings` },
  { name: 'register-empty', as: EVALUATOR, path: `${BIELLA}/registro?al=1/1/2000` },
  { name: 'register-bad-date', as: EVALUATOR, path: `${BIELLA}/registro?dal=boh`, status: 400 },
  { name: 'register-hostile', as: CHAIR, path: '/accordi/ostile/registro', isHostile: true },
];
