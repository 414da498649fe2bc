import { propertyParameters } from '#libs/testing/properties.js';
import { startService } from './service.js';
import { preparedAgreement } from './world.js';

/**
 * Whether time tells of what one may not see: what is forbidden, what is invisible and what is not there, asked in
 * turns by one viewer. `N` requests of each, `SEED` for the order; prints a JSON result, times in milliseconds.
 */
const MOST_DIFFERENCE_MS = 2;
const WARM_UP = 50;
const { seed, numRuns } = propertyParameters(1_000);
const service = await startService();

const kinds = ['forbidden', 'invisible', 'unknown'] as const;
type Kind = (typeof kinds)[number];
const agreements: Readonly<Record<Kind, string>> = {
  forbidden: 'visibile',
  invisible: 'nascosto',
  unknown: 'non-esiste',
};
const EXPECTED: Readonly<Record<Kind, number>> = { forbidden: 403, invisible: 404, unknown: 404 };

/** Calls that a viewer may not make even where the agreement is visible: one that reads, one that records. */
const calls = {
  read: (agreement: string) => ({ method: 'GET', path: `/agreements/${agreement}/history`, body: undefined }),
  record: (agreement: string) => ({
    method: 'POST',
    path: `/agreements/${agreement}/issues`,
    body: { date: '2021-11-20', title: 'Prova' },
  }),
};

try {
  for (const agreement of ['visibile', 'nascosto']) await preparedAgreement(service, agreement, { ofOnePartner: true });
  const key = await service.key('viewer', 'visibile');
  const result: Record<string, unknown> = { seed, requests: numRuns };
  let passed = true;
  for (const [name, call] of Object.entries(calls)) {
    const times: Record<Kind, number[]> = { forbidden: [], invisible: [], unknown: [] };
    for (let round = -WARM_UP; round < numRuns; round += 1) {
      for (let turn = 0; turn < kinds.length; turn += 1) {
        const kind = kinds[(Math.abs(seed) + round + WARM_UP + turn) % kinds.length] as Kind;
        const { method, path, body } = call(agreements[kind]);
        const from = performance.now();
        const { status } = await service.send(method, path, body, { key });
        const took = performance.now() - from;
        if (status !== EXPECTED[kind]) throw new Error(`${kind}: ${status}`);
        if (round >= 0) times[kind].push(took);
      }
    }
    const medians = Object.fromEntries(kinds.map((kind) => [kind, rounded(median(times[kind]))]));
    const difference = rounded(Math.max(...Object.values(medians)) - Math.min(...Object.values(medians)));
    passed &&= difference < MOST_DIFFERENCE_MS;
    result[name] = { medians, difference };
  }
  console.log(JSON.stringify({ ...result, mostAllowed: MOST_DIFFERENCE_MS, passed }));
  process.exitCode = passed ? 0 : 1;
} finally {
  await service.stop();
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}
