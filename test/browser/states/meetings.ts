import type { Page } from 'playwright-core';
import { shown } from '../../days.js';
import { CHAIR, EVALUATOR, OTHER_MEMBER, OWN_MEMBER, VIEWER } from '../people.js';
import { HOSTILE_LINE, HOSTILE_TEXT } from '../world/hostile.js';
import type { Done } from '../world/lively.js';
import { allOpen, type State, sent, sentLate, tried } from './state.js';

const AT = '/accordi/stati/incontri';
const HOSTILE_AT = '/accordi/ostile/incontri';
const CORRECTION = `${AT}/da-approvare/correzione`;
const AMENDMENT = `${AT}/da-approvare/verbale`;
const WRONG = { data: '31/2/2026', dalle: '25:00', 'chi-N1': 'ciss', 'entro-N1': 'boh' };
const UNREADABLE = { luogo: HOSTILE_LINE, 'decisione-N1': HOSTILE_TEXT, verbale: HOSTILE_TEXT, ordine: HOSTILE_TEXT };
const TOO_LONG = {
  data: shown(-1),
  luogo: 'l'.repeat(3_000),
  'presente-ciss': true,
  'decisione-N1': 'd'.repeat(10_000),
  verbale: 'v'.repeat(10_000),
} as const;

const lists: readonly State[] = [
  { name: 'meetings', as: CHAIR, path: AT, after: allOpen },
  { name: 'meetings-viewer', as: VIEWER, path: AT },
  { name: 'meetings-english', as: CHAIR, path: `${AT}?lang=en`, after: allOpen },
  { name: 'meetings-empty', as: CHAIR, path: '/accordi/vuoto/incontri' },
  { name: 'meetings-empty-viewer', as: VIEWER, path: '/accordi/vuoto/incontri' },
  { name: 'meetings-hostile', as: CHAIR, path: HOSTILE_AT, after: allOpen, isHostile: true },
];

const ones = (done: Done): readonly State[] => [
  { name: 'meeting-convened', as: CHAIR, path: `${AT}/convocato` },
  { name: 'meeting-convened-viewer', as: VIEWER, path: `${AT}/convocato` },
  { name: 'meeting-never-recorded', as: CHAIR, path: `${AT}/mai-registrato` },
  { name: 'meeting-no-minutes', as: CHAIR, path: `${AT}/senza-verbale`, after: allOpen },
  { name: 'meeting-done', as: CHAIR, path: `${AT}/senza-verbale?fatto=${done.meeting}` },
  { name: 'meeting-to-approve', as: CHAIR, path: `${AT}/da-approvare`, after: allOpen },
  { name: 'meeting-to-approve-viewer', as: VIEWER, path: `${AT}/da-approvare`, after: allOpen },
  { name: 'meeting-to-approve-english', as: EVALUATOR, path: `${AT}/da-approvare?lang=en`, after: allOpen },
  { name: 'meeting-approved', as: CHAIR, path: `${AT}/approvato`, after: allOpen },
  { name: 'meeting-cancelled', as: CHAIR, path: `${AT}/disdetto` },
  { name: 'meeting-annulled', as: CHAIR, path: `${AT}/annullato` },
  { name: 'meeting-public-event', as: CHAIR, path: `${AT}/evento` },
  { name: 'meeting-of-another', as: OWN_MEMBER, path: `${AT}/altrui` },
  { name: 'meeting-hostile', as: CHAIR, path: `${HOSTILE_AT}/m1`, after: allOpen, isHostile: true },
  { name: 'meeting-hostile-planned', as: CHAIR, path: `${HOSTILE_AT}/m2`, after: allOpen, isHostile: true },
  { name: 'meeting-hostile-cancelled', as: CHAIR, path: `${HOSTILE_AT}/m3`, after: allOpen, isHostile: true },
];

const recording: readonly State[] = [
  { name: 'meeting-new', as: CHAIR, path: `${AT}/nuovo` },
  { name: 'meeting-new-open', as: CHAIR, path: `${AT}/nuovo`, after: allOpen },
  { name: 'meeting-new-english', as: CHAIR, path: `${AT}/nuovo?lang=en`, after: allOpen },
  { name: 'meeting-new-member', as: OTHER_MEMBER, path: `${AT}/nuovo?organo=cabina`, after: allOpen },
  { name: 'meeting-new-no-rule', as: CHAIR, path: '/accordi/vuoto/incontri/nuovo', after: allOpen },
  { name: 'meeting-new-refused', as: CHAIR, path: `${AT}/nuovo`, after: sent(WRONG) },
  { name: 'meeting-new-refused-english', as: CHAIR, path: `${AT}/nuovo?lang=en`, after: sent(WRONG) },
  { name: 'meeting-new-nothing', as: CHAIR, path: `${AT}/nuovo`, after: sent({ data: '' }) },
  { name: 'meeting-new-long', as: CHAIR, path: `${AT}/nuovo`, after: sent(TOO_LONG) },
  {
    name: 'meeting-new-tried',
    as: CHAIR,
    path: `${AT}/nuovo`,
    after: tried({ data: shown(-2), 'presente-ciss': true }),
  },
  { name: 'meeting-new-row', as: CHAIR, path: `${AT}/nuovo`, after: moreRows },
  {
    name: 'meeting-new-typed-hostile',
    as: CHAIR,
    path: `${AT}/nuovo`,
    after: sent({ ...WRONG, ...UNREADABLE }),
    isHostile: true,
  },
  { name: 'meeting-new-hostile', as: CHAIR, path: `${HOSTILE_AT}/nuovo`, after: allOpen, isHostile: true },
  { name: 'meeting-convene', as: CHAIR, path: `${AT}/convoca`, after: allOpen },
  { name: 'meeting-convene-english', as: CHAIR, path: `${AT}/convoca?lang=en`, after: allOpen },
  {
    name: 'meeting-convene-refused',
    as: CHAIR,
    path: `${AT}/convoca`,
    after: sent({ data: '30/2/2027', dalle: 'sera' }),
  },
  { name: 'meeting-convene-tried', as: CHAIR, path: `${AT}/convoca`, after: tried({ data: shown(20) }) },
  { name: 'meeting-convene-hostile', as: CHAIR, path: `${HOSTILE_AT}/convoca`, after: allOpen, isHostile: true },
  { name: 'meeting-hold', as: CHAIR, path: `${AT}/mai-registrato/svolto`, after: allOpen },
  { name: 'meeting-hold-refused', as: CHAIR, path: `${AT}/mai-registrato/svolto`, after: sent({ data: shown(3) }) },
  { name: 'meeting-hold-english', as: CHAIR, path: `${AT}/mai-registrato/svolto?lang=en` },
  { name: 'meeting-correct', as: CHAIR, path: CORRECTION, after: allOpen },
  { name: 'meeting-correct-refused', as: CHAIR, path: CORRECTION, after: sent({ luogo: 'Altrove' }) },
  {
    name: 'meeting-correct-stale',
    as: CHAIR,
    path: CORRECTION,
    after: sentLate({ luogo: 'Altrove', motivo: 'Sbagliato' }),
  },
  { name: 'meeting-correct-english', as: CHAIR, path: `${AT}/da-approvare/correzione?lang=en` },
  { name: 'meeting-correct-hostile', as: CHAIR, path: `${HOSTILE_AT}/m1/correzione`, after: allOpen, isHostile: true },
];

const afterwards: readonly State[] = [
  { name: 'meeting-reschedule', as: CHAIR, path: `${AT}/convocato/rinvio` },
  {
    name: 'meeting-reschedule-refused',
    as: CHAIR,
    path: `${AT}/convocato/rinvio`,
    after: sent({ data: '', alle: '19:00', dalle: '' }),
  },
  { name: 'meeting-reschedule-tried', as: CHAIR, path: `${AT}/convocato/rinvio`, after: tried({ data: shown(60) }) },
  {
    name: 'meeting-reschedule-stale',
    as: CHAIR,
    path: `${AT}/mai-registrato/rinvio`,
    after: sentLate({ data: shown(9) }),
  },
  { name: 'meeting-reschedule-english', as: CHAIR, path: `${AT}/convocato/rinvio?lang=en` },
  { name: 'meeting-cancel', as: CHAIR, path: `${AT}/convocato/disdetta` },
  { name: 'meeting-cancel-refused', as: CHAIR, path: `${AT}/convocato/disdetta`, after: sent({}) },
  { name: 'meeting-cancel-english', as: CHAIR, path: `${AT}/convocato/disdetta?lang=en` },
  { name: 'meeting-annul', as: CHAIR, path: `${AT}/senza-verbale/annullamento` },
  { name: 'meeting-annul-refused', as: CHAIR, path: `${AT}/senza-verbale/annullamento`, after: sent({}) },
  { name: 'meeting-annul-english', as: CHAIR, path: `${AT}/senza-verbale/annullamento?lang=en` },
  { name: 'minutes', as: CHAIR, path: `${AT}/senza-verbale/verbale`, after: allOpen },
  { name: 'minutes-amend', as: CHAIR, path: AMENDMENT },
  { name: 'minutes-english', as: CHAIR, path: `${AT}/senza-verbale/verbale?lang=en`, after: allOpen },
  { name: 'minutes-refused', as: CHAIR, path: `${AT}/senza-verbale/verbale`, after: sent({ verbale: ' ' }) },
  { name: 'minutes-same', as: CHAIR, path: AMENDMENT, after: sent({}) },
  { name: 'minutes-stale', as: CHAIR, path: AMENDMENT, after: sentLate({ verbale: 'Scritto da me.' }) },
  {
    name: 'minutes-stale-english',
    as: CHAIR,
    path: `${AT}/da-approvare/verbale?lang=en`,
    after: sentLate({ verbale: 'Written by me.' }),
  },
  {
    name: 'minutes-stale-hostile',
    as: CHAIR,
    path: `${HOSTILE_AT}/m1/verbale`,
    after: sentLate({ verbale: `Bis ${HOSTILE_TEXT}` }),
    isHostile: true,
  },
  { name: 'approval', as: CHAIR, path: `${AT}/da-approvare/approvazione` },
  { name: 'approval-no-text', as: CHAIR, path: `${AT}/senza-verbale/approvazione` },
  { name: 'approval-refused', as: CHAIR, path: `${AT}/da-approvare/approvazione`, after: sent({ data: 'boh' }) },
  { name: 'approval-english', as: CHAIR, path: `${AT}/da-approvare/approvazione?lang=en` },
  { name: 'approval-hostile', as: CHAIR, path: `${HOSTILE_AT}/m1/approvazione`, isHostile: true },
  { name: 'completion', as: CHAIR, path: `${AT}/da-approvare/decisioni/autista/attuazione` },
  {
    name: 'completion-refused',
    as: CHAIR,
    path: `${AT}/da-approvare/decisioni/autista/attuazione`,
    after: sent({ data: '' }),
  },
  { name: 'completion-english', as: CHAIR, path: `${AT}/da-approvare/decisioni/autista/attuazione?lang=en` },
];

async function moreRows(page: Page): Promise<void> {
  await allOpen(page);
  for (const button of await page.locator('main [data-un-altra]').all()) await button.click();
}

export const meetingStates = (done: Done): readonly State[] => [...lists, ...ones(done), ...recording, ...afterwards];
