export interface PropertyParameters {
  readonly seed: number;
  readonly numRuns: number;
}

/** How properties run: `SEED` repeats a run, `N` sets the number of examples. A failure prints its seed. */
export function propertyParameters(defaultRuns: number): PropertyParameters {
  return { seed: numberFrom('SEED', Date.now() | 0), numRuns: numberFrom('N', defaultRuns) };
}

function numberFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${variable} is no whole number: ${text}`);
  return number;
}
