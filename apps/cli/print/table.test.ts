import { expect, test } from '@jest/globals';
import { paragraph, table } from './table.js';

const ID = 'accordo-con-un-identificativo-molto-lungo-da-copiare';
const LONG = 'una frase che occupa molto spazio e che si può spezzare dove ci sono spazi '.repeat(3).trim();

test('a table is 120 wide at most, breaks sentences, and never cuts a word', () => {
  const drawn = table(['accordo', 'titolo', 'note'], [[ID, LONG, LONG]]);
  for (const line of drawn.split('\n')) expect([...line].length).toBeLessThanOrEqual(120);
  expect(drawn).toContain(ID);
  expect(drawn).not.toContain('…');
  expect(drawn.replace(/\s+/g, ' ').match(/spezzare/g)).toHaveLength(6);
});

test('a narrow table is as wide as it needs to be', () => {
  expect(table(['a', 'b'], [['1', '22']]).split('\n')).toEqual(['a  b', '1  22']);
});

test('a paragraph is broken between words, behind its indentation', () => {
  expect(paragraph('uno due tre', '  ', 9)).toBe('  uno due\n  tre');
});
