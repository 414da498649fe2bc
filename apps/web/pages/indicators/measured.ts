import type { Qualifier } from '#libs/agreement/core/fields.js';
import { outOf, QUALIFIER } from '#libs/language/words.js';
import type { Visit } from '../../frame/visit.js';
import { amount } from './words.js';

interface Measured {
  readonly value?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly qualifier?: Qualifier | undefined;
}

/** «oltre 53 famiglie», «circa 40 su 50»: as it was recorded. */
export function measuredInWords(visit: Visit, { value, ...parts }: Measured, unit: string): string {
  if (value !== undefined) return amount(visit, value, unit, parts.qualifier);
  const { numerator = 0, denominator = 0 } = parts;
  return visit.text(QUALIFIER[parts.qualifier ?? 'exact']) + visit.text(outOf(numerator, denominator));
}
