import { expect, test } from '@jest/globals';
import { IDENTITY_CALLS, READINGS, rightsOfCommand, SIGNED_IN } from './rights-table.js';
import { whoMay } from './who-may.js';

test.each([
  [
    READINGS.history,
    'chi amministra; chi coordina; chi è componente; chi valuta',
    'administrators; coordinators; members; evaluators',
  ],
  [
    rightsOfCommand('record-progress'),
    'chi amministra; chi coordina; chi è componente, per gli impegni del proprio partner',
    'administrators; coordinators; members, for commitments of their own partner',
  ],
  [
    rightsOfCommand('annul-evaluation'),
    'chi amministra; chi coordina; chi valuta, per le valutazioni che ha registrato',
    'administrators; coordinators; evaluators, for evaluations that they recorded',
  ],
  [
    IDENTITY_CALLS['read-personal-data'],
    'chi amministra; chiunque abbia un accesso, per il proprio account',
    'administrators; everybody who is signed in, for their own account',
  ],
  [SIGNED_IN, 'chiunque abbia un accesso', 'everybody who is signed in'],
])('who may, in words: %#', (rights, it, en) => {
  expect(whoMay(rights)).toEqual({ it, en });
});
