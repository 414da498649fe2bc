import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { check } from './cases.js';
import { differences } from './differences.js';
import type { Vector } from './vector.js';

const file = new URL('./monitoring.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
const byName = vectors.map((vector): [string, Vector] => [vector.name, vector]);

describe('the cases of monitoring.json, recorded through the domain', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(590);
  });

  it.each(byName)('%s', async (_, vector) => {
    expect(await check(vector)).toEqual([]);
  });
});

describe('comparing figures', () => {
  it('names each field that differs, and passes over those beside what is wanted', () => {
    const wanted = { a: 1, list: [{ b: 'x' }], none: null };
    const got = { a: 1.0000009, list: [{ b: 'y', c: 2 }], none: null, more: true };
    expect(differences(wanted, got)).toEqual([{ field: '/list/0/b', wanted: 'x', got: 'y' }]);
  });

  it('takes a missing field, a shorter list and two in the sixth decimal for differences', () => {
    const wanted = { a: 0.000002, gone: false, list: [1, 2] };
    expect(differences(wanted, { a: 0, list: [1] }).map(({ field }) => field)).toEqual(['/a', '/gone', '/list']);
  });
});
