import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { propertyParameters } from '#libs/testing/properties.js';
import { sendGenerated } from './generated-requests.js';
import { type Service, startService } from './service.js';

/** Other suites run beside it: ten times what holds alone. */
const LONGEST_MS = 10_000;

let service: Service;
beforeAll(async () => {
  service = await startService();
}, 30_000);
afterAll(() => service.stop());

test('whatever a client sends, the answer is as the document says, and never 5xx', async () => {
  const { seed, numRuns } = propertyParameters(200);
  const { failures, statuses, calls } = await sendGenerated(service, seed, numRuns, LONGEST_MS);
  expect({ seed, failures }).toEqual({ seed, failures: [] });
  expect(calls).toBeGreaterThan(Math.min(numRuns, 50));
  const succeeded = Object.entries(statuses.valid).filter(([status]) => status < '300');
  expect(succeeded.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(numRuns / 10);
}, 120_000);
