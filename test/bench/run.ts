import Table from 'cli-table3';
import { propertyParameters } from '#libs/testing/properties.js';
import { type Family, type Measured, rounded, type Sizes, shareOf } from './figure.js';
import { lists } from './figures/lists.js';
import { longLived } from './figures/long-lived.js';
import { longRegister } from './figures/long-register.js';
import { reading } from './figures/reading.js';
import { recording } from './figures/recording.js';
import { store } from './figures/store.js';
import { wire } from './figures/wire.js';

/**
 * What the program does, each figure beside a yardstick of the same run. `N` is how many agreements there are (10,000),
 * `SEED` makes them, `ONLY=store,lists` takes some families. Prints a table for people, in Markdown where `MARKDOWN` is
 * set, and one line of JSON. It compares and never fails for being slow; what is refused fails it.
 */
const FAMILIES: readonly Family[] = [store, recording, reading, lists, longRegister, longLived, wire];

async function main(): Promise<void> {
  const { seed, numRuns: agreements } = propertyParameters(10_000);
  const sizes: Sizes = {
    seed,
    agreements,
    longLived: Math.max(4, Math.round(agreements / 5)),
    longRegister: agreements * 10,
    rounds: Math.min(100, Math.max(5, Math.round(agreements / 100))),
    seconds: Math.min(20, Math.max(2, Math.round(agreements / 500))),
  };
  const only = process.env['ONLY']?.split(',');
  const measured: Measured[] = [];
  for (const family of FAMILIES.filter(({ name }) => only === undefined || only.includes(name))) {
    console.error(`… ${family.name}`);
    for await (const line of family.measure(sizes)) measured.push(line);
  }
  console.log(process.env['MARKDOWN'] === undefined ? tableOf(measured) : markdownOf(measured));
  const lines = measured.map((line) => ({ ...line, value: rounded(line.value), share: shareOf(line) }));
  console.log(JSON.stringify({ test: 'bench', ...sizes, measured: lines }));
}

const HEAD = ['figure', 'measured', 'yardstick', 'share', 'must reach'];

const cells = (line: Measured): string[] => [
  line.note === undefined ? line.figure : `${line.figure} (${line.note})`,
  `${rounded(line.value)} ${line.unit}`,
  line.yardstick === undefined ? '–' : `${rounded(line.yardstick)} ${line.unit}`,
  String(shareOf(line) ?? '–'),
  line.wanted,
];

function tableOf(measured: readonly Measured[]): string {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  table.push(...measured.map(cells));
  return table.toString();
}

const markdownOf = (measured: readonly Measured[]): string =>
  [HEAD, HEAD.map(() => '---'), ...measured.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');

await main();
