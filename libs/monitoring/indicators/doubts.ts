import type { Standing } from '#libs/agreement/core/standing.js';
import type { MeasuredValue } from '#libs/agreement/core/state.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { IndicatorJudgement } from './indicators.js';

/** From so many times as much on, or as little, one asks again. */
const MUCH = 10;

/** What looks like a slip in a measurement, beside another one that counts. */
export type Doubt = { readonly other: Standing<MeasuredValue> } & (
  | { readonly kind: 'same-day' }
  | { readonly kind: 'much-more' | 'much-less'; readonly now: number; readonly before: number }
);

/** More than there are in all: the two were most likely typed in each other's places. */
export const isMoreThanAll = ({ numerator, denominator }: Measured['measured']): boolean =>
  numerator !== undefined && denominator !== undefined && numerator > denominator;

interface Measured {
  readonly date: CivilDate;
  readonly measured: Pick<MeasuredValue, 'value' | 'numerator' | 'denominator'>;
}

/** What to ask about before a measurement is recorded; `corrected`: the one that it corrects, no measure of itself. */
export function doubtAbout(
  { counted, indicator }: IndicatorJudgement,
  { date, measured }: Measured,
  corrected?: string,
): Doubt | undefined {
  const { unit, aggregation } = indicator.definition;
  if (unit === YES_NO_UNIT) return undefined;
  const others = counted.filter(({ entry }) => entry.id !== corrected);
  const sameDay = others.findLast((other) => other.date === date);
  const addsUp = aggregation === 'sum' || aggregation === 'mean' || aggregation === 'ratio';
  if (addsUp && sameDay && corrected === undefined) return { kind: 'same-day', other: sameDay };
  const other = others.findLast((known) => known.date <= date) ?? others[0];
  const before = other && numberOf(other.value);
  const now = numberOf(measured);
  if (!other || !before || !now) return undefined;
  const times = Math.abs(now / before);
  if (times > 1 / MUCH && times < MUCH) return undefined;
  return { kind: times >= MUCH ? 'much-more' : 'much-less', other, now, before };
}

function numberOf({ value, numerator, denominator }: Measured['measured']): number | undefined {
  if (value !== undefined) return value;
  return numerator === undefined || !denominator ? undefined : (100 * numerator) / denominator;
}
