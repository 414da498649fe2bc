import { propertyParameters } from '#libs/testing/properties.js';
import { sendGenerated } from './generated-requests.js';
import { startService } from './service.js';

/** Nothing else runs beside it. */
const LONGEST_MS = 1_000;

/** A client made from the OpenAPI document: `SEED` repeats a run, `N` requests of each kind; prints a JSON result. */
const { seed, numRuns } = propertyParameters(2_000);
const service = await startService();
try {
  const result = await sendGenerated(service, seed, numRuns, LONGEST_MS);
  console.log(JSON.stringify({ ...result, passed: result.failures.length === 0 }));
  process.exitCode = result.failures.length === 0 ? 0 : 1;
} finally {
  await service.stop();
}
