import type { Qualifier } from '#libs/agreement/core/fields.js';
import { QUALIFIER } from '#libs/language/words.js';
import type { Visit } from '../../frame/visit.js';
import { amount, numberIn } from './words.js';

interface Measured {
  readonly value?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly qualifier?: Qualifier | undefined;
}

/** «oltre 53 famiglie», «circa 40 su 50»: as it was recorded. */
export function measuredInWords(visit: Visit, { value, ...parts }: Measured, unit: string): string {
  if (value !== undefined) return amount(visit, value, unit, parts.qualifier);
  const number = numberIn(visit);
  const { numerator = 0, denominator = 0 } = parts;
  const ratio = visit.say(
    `${number(numerator)} su ${number(denominator)}`,
    `${number(numerator)} of ${number(denominator)}`,
  );
  return visit.text(QUALIFIER[parts.qualifier ?? 'exact']) + ratio;
}
