const SLACK = 1e-9;
const DECIMALS = 6;

/** x ≥ y, taken as x ≥ y − 1e-9 × max(1, |y|) so that binary fractions decide nothing (monitoring-rules 7). */
export function atLeast(x: number, y: number): boolean {
  return x >= y - SLACK * Math.max(1, Math.abs(y));
}

/** A ratio as it is printed: half away from zero to 6 decimals, never -0 (monitoring-rules 7). */
export function rounded(ratio: number): number {
  if (!Number.isFinite(ratio)) throw new RangeError(`Not a finite number: ${ratio}`);
  // toFixed works on the exact value of the double and takes halves away from zero; adding 0 turns -0 into 0.
  return Number(ratio.toFixed(DECIMALS)) + 0;
}

export const roundedOrNull = (ratio: number | null): number | null => (ratio === null ? null : rounded(ratio));

export const clipped = (ratio: number): number => Math.min(1, Math.max(0, ratio));

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
