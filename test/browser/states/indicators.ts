import type { Page } from 'playwright-core';
import { shown } from '../../days.js';
import { CHAIR, COORDINATOR, EXAMPLE, OTHER_MEMBER, OWN_MEMBER, VIEWER } from '../people.js';
import { HOSTILE_TEXT } from '../world/hostile.js';
import type { Done } from '../world/lively.js';
import { allOpen, grownOld, press, type State, sent, sentLate } from './state.js';

const AT = '/accordi/stati/indicatori';
const HOSTILE_AT = '/accordi/ostile/indicatori';
const MEASURED = `${AT}/famiglie/rilevazioni`;
const WRONG = { data: '31/2/2026', valore: 'tanti', documenti: 'example.org' };

const lists: readonly State[] = [
  { name: 'indicators-coordinator', as: CHAIR, path: AT, after: allOpen },
  { name: 'indicators-member', as: OWN_MEMBER, path: AT },
  { name: 'indicators-viewer', as: VIEWER, path: AT },
  { name: 'indicators-example', as: COORDINATOR, path: `${EXAMPLE}/indicatori` },
  { name: 'indicators-english', as: OWN_MEMBER, path: `${AT}?lang=en` },
  { name: 'indicators-empty', as: CHAIR, path: '/accordi/vuoto/indicatori' },
  { name: 'indicators-hostile', as: CHAIR, path: HOSTILE_AT, after: allOpen, isHostile: true },
];

const ones = (done: Done): readonly State[] => [
  { name: 'indicator', as: CHAIR, path: `${AT}/famiglie`, after: allOpen },
  { name: 'indicator-rejected-author', as: OWN_MEMBER, path: `${AT}/famiglie` },
  { name: 'indicator-viewer', as: VIEWER, path: `${AT}/famiglie`, after: allOpen },
  { name: 'indicator-english', as: CHAIR, path: `${AT}/famiglie?lang=en`, after: allOpen },
  { name: 'indicator-summed', as: CHAIR, path: `${AT}/ore`, after: allOpen },
  { name: 'indicator-ratio', as: CHAIR, path: `${AT}/tempi`, after: allOpen },
  { name: 'indicator-yes-no', as: CHAIR, path: `${AT}/aperto` },
  { name: 'indicator-done', as: CHAIR, path: `${AT}/aperto?fatto=${done.indicator}` },
  { name: 'indicator-no-target', as: OTHER_MEMBER, path: `${AT}/attesa` },
  { name: 'indicator-empty', as: CHAIR, path: `${AT}/vuoto` },
  { name: 'indicator-validated-late', as: CHAIR, path: `${AT}/famiglie`, after: validatedLate },
  { name: 'indicator-hostile', as: CHAIR, path: `${HOSTILE_AT}/i1`, after: allOpen, isHostile: true },
];

const forms: readonly State[] = [
  { name: 'measurement', as: CHAIR, path: `${AT}/famiglie/rilevazione`, after: allOpen },
  { name: 'measurement-english', as: CHAIR, path: `${AT}/famiglie/rilevazione?lang=en`, after: allOpen },
  { name: 'measurement-ratio', as: CHAIR, path: `${AT}/tempi/rilevazione` },
  {
    name: 'measurement-ratio-refused',
    as: CHAIR,
    path: `${AT}/tempi/rilevazione`,
    after: sent({ numeratore: '3', denominatore: '0' }),
  },
  { name: 'measurement-yes-no', as: CHAIR, path: `${AT}/aperto/rilevazione` },
  { name: 'measurement-yes-no-refused', as: CHAIR, path: `${AT}/aperto/rilevazione`, after: sent({}) },
  { name: 'measurement-summed', as: CHAIR, path: `${AT}/ore/rilevazione` },
  { name: 'measurement-first', as: CHAIR, path: `${AT}/vuoto/rilevazione` },
  { name: 'measurement-nothing', as: CHAIR, path: `${AT}/famiglie/rilevazione`, after: sent({ data: '' }) },
  { name: 'measurement-refused', as: CHAIR, path: `${AT}/famiglie/rilevazione`, after: sent(WRONG) },
  { name: 'measurement-refused-english', as: CHAIR, path: `${AT}/famiglie/rilevazione?lang=en`, after: sent(WRONG) },
  { name: 'measurement-in-doubt', as: CHAIR, path: `${AT}/famiglie/rilevazione`, after: sent({ valore: '5800' }) },
  {
    name: 'measurement-same-day',
    as: CHAIR,
    path: `${AT}/ore/rilevazione`,
    after: sent({ data: shown(-60), valore: '10' }),
  },
  { name: 'measurement-stale', as: CHAIR, path: `${AT}/famiglie/rilevazione`, after: sentLate({ valore: '63' }) },
  {
    name: 'measurement-typed-hostile',
    as: CHAIR,
    path: `${AT}/famiglie/rilevazione`,
    after: sent({ data: HOSTILE_TEXT, valore: HOSTILE_TEXT, nota: HOSTILE_TEXT, documenti: HOSTILE_TEXT }),
    isHostile: true,
  },
  { name: 'measurement-hostile', as: CHAIR, path: `${HOSTILE_AT}/i1/rilevazione`, after: allOpen, isHostile: true },
  { name: 'measurement-correct', as: CHAIR, path: `${MEASURED}/f2/correzione` },
  { name: 'measurement-correct-refused', as: CHAIR, path: `${MEASURED}/f2/correzione`, after: sent({ valore: '' }) },
  { name: 'measurement-correct-same', as: CHAIR, path: `${MEASURED}/f2/correzione`, after: sent({ motivo: 'Nulla' }) },
  {
    name: 'measurement-correct-stale',
    as: CHAIR,
    path: `${MEASURED}/f2/correzione`,
    after: sentLate({ valore: '57', motivo: 'Una di meno' }),
  },
  { name: 'measurement-correct-rejected', as: OWN_MEMBER, path: `${MEASURED}/respinta/correzione` },
  { name: 'measurement-correct-english', as: CHAIR, path: `${MEASURED}/f2/correzione?lang=en` },
  {
    name: 'measurement-correct-hostile',
    as: CHAIR,
    path: `${HOSTILE_AT}/i1/rilevazioni/x2/correzione`,
    isHostile: true,
  },
  { name: 'measurement-annul', as: CHAIR, path: `${MEASURED}/f2/annullamento` },
  { name: 'measurement-annul-refused', as: CHAIR, path: `${MEASURED}/f2/annullamento`, after: sent({}) },
  { name: 'measurement-annul-english', as: CHAIR, path: `${MEASURED}/f2/annullamento?lang=en` },
  { name: 'measurement-annulled', as: CHAIR, path: `${MEASURED}/annullata/correzione`, status: 422 },
  { name: 'measurement-reject', as: CHAIR, path: `${MEASURED}/in-attesa/rifiuto` },
  { name: 'measurement-reject-refused', as: CHAIR, path: `${MEASURED}/in-attesa/rifiuto`, after: sent({}) },
  {
    name: 'measurement-reject-stale',
    as: CHAIR,
    path: `${MEASURED}/in-attesa/rifiuto`,
    after: sentLate({ motivo: 'No' }),
  },
  { name: 'measurement-reject-english', as: CHAIR, path: `${MEASURED}/in-attesa/rifiuto?lang=en` },
];

/** One press on what has changed since. */
async function validatedLate(page: Page): Promise<void> {
  const form = 'main form[action$="/convalida"]';
  await grownOld(page, form);
  await press(page, `${form} button`);
}

export const indicatorStates = (done: Done): readonly State[] => [...lists, ...ones(done), ...forms];
