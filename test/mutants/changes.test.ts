import { describe, expect, test } from '@jest/globals';
import { type Change, problemOf } from './change.js';
import { CHANGES } from './changes.js';

describe('the changes that tests must notice', () => {
  test('each can still be made in one place', () => {
    const problems = CHANGES.flatMap((change) => problemOf(change, process.cwd()) ?? []);
    expect(problems).toEqual([]);
  });

  test('are at least two hundred, each with a name of its own', () => {
    const names = CHANGES.map(({ file, name }) => `${file}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(200);
  });

  test.each<[string, Partial<Change>]>([
    ['there is no libs/nowhere.ts', { file: 'libs/nowhere.ts' }],
    ['there is no libs/nowhere.test.ts', { suite: 'libs/nowhere.test.ts' }],
    ['it changes nothing', { from: 'CHANGES', to: 'CHANGES' }],
    ['its text stands 0 times in test/mutants/changes.ts', { from: 'no such text' }],
    ['its text stands 2 times in test/mutants/changes.ts', { from: 'ChangesOfFile' }],
  ])('%s: that is said', (problem, fields) => {
    const file = 'test/mutants/changes.ts';
    const change = { name: '', file, from: 'export const CHANGES', to: '', suite: 'test/mutants/changes.test.ts' };
    expect(problemOf(change, process.cwd())).toBeUndefined();
    expect(problemOf({ ...change, ...fields }, process.cwd())).toBe(problem);
  });
});
