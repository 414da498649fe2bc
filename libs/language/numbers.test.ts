import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { propertyParameters } from '#libs/testing/properties.js';
import {
  type Amount,
  COMPUTED,
  figure,
  leadingTo,
  numberIn,
  percent,
  type Threshold,
  TYPED,
  toldApart,
} from './numbers.js';

/** A number as whoever reads Italian reads it. */
const read = (printed: string): number =>
  Number(
    printed
      .replaceAll('.', '')
      .replace(',', '.')
      .replace(/\u00A0?%$/, ''),
  );

/** x ≥ y (monitoring-rules 7). */
const atLeast = (x: number, y: number): boolean => x >= y - 1e-9 * Math.max(1, Math.abs(y));

const reached = (value: number, threshold: number, places = TYPED): Threshold => ({
  value: threshold,
  places,
  isReached: atLeast(value, threshold),
});

const italian = (amount: Amount, threshold: Threshold, unit: '' | '%' = ''): string[] => {
  const { figure: printed, thresholds } = toldApart(amount, [threshold], unit);
  return [printed.it, ...thresholds.map(({ it }) => it)];
};

describe('a number', () => {
  test.each([
    [1_234.5, '1.234,5', '1,234.5'],
    [0.466_666_666, '0,466667', '0.466667'],
    [0.000_39, '0,00039', '0.00039'],
    [0.000_000_001, '0,000000001', '0.000000001'],
    [-0.000_000_23, '-0,00000023', '-0.00000023'],
    [-0, '0', '0'],
    [0.3 - 0.2 - 0.1, '0', '0'],
    [1e15, '1.000.000.000.000.000', '1,000,000,000,000,000'],
  ])('%d is «%s», “%s”: grouped, never «-0», and «0» only for nothing', (value, inItalian, inEnglish) => {
    expect([numberIn.it(value), numberIn.en(value)]).toEqual([inItalian, inEnglish]);
  });
});

describe('a figure beside a threshold', () => {
  test.each([
    [999.6, 0, 1_000, ['999,6', '1.000']],
    [2.996, COMPUTED, 3, ['2,996', '3']],
    [0.000_39, COMPUTED, 0.000_4, ['0,00039', '0,0004']],
    [0.498, COMPUTED, 0.5, ['0,498', '0,5']],
    [1_234_566.4, TYPED, 1_234_567, ['1.234.566,4', '1.234.567']],
    [66.47, COMPUTED, 66.465_753, ['66,47', '66,465753']],
    [0.1 + 0.7, COMPUTED, 0.8, ['0,8', '0,8']],
    [123.456_789_011, COMPUTED, 123.456_789_012, ['123,46', '123,456789']],
    [58, 0, 100, ['58', '100']],
  ])('%d to %d decimals beside %d', (value, places, threshold, printed) => {
    expect(italian({ value, places }, reached(value, threshold))).toEqual(printed);
  });

  test('99,6 % is not 100 %, in either language', () => {
    const { figure: share } = toldApart(percent(0.996), [{ ...percent(1), isReached: false }], '%');
    expect(share).toMatchObject({ it: '99,6\u00A0%', en: '99.6\u00A0%', value: 99.6 });
  });

  test('what is to fall is above the threshold until it has reached it', () => {
    const threshold = { value: 20, places: TYPED, wanted: 'at-most', isReached: false } as const;
    expect(italian({ value: 20.003, places: COMPUTED }, threshold)).toEqual(['20,003', '20']);
    expect(italian({ value: 19.999, places: COMPUTED }, { ...threshold, isReached: true })).toEqual(['20', '20']);
  });

  test('a verdict that forgives a difference has it printed as none', () => {
    const threshold = { value: 0.123_456_789_2, places: 10, isReached: true };
    expect(italian({ value: 0.123_456_789_1, places: 10 }, threshold)).toEqual(['0,1234567892', '0,1234567892']);
  });

  test('of several thresholds, each is told apart', () => {
    const value = 99.96;
    const { figure: printed, thresholds } = toldApart({ value, places: 0 }, [
      reached(value, 100),
      reached(value, 99.958, 0),
    ]);
    expect([printed.it, ...thresholds.map(({ it }) => it)]).toEqual(['99,96', '100', '99,96']);
  });
});

test('a figure that is beyond a threshold, and has not reached it for another reason, is printed as it is', () => {
  const { figure: printed } = toldApart({ value: 5, places: 0 }, [{ value: 3, places: 0, isReached: false }]);
  expect(printed.it).toBe('5');
});

describe('laws of a figure beside a threshold', () => {
  /** As small as can be recorded, or nothing. */
  const ordinary = fc
    .double({ min: -1e6, max: 1e6, noNaN: true })
    .map((number) => (Math.abs(number) < 1e-8 ? 0 : number));
  const decimal = fc
    .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(6))
    .map(([digits, places]) => digits / 10 ** places);
  /** Near enough to be mistaken for it, or anything else. */
  const near = (threshold: number) =>
    fc.oneof(
      fc
        .tuple(fc.integer({ min: -99, max: 99 }), fc.nat(11))
        .map(([digits, places]) => threshold + digits / 10 ** places),
      ordinary,
      decimal,
    );
  const pair = fc.oneof(ordinary, decimal).chain((threshold) => fc.tuple(near(threshold), fc.constant(threshold)));
  const places = fc.constantFrom(0, COMPUTED, TYPED);

  const holds = (check: (value: number, threshold: number, places: number, beside: number) => void) =>
    fc.assert(
      fc.property(pair, places, places, ([value, threshold], own, beside) => check(value, threshold, own, beside)),
      propertyParameters(1_000),
    );

  test('read back, the two compare as they do unrounded', () => {
    holds((value, threshold, own, beside) => {
      const [printed = '', other = ''] = italian({ value, places: own }, reached(value, threshold, beside));
      expect(read(printed) >= read(other)).toBe(atLeast(value, threshold));
    });
  });

  test('with one decimal fewer they would not', () => {
    holds((value, threshold, own, beside) => {
      const further = toldApart({ value, places: own }, [reached(value, threshold, beside)]).figure.places - own;
      // What is smaller than 1 has digits of its own, so as not to be 0.
      if (further === 0 || Math.abs(value) < 1 || Math.abs(threshold) < 1) return;
      const fewer = figure({ value, places: own + further - 1 }).value;
      const other = figure({ value: threshold, places: beside + further - 1 }).value;
      expect(fewer >= other).not.toBe(atLeast(value, threshold));
    });
  });

  test('nothing is «-0», and «0» is nothing', () => {
    holds((value, threshold, own, beside) => {
      const [printed = ''] = italian({ value, places: own }, reached(value, threshold, beside), '%');
      expect(printed).not.toMatch(/^-0(,0*)?\u00A0%$/);
      if (Math.abs(value) >= 1e-8) expect(printed).not.toBe('0\u00A0%');
    });
  });

  test('what is printed is what the figure says it is', () => {
    holds((value, threshold, own, beside) => {
      const { figure: printed } = toldApart({ value, places: own }, [reached(value, threshold, beside)]);
      expect([read(printed.it), Number(printed.en.replaceAll(',', ''))]).toEqual([printed.value, printed.value]);
    });
  });
});

describe('what a figure was computed from', () => {
  const mean = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0) / terms.length;

  test('has as many decimals as lead to the result', () => {
    const terms = [0.414, 0.584, 0.494].map((share) => percent(share));
    const result = figure(percent(0.497_333), '%');
    expect(leadingTo(result, terms, mean, '%').map(({ value }) => value)).toEqual([41.4, 58.4, 49.4]);
  });

  test('leads to it whatever the terms are', () => {
    const shares = fc.array(
      fc.nat(1e7).map((parts) => parts / 1e7),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(shares, (terms) => {
        const result = figure(percent(mean(terms)), '%');
        const shown = leadingTo(
          result,
          terms.map((share) => percent(share)),
          mean,
          '%',
        );
        expect(figure({ value: mean(shown.map(({ it }) => read(it))), places: result.places }).value).toBe(
          result.value,
        );
      }),
      propertyParameters(1_000),
    );
  });
});
