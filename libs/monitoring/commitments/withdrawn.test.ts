import { expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { judge } from '../judgement.js';
import { withdrawnBy } from './withdrawn.js';

it('a withdrawal takes the parts along, from its own day on', () => {
  const commitment = { partner: 'ciss', title: 'Sportello', kind: 'continuous' };
  const { folded } = Scenario.given(
    sampleDefinition({
      commitments: [
        { ...commitment, id: 'c' },
        { ...commitment, id: 'parte', parent: 'c' },
        { ...commitment, id: 'resta' },
      ],
    }),
  ).and('commitments/c/withdrawal', { date: '2021-09-01' });
  expect(withdrawnBy(judge(folded, '2021-08-31'))).toEqual([]);
  expect(
    withdrawnBy(judge(folded, '2021-09-01')).map(({ commitment: { definition }, on }) => [definition.id, on]),
  ).toEqual([
    ['c', '2021-09-01'],
    ['parte', '2021-09-01'],
  ]);
});
