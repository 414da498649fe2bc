import { expect, test } from '@jest/globals';
import { checkShape } from './row-checks.js';

test.each([
  [{ title: 'text', Title: 'text' }, [], /only in case/],
  [{ 'a b': 'text' }, [], /Not a name/],
  [{ title: 'text' }, [[]], /has no column/],
] as const)('columns %j with indexes %j are no shape', (columns, indexes, message) => {
  expect(() => checkShape({ name: 'rows', columns, indexes })).toThrow(message);
});
