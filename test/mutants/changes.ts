import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Change } from './change.js';

/** Changes of one file that one suite must notice. */
interface ChangesOfFile {
  readonly file: string;
  readonly suite: string;
  readonly changes: readonly Pick<Change, 'name' | 'from' | 'to'>[];
}

const FOLDER = path.join(process.cwd(), 'test/mutants/changes');

/** Every change that `npm run mutants` makes, as the files of `changes/` list them. */
export const CHANGES: readonly Change[] = readdirSync(FOLDER)
  .sort()
  .flatMap((name) => parse(readFileSync(path.join(FOLDER, name), 'utf8')) as ChangesOfFile[])
  .flatMap(({ file, suite, changes }) => changes.map((change) => ({ ...change, file, suite })));
