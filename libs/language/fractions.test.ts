import { expect, test } from '@jest/globals';
import { fractionInWords } from './fractions.js';

test.each([
  ['1/2', 'metà', 'half'],
  ['2/3', 'due terzi', 'two thirds'],
  ['4/6', 'due terzi', 'two thirds'],
  ['1/3', 'un terzo', 'one third'],
  [0.5, 'metà', 'half'],
  [0.75, 'tre quarti', 'three quarters'],
  [0.67, '67\u00A0%', '67\u00A0%'],
  [1, 'tutti', 'all'],
  ['3/3', 'tutti', 'all'],
  ['7/13', '7/13', '7/13'],
])('%s is «%s», “%s”', (share, italian, english) => {
  expect(fractionInWords(share)).toEqual({ it: italian, en: english });
});
