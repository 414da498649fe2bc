import type { Language, Text } from '#libs/kernel/text.js';

const OPTIONS = { maximumFractionDigits: 20, useGrouping: 'always' } as const;
const ITALIAN = new Intl.NumberFormat('it-IT', OPTIONS);
const ENGLISH = new Intl.NumberFormat('en-GB', OPTIONS);

/** Decimals of a number that somebody typed: as in JSON (monitoring-rules 7). */
export const TYPED = 6;
/** Decimals of one that was computed, unless something turns on more. */
export const COMPUTED = 2;
/** So small, it is what binary fractions leave over: nobody can type it (`core/fields.ts`). */
const NOTHING = 1e-9;
/** However few decimals there are, something is never written as nothing. */
const LEAST_DIGITS = 2;
/** Doubles that differ, differ within so many further decimals. */
const MOST_FURTHER = 30;

/** So many decimals, or as many as show that a number is not 0. */
function placesOf({ value, places }: Amount): number {
  const size = Math.abs(value);
  if (size < NOTHING || Number(size.toFixed(places)) > 0) return places;
  return LEAST_DIGITS - 1 - Math.floor(Math.log10(size));
}

/** Never -0. */
const roundedTo = (value: number, places: number): number =>
  Math.abs(value) < NOTHING ? 0 : Number(value.toFixed(placesOf({ value, places }))) + 0;

const writtenIn: Readonly<Record<Language, (number: number) => string>> = {
  it: (number) => ITALIAN.format(number),
  en: (number) => ENGLISH.format(number),
};

/** «1.234,5», “1,234.5”: six decimals at most, but never «0» for something, and never «-0». */
export const numberIn: Readonly<Record<Language, (number: number) => string>> = {
  it: (number) => (isPlain(number) ? `${number}` : writtenIn.it(roundedTo(number, TYPED))),
  en: (number) => (isPlain(number) ? `${number}` : writtenIn.en(roundedTo(number, TYPED))),
};

/** Written the same in every language; reports count by the ten thousand. */
const isPlain = (number: number): boolean => Number.isInteger(number) && number >= 0 && number < 1_000;

/** A number with no more decimals than say something: `TYPED`, `COMPUTED`, or none. */
export interface Amount {
  readonly value: number;
  readonly places: number;
}

/** A share of 1 as a percentage, printed as «58 %» with the unit `%`. */
export const percent = (share: number, places = 0): Amount => ({ value: 100 * share, places });

/** A number as it is printed, in both languages: the number that the print says, with how many decimals at most. */
export interface Figure extends Text, Amount {}

type Unit = '' | '%';

/** A figure that nothing stands beside. */
export function figure({ value, places }: Amount, unit: Unit = ''): Figure {
  const rounded = roundedTo(value, places);
  const after = unit === '' ? '' : `\u00A0${unit}`;
  return {
    value: rounded,
    places: placesOf({ value, places }),
    it: writtenIn.it(rounded) + after,
    en: writtenIn.en(rounded) + after,
  };
}

/** What a figure is compared with, and how the comparison came out. */
export interface Threshold extends Amount {
  /** What is wanted of the figure; `at-least` unless it says otherwise. */
  readonly wanted?: 'at-least' | 'at-most';
  /** As the verdict has it, which may look at more than these two numbers: they are not compared again here. */
  readonly isReached: boolean;
}

const further = ({ value, places }: Amount, decimals: number): Amount => ({ value, places: places + decimals });

/** Whoever compares the two as printed finds what the verdict says. */
function tells(amount: Amount, { wanted = 'at-least', isReached, ...threshold }: Threshold, decimals: number): boolean {
  const printed = roundedTo(amount.value, amount.places + decimals);
  const beside = roundedTo(threshold.value, threshold.places + decimals);
  return (wanted === 'at-least' ? printed >= beside : printed <= beside) === isReached;
}

/**
 * A figure and the thresholds beside it, with as few decimals as tell them apart: whoever compares what is printed
 * comes to the verdict beside it (monitoring-rules 7). 999,6 of 1.000 is never 1.000 of 1.000, not reached.
 *
 * Where no decimals help, since verdicts forgive what binary fractions leave over, the figure is rounded towards the
 * verdict: it is printed as the threshold that it has reached.
 */
export function toldApart(
  amount: Amount,
  thresholds: readonly Threshold[],
  unit: Unit = '',
): { readonly figure: Figure; readonly thresholds: readonly Figure[] } {
  const untold = (tried: Amount, decimals: number) => thresholds.find((each) => !tells(tried, each, decimals));
  const neededFor = (tried: Amount): number => {
    let decimals = 0;
    while (decimals < MOST_FURTHER && untold(tried, decimals)) decimals += 1;
    return decimals;
  };
  let [shown, decimals] = [amount, neededFor(amount)];
  const forgiven = decimals === MOST_FURTHER ? untold(amount, MOST_FURTHER) : undefined;
  if (forgiven?.isReached) {
    shown = { value: forgiven.value, places: amount.places };
    decimals = neededFor(shown);
  }
  return {
    figure: figure(further(shown, decimals), unit),
    thresholds: thresholds.map((each) => figure(further(each, decimals), unit)),
  };
}

/**
 * What a printed result was computed from, with as few decimals as lead whoever computes it again by hand to that
 * result (monitoring-rules 7: “able to recompute any figure by hand from what is printed”).
 */
export function leadingTo(
  result: Amount,
  terms: readonly Amount[],
  compute: (terms: readonly number[]) => number,
  unit: Unit = '',
): readonly Figure[] {
  const shownWith = (decimals: number): Figure[] => terms.map((term) => figure(further(term, decimals), unit));
  const leads = (shown: readonly Figure[]): boolean =>
    roundedTo(compute(shown.map(({ value }) => value)), result.places) === roundedTo(result.value, result.places);
  for (let decimals = 0; decimals < MOST_FURTHER; decimals += 1) {
    const shown = shownWith(decimals);
    if (leads(shown)) return shown;
  }
  return shownWith(TYPED);
}
