import { expect, test } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { membersOn } from './members.js';

const TODAY = '2022-01-15';

test('of whom a meeting is made: those whom the body names, else those who signed', () => {
  const bodies = [
    { id: 'tavolo', name: 'Tavolo', members: ['ciss'] },
    { id: 'altro', name: 'Altro' },
  ];
  const { folded } = Scenario.given(sampleDefinition({ bodies }));
  const ids = (body: string | undefined, day = TODAY) =>
    membersOn(folded, body, day, TODAY).map(({ definition }) => definition.id);
  expect(ids('tavolo')).toEqual(['ciss']);
  expect(ids('altro')).toEqual(['ciss', 'diaconia', 'chronos']);
  expect(ids(undefined, '2020-01-01')).toEqual([]);
});
