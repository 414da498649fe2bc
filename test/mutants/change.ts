import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A mistake that somebody could make in one file, and the suite that must notice it. */
export interface Change {
  /** What would be wrong. */
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly suite: string;
}

/** Why a change cannot be made below a folder; undefined where it can. */
export function problemOf({ file, from, to, suite }: Change, root: string): string | undefined {
  for (const needed of [file, suite]) {
    if (!existsSync(path.join(root, needed))) return `there is no ${needed}`;
  }
  if (from === to) return 'it changes nothing';
  const times = readFileSync(path.join(root, file), 'utf8').split(from).length - 1;
  return times === 1 ? undefined : `its text stands ${times} times in ${file}`;
}
