import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { Random } from '../reliability/random.js';
import { commandsOf } from '../vectors/commands.js';
import { type Difference, differences } from '../vectors/differences.js';
import type { Vector } from '../vectors/vector.js';
import { checkedSend } from './checked.js';
import { type Answer, type Service, startService } from './service.js';

const file = new URL('../vectors/monitoring.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
const { seed, numRuns } = propertyParameters(100);

let service: Service;
beforeAll(async () => {
  // After every date that a case names: what is recorded lies in the past.
  service = await checkedSend(await startService({ clock: new FakeClock('2100-01-01T12:00:00.000Z') }));
}, 30_000);
afterAll(() => service.stop());

test(`${numRuns} cases through the interface (SEED=${seed})`, async () => {
  const sample = shuffled(vectors, new Random(seed)).slice(0, numRuns);
  expect(sample.length).toBe(Math.min(numRuns, vectors.length));
  for (const [index, vector] of sample.entries()) {
    expect({ name: vector.name, differences: await check(vector, `caso-${index}`) }).toEqual({
      name: vector.name,
      differences: [],
    });
  }
}, 300_000);

/** Many cases share an id: each is recorded under one of its own. */
async function check(vector: Vector, id: string): Promise<Difference[]> {
  const defined = await service.send('POST', '/agreements', { ...vector.agreement, id });
  if (defined.status !== 201) return [refusedAt('agreement', defined)];
  let { revision } = defined.json as { revision: number };
  for (const { path, body } of commandsOf(vector)) {
    const answer = await service.send('POST', `/agreements/${id}/${path}`, body);
    if (answer.status !== 200 && answer.status !== 201) return [refusedAt(`${path} ${JSON.stringify(body)}`, answer)];
    expect(answer.json.revision).toBeGreaterThan(revision);
    revision = answer.json.revision;
  }
  const report = await service.send('GET', `/agreements/${id}/report?on=${vector.on}`);
  if (report.status !== 200) return [refusedAt('report', report)];
  expect(report.json).toMatchObject({ agreement: id, on: vector.on, revision });
  expect(report.json.asOf.slice(0, 4)).toBe('2100');
  return differences(vector.expect, report.json.figures);
}

const refusedAt = (field: string, { status, text }: Answer): Difference => ({
  field,
  wanted: 'recorded',
  got: [status, text],
});

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
