import type { Qualifier } from '#libs/agreement/core/fields.js';
import { say, type Text } from '#libs/kernel/text.js';
import { numberIn } from '#libs/language/numbers.js';
import { QUALIFIER } from '#libs/language/words.js';
import { YES_NO_UNIT } from './schema.js';

/** A number as somebody typed it. */
const typed = (value: number): Text & { readonly value: number } => ({
  value,
  it: numberIn.it(value),
  en: numberIn.en(value),
});

/** A value of an indicator without its unit: «1.234,5», «oltre 500»; of a yes/no indicator «sì» and «no». */
export function bareAmount(
  amount: number | (Text & { readonly value: number }),
  unit: string,
  qualifier: Qualifier = 'exact',
): Text {
  const shown = typeof amount === 'number' ? typed(amount) : amount;
  if (isYesOrNo(shown.value, unit)) return shown.value === 1 ? say('sì', 'yes') : say('no', 'no');
  const before = QUALIFIER[qualifier];
  return say(before.it + shown.it, before.en + shown.en);
}

/** «oltre 500 persone»; of a yes/no indicator «sì» and «no». */
export function withUnit(...[amount, unit, qualifier]: Parameters<typeof bareAmount>): Text {
  const bare = bareAmount(amount, unit, qualifier);
  return unit === YES_NO_UNIT ? bare : say(`${bare.it} ${unit}`, `${bare.en} ${unit}`);
}

const isYesOrNo = (value: number, unit: string): boolean => unit === YES_NO_UNIT && (value === 0 || value === 1);
