import { expect, test } from '@jest/globals';
import { quorumName, quorumOfMembers, quorumWords } from './explain-quorum.js';

test.each([
  ['majority', 'maggioranza', 'più della metà', 'più della metà dei componenti', 'more than half of the members'],
  ['2/3', 'due terzi', 'almeno due terzi', 'almeno due terzi dei componenti', 'at least two thirds of the members'],
  [0.5, 'metà', 'almeno la metà', 'almeno la metà dei componenti', 'at least half of the members'],
  [1, 'tutti', 'tutti', 'tutti i componenti', 'all members'],
  [{ count: 3 }, 'almeno 3', 'almeno 3', 'almeno 3 componenti', 'at least 3 members'],
] as const)('a quorum of %j is «%s», «%s», «%s», “%s”', (quorum, name, words, ofMembers, inEnglish) => {
  const members = quorumOfMembers(quorum);
  expect([quorumName(quorum).it, quorumWords(quorum).it, members.it, members.en]).toEqual([
    name,
    words,
    ofMembers,
    inEnglish,
  ]);
});
