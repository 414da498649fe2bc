import { say, type Text } from '#libs/kernel/text.js';
import { type Figure, figure, leadingTo, percent, type Threshold, TYPED, toldApart } from '#libs/language/numbers.js';
import { formula } from '#libs/language/words.js';
import { atLeast } from './numbers.js';

/** A degree of achievement beside what is expected of it, and from where up it is on track. */
export function achievementFigures(
  achievement: number,
  expected: number,
  tolerance: number,
  further: readonly Threshold[] = [],
): { readonly achievement: Figure; readonly expected: Figure; readonly least: Figure } {
  const thresholds = [expected, expected - tolerance, 1].map((share) => ({
    ...percent(share),
    isReached: atLeast(achievement, share),
  }));
  const { figure: shown, thresholds: beside } = toldApart(percent(achievement), [...thresholds, ...further], '%');
  const [due, least] = beside;
  return { achievement: shown, expected: due!, least: least! };
}

/** «in linea da 50 % − 10 % = 40 % in su» */
export function leastWords(expected: number, tolerance: number, least: Figure): Text {
  const allowed = figure(percent(tolerance, TYPED), '%');
  const [due] = leadingTo(least, [percent(expected)], ([number = 0]) => number - allowed.value, '%');
  const difference = formula`${due!} − ${allowed} = ${least}`;
  return say(`in linea da ${difference.it} in su`, `on track from ${difference.en} up`);
}
