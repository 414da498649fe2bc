import { describe, expect, test } from '@jest/globals';
import { readYaml, writeYaml } from './yaml-document.js';

const FILE = `title: Patto
partners:
  - id: ciss
    name: C.I.S.S.
  - { id: cfiq, name: CFIQ }
rules: []
`;

const problemsOf = (text: string) => {
  const read = readYaml(text);
  return 'problems' in read ? read.problems : [];
};

describe('a file', () => {
  test.each([
    ['', { line: 1, column: 1 }],
    ['/title', { line: 1, column: 1 }],
    ['/partners/1/name', { line: 5, column: 17 }],
    ['/partners/0', { line: 3, column: 5 }],
    ['/partners/0/seat', { line: 3, column: 5 }],
    ['/rules/0/id', { line: 6, column: 1 }],
    ['/missing', { line: 1, column: 1 }],
  ])('where %s stands', (pointer, position) => {
    const read = readYaml(FILE);
    expect('positionOf' in read && read.positionOf(pointer)).toEqual(position);
  });

  test('is read as YAML 1.2: dates stay texts, yes is a text', () => {
    const read = readYaml('a: 2021-02-30\nb: yes\nc: 1e3\n');
    expect('value' in read && read.value).toEqual({ a: '2021-02-30', b: 'yes', c: 1000 });
  });

  test('every fault of its syntax, in both languages', () => {
    const problems = problemsOf('a: [1, 2\nb: : :\n\tc: d\n');
    expect(problems.length).toBeGreaterThan(1);
    for (const { line, message } of problems) {
      expect(line).toBeGreaterThan(0);
      expect(message.it).not.toBe(message.en);
    }
    expect(problemsOf('a: 1\na: 2\n')[0]?.message.it).toContain('due volte');
  });

  test.each([
    ['brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['dashes', `${'- '.repeat(5_000)}a`],
    ['question marks', `${'? '.repeat(5_000)}a`],
    ['indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
  ])('that goes deep by %s never reaches the parser', (_, text) => {
    expect(problemsOf(text)[0]?.message.en).toContain('Too many levels');
  });

  test('keys that stand twice are named where they stand, each in its own map, and found in no time', () => {
    expect(problemsOf('a: 1\nb:\n  a: 2\n  c: 3\n  c: 4\na: 5\n')).toMatchObject([
      { line: 5, column: 3, message: { en: 'Map keys must be unique' } },
      { line: 6, column: 1 },
    ]);
    expect(problemsOf('{ a: 1, "a": 2 }')).toHaveLength(1);
    expect(problemsOf('- { a: 1 }\n- { a: 2 }\n')).toEqual([]);
    expect(problemsOf(Array.from({ length: 20_000 }, () => 'a: 1\n').join(''))).toHaveLength(100);
  });

  test('more keys than any agreement has are refused', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
    expect(problemsOf(keys(20_000))).toEqual([]);
    expect(problemsOf(keys(20_001))[0]?.message.it).toContain('al massimo 20000');
    expect(problemsOf(keys(40_000))[0]?.message.it).toContain('Troppi campi');
  });

  test('a long rule of dashes in a text is no depth', () => {
    const text = `a: |\n  ${'-'.repeat(200)}\n  fine\n`;
    expect(readYaml(text)).toHaveProperty('value');
  });

  test('what is written can be read back', () => {
    const value = { title: 'È «così»: sì', list: [1, { a: null }], text: 'una riga\nun’altra', date: '2021-12-31' };
    const read = readYaml(writeYaml(value));
    expect('value' in read && read.value).toEqual(value);
  });
});
