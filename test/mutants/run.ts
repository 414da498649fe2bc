import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { propertyParameters } from '#libs/testing/properties.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { Random } from '../reliability/random.js';
import { Tally } from '../reliability/tally.js';
import { type Change, problemOf } from './change.js';
import { CHANGES } from './changes.js';

const ROOT = process.cwd();
const LEFT_BEHIND = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage']);
/** A suite that takes longer runs for ever. */
const LONGEST_MS = 180_000;

/** `survived`: no test failed. `cannot-run`: none could even begin, which says nothing of the tests. */
type Outcome = 'noticed' | 'survived' | 'cannot-run';

interface JestResult {
  readonly success: boolean;
  readonly numFailedTests: number;
}

/**
 * Makes one wrong change after the other in a copy of the source and runs the suite that must notice it. `SEED` chooses
 * the order, `N` is how many are made (all of them); a word behind it takes only changes whose file or name has it.
 */
async function main(word = ''): Promise<void> {
  const wanted = CHANGES.filter(({ file, name }) => `${file} ${name}`.includes(word));
  const { seed, numRuns } = propertyParameters(wanted.length);
  const tally = new Tally();
  const copy = temporaryFolder();
  try {
    copySource(copy.path);
    const chosen = shuffled(wanted, new Random(seed)).slice(0, numRuns);
    const suites = [...new Set(chosen.map(({ suite }) => suite))];
    const survivors: string[] = [];
    const unchanged = await outcomeOf(suites, copy.path, seed);
    if (unchanged !== 'survived') throw new Error(`Without any change already, tests fail in: ${suites.join(' ')}`);
    for (const [index, change] of chosen.entries()) {
      const title = `${change.file}: ${change.name}`;
      const problem = problemOf(change, copy.path);
      const outcome = problem ?? (await outcomeWith(change, copy.path, seed));
      process.stderr.write(`${index + 1}/${chosen.length} ${outcome}: ${title}\n`);
      tally.check(`${title}: ${outcome}`, outcome === 'noticed');
      if (outcome === 'survived') survivors.push(`${title} (${change.suite})`);
    }
    tally.end({ test: 'mutants', seed, changes: chosen.length, survivors });
  } finally {
    copy.remove();
  }
}

function copySource(folder: string): void {
  for (const name of readdirSync(ROOT)) {
    if (!LEFT_BEHIND.has(name)) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
}

async function outcomeWith({ file, from, to, suite }: Change, folder: string, seed: number): Promise<Outcome> {
  const place = path.join(folder, file);
  const before = readFileSync(place, 'utf8');
  writeFileSync(place, before.split(from).join(to));
  try {
    return await outcomeOf([suite], folder, seed);
  } finally {
    writeFileSync(place, before);
  }
}

/** Of suites as the source in a folder stands; `N` is none of their business. */
function outcomeOf(suites: readonly string[], folder: string, seed: number): Promise<Outcome> {
  const report = path.join(folder, 'result.json');
  rmSync(report, { force: true });
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--runInBand', '--silent'];
  const args = [...jest, '--json', `--outputFile=${report}`, '--runTestsByPath', ...suites];
  const env = { ...process.env, SEED: String(seed), N: '' };
  const options = { cwd: folder, env, timeout: suites.length * LONGEST_MS, maxBuffer: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error) => {
      if (error?.killed) {
        resolve('noticed');
        return;
      }
      try {
        const { success, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as JestResult;
        if (success) resolve('survived');
        else resolve(numFailedTests > 0 ? 'noticed' : 'cannot-run');
      } catch (cause) {
        reject(new Error('The test runner said nothing', { cause: error ?? cause }));
      }
    });
  });
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0] as Item);
}

await main(process.argv[2]);
