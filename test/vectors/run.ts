import { readFileSync } from 'node:fs';
import { check } from './cases.js';
import type { Difference } from './differences.js';
import type { Vector } from './vector.js';

/** `npm run vectors -- FILE…`: records every case through the domain and says where its figures differ. */
async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write('npm run vectors -- FILE…   (for example test/vectors/monitoring.json)\n');
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    for (const vector of readVectors(file)) {
      const found = await differencesOf(vector);
      for (const difference of found) print(vector, difference);
      if (found.length > 0) failed += 1;
      else passed += 1;
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function readVectors(file: string): Vector[] {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(parsed)) throw new TypeError(`${file}: not an array of cases`);
  return parsed as Vector[];
}

/** A case that cannot even be judged is one that differs. */
async function differencesOf(vector: Vector): Promise<Difference[]> {
  try {
    return await check(vector);
  } catch (error) {
    return [{ field: '', wanted: 'figures', got: String(error) }];
  }
}

function print(vector: Vector, { field, wanted, got }: Difference): void {
  process.stdout.write(
    `${vector.name}\n  field  ${field}\n  wanted ${JSON.stringify(wanted)}\n  got    ${JSON.stringify(got) ?? 'nothing'}\n`,
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
