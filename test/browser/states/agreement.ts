import { day, shown } from '../../days.js';
import { BIELLA, CHAIR, COORDINATOR, EXAMPLE, PINEROLO, VIEWER } from '../people.js';
import { allOpen, type State } from './state.js';

const LIVELY = '/accordi/stati';

/** One agreement: its year strip first. */
export const agreementStates: readonly State[] = [
  { name: 'agreement', as: COORDINATOR, path: EXAMPLE },
  { name: 'agreement-reasons-open', as: COORDINATOR, path: EXAMPLE, after: allOpen },
  { name: 'agreement-lively-open', as: CHAIR, path: LIVELY, after: allOpen },
  { name: 'agreement-english', as: CHAIR, path: `${LIVELY}?lang=en`, after: allOpen },
  { name: 'agreement-biella', as: VIEWER, path: BIELLA },
  { name: 'agreement-pinerolo', as: VIEWER, path: PINEROLO, after: allOpen },
  { name: 'agreement-no-term', as: VIEWER, path: '/accordi/cremona-wellfare-legami' },
  { name: 'agreement-no-rule', as: CHAIR, path: '/accordi/senza-regola' },
  { name: 'agreement-empty', as: CHAIR, path: '/accordi/vuoto' },
  { name: 'agreement-trial-held', as: CHAIR, path: `${LIVELY}?prova=${shown(-3)}`, after: allOpen },
  { name: 'agreement-trial-planned', as: CHAIR, path: `${LIVELY}?prova=${day(20)}`, after: allOpen },
  { name: 'agreement-trial-wrong', as: CHAIR, path: `${LIVELY}?prova=31/2/2026`, status: 400 },
  {
    name: 'agreement-trial-hostile',
    as: CHAIR,
    path: `${LIVELY}?prova=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`,
    status: 400,
  },
  { name: 'agreement-hostile', as: VIEWER, path: '/accordi/ostile', after: allOpen, isHostile: true },
  {
    name: 'agreement-hostile-trial',
    as: CHAIR,
    path: `/accordi/ostile?prova=${shown(10)}`,
    after: allOpen,
    isHostile: true,
  },
];
