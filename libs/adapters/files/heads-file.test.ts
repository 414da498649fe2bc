import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { HeadsFile, readHeads } from './heads-file.js';

const SEED = Buffer.alloc(32, 7);
const head = (revision: number) => ({ agreement: 'biella', revision, hash: String(revision).repeat(64).slice(0, 64) });

let folder: TemporaryFolder;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder.path, 'heads.ndjson');
});
afterEach(() => folder.remove());

describe('signed heads', () => {
  const three = (): HeadsFile => {
    const heads = new HeadsFile(file, SEED);
    for (const day of [1, 2, 3]) heads.add(`2026-11-0${day}T00:00:00.000Z`, [head(day)]);
    return heads;
  };
  const lines = () => readFileSync(file, 'utf8').trim().split('\n');
  const rewrite = (altered: string[]) => writeFileSync(file, `${altered.join('\n')}\n`);

  test('are read back, each line following the one before', () => {
    const { lines: read, problems } = three().read();
    expect(problems).toEqual([]);
    expect(read.map(({ heads }) => heads[0]?.revision)).toEqual([1, 2, 3]);
    expect(read[0]?.previous).toBe('0'.repeat(64));
  });

  test('are none where there is no file', () => {
    expect(new HeadsFile(file, SEED).read()).toEqual({ lines: [], problems: [] });
  });

  test.each([
    ['changed', (all: string[]) => all.with(1, (all[1] ?? '').replace('"revision":2', '"revision":9')), 'signature'],
    ['taken out', (all: string[]) => all.toSpliced(1, 1), 'order'],
    ['not JSON', (all: string[]) => all.with(1, '{'), 'unreadable'],
  ])('a line that was %s is found', (_, alter, fault) => {
    const heads = three();
    rewrite(alter(lines()));
    expect(heads.read().problems.map((problem) => problem.fault)).toContain(fault);
  });

  test('signed by somebody else are no heads of this installation, though whole in themselves', () => {
    three();
    const other = new HeadsFile(file, Buffer.alloc(32, 8));
    expect(other.read().problems).toHaveLength(3);
    expect(readHeads(file).problems).toEqual([]);
  });
});
