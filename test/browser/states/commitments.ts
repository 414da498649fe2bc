import type { Page } from 'playwright-core';
import { shown } from '../../days.js';
import { CHAIR, COORDINATOR, EXAMPLE, OWN_MEMBER, VIEWER } from '../people.js';
import { HOSTILE_LINE, HOSTILE_TEXT } from '../world/hostile.js';
import type { Done } from '../world/lively.js';
import { allOpen, grownOld, press, type State, sent, sentLate } from './state.js';

const AT = '/accordi/stati/impegni';
const HOSTILE_AT = '/accordi/ostile/impegni';
const UPDATE = `${AT}/sportello/aggiornamento`;
const CORRECTION = `${AT}/sportello/voci/sportello-1/correzione`;
const ANNULMENT = `${AT}/sportello/voci/sportello-1/annullamento`;
const WRONG = {
  giorno: '31/2/2026',
  stato: 'fulfilled',
  percentuale: '120',
  'link-1': 'example.org',
  'titolo-2': 'Senza',
} as const;

const lists: readonly State[] = [
  { name: 'commitments-member', as: OWN_MEMBER, path: AT, after: allOpen },
  { name: 'commitments-coordinator', as: CHAIR, path: AT },
  { name: 'commitments-viewer', as: VIEWER, path: AT },
  { name: 'commitments-example', as: COORDINATOR, path: `${EXAMPLE}/impegni` },
  { name: 'commitments-english', as: OWN_MEMBER, path: `${AT}?lang=en` },
  { name: 'commitments-mine', as: OWN_MEMBER, path: `${AT}?mostra=miei` },
  { name: 'commitments-to-confirm', as: CHAIR, path: `${AT}?mostra=da-confermare` },
  { name: 'commitments-overdue', as: CHAIR, path: `${AT}?mostra=scaduti` },
  { name: 'commitments-shared', as: CHAIR, path: `${AT}?mostra=condivisi` },
  { name: 'commitments-none-overdue', as: CHAIR, path: '/accordi/senza-regola/impegni?mostra=scaduti' },
  { name: 'commitments-empty', as: CHAIR, path: '/accordi/vuoto/impegni' },
  { name: 'commitments-hostile', as: CHAIR, path: HOSTILE_AT, after: allOpen, isHostile: true },
];

const ones = (done: Done): readonly State[] => [
  { name: 'commitment-continuous', as: OWN_MEMBER, path: `${AT}/sportello`, after: allOpen },
  { name: 'commitment-done', as: CHAIR, path: `${AT}/sportello?fatto=${done.commitment}` },
  { name: 'commitment-due', as: CHAIR, path: `${AT}/corso`, after: allOpen },
  { name: 'commitment-part', as: CHAIR, path: `${AT}/corso-base` },
  { name: 'commitment-shared', as: CHAIR, path: `${AT}/sala` },
  { name: 'commitment-not-kept', as: VIEWER, path: `${AT}/guida` },
  { name: 'commitment-withdrawn', as: CHAIR, path: `${AT}/volantino` },
  { name: 'commitment-nothing-yet', as: OWN_MEMBER, path: `${AT}/mai` },
  { name: 'commitment-english', as: VIEWER, path: `${AT}/sportello?lang=en`, after: allOpen },
  { name: 'commitment-confirmed-late', as: CHAIR, path: `${AT}/sala`, after: confirmedLate },
  { name: 'commitment-hostile', as: CHAIR, path: `${HOSTILE_AT}/c1`, after: allOpen, isHostile: true },
];

const forms: readonly State[] = [
  { name: 'update', as: CHAIR, path: UPDATE, after: allOpen },
  { name: 'update-first', as: OWN_MEMBER, path: `${AT}/mai/aggiornamento` },
  { name: 'update-english', as: CHAIR, path: `${UPDATE}?lang=en` },
  { name: 'update-nothing', as: OWN_MEMBER, path: `${AT}/mai/aggiornamento`, after: sent({ giorno: '' }) },
  { name: 'update-refused', as: CHAIR, path: UPDATE, after: sent(WRONG) },
  { name: 'update-refused-english', as: CHAIR, path: `${UPDATE}?lang=en`, after: sent(WRONG) },
  { name: 'update-future', as: CHAIR, path: UPDATE, after: sent({ giorno: shown(5) }) },
  { name: 'update-stale', as: CHAIR, path: UPDATE, after: sentLate({ nota: 'Aperto anche il sabato' }) },
  {
    name: 'update-typed-hostile',
    as: CHAIR,
    path: UPDATE,
    after: sent({ ...WRONG, nota: HOSTILE_TEXT, 'titolo-1': HOSTILE_LINE }),
    isHostile: true,
  },
  { name: 'update-hostile', as: CHAIR, path: `${HOSTILE_AT}/c1/aggiornamento`, after: allOpen, isHostile: true },
  { name: 'progress-correct', as: CHAIR, path: CORRECTION },
  { name: 'progress-correct-refused', as: CHAIR, path: CORRECTION, after: sent({ giorno: 'boh', percentuale: '' }) },
  { name: 'progress-correct-same', as: CHAIR, path: CORRECTION, after: sent({ motivo: 'Nulla' }) },
  {
    name: 'progress-correct-stale',
    as: CHAIR,
    path: CORRECTION,
    after: sentLate({ percentuale: '70', motivo: 'Sette su dieci' }),
  },
  { name: 'progress-correct-english', as: CHAIR, path: `${CORRECTION}?lang=en` },
  { name: 'progress-annul', as: CHAIR, path: ANNULMENT },
  { name: 'progress-annul-refused', as: CHAIR, path: ANNULMENT, after: sent({}) },
  { name: 'progress-annul-stale', as: CHAIR, path: ANNULMENT, after: sentLate({ motivo: 'Di un altro' }) },
  { name: 'progress-annul-english', as: CHAIR, path: `${ANNULMENT}?lang=en` },
  { name: 'progress-annulled', as: CHAIR, path: `${AT}/sportello/voci/sportello-0/correzione`, status: 422 },
];

/** One press on what has changed since. */
async function confirmedLate(page: Page): Promise<void> {
  await grownOld(page, 'form.confirm');
  await press(page, 'form.confirm button');
}

export const commitmentStates = (done: Done): readonly State[] => [...lists, ...ones(done), ...forms];
