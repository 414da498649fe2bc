import { describe, expect, it } from '@jest/globals';
import { atLeast, rounded } from './numbers.js';

describe('ratios in JSON', () => {
  it.each([
    [1 / 3, 0.333333],
    [2 / 3, 0.666667],
    [0.0078125, 0.007813],
    [-0.0078125, -0.007813],
    [1e21, 1e21],
  ])('%d is printed as %d: half away from zero, 6 decimals', (ratio, printed) => {
    expect(rounded(ratio)).toBe(printed);
  });

  it('never prints -0', () => {
    expect(Object.is(rounded(-1e-9), 0)).toBe(true);
    expect(Object.is(rounded(-0), 0)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (ratio) => {
    expect(() => rounded(ratio)).toThrow(RangeError);
  });
});

describe('x ≥ y', () => {
  it('forgives binary fractions', () => {
    expect(atLeast(0.1 + 0.7, 0.8)).toBe(true);
    expect(atLeast(1_000_000 - 0.0005, 1_000_000)).toBe(true);
  });

  it('forgives nothing that a person could see', () => {
    expect(atLeast(0.799999, 0.8)).toBe(false);
    expect(atLeast(999_999.99, 1_000_000)).toBe(false);
  });
});
