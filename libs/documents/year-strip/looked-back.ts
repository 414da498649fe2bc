import type { CivilDate, Period } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { lengthInWords } from '#libs/language/dates.js';
import { it } from '#libs/language/words.js';

/** «Negli ultimi tre mesi»: the days that a day of a rolling period looks back on. */
export function lookedBack(every: Period, to: CivilDate, isToday: boolean): Text {
  const length = every === 'P1Y' || every === 'P12M' ? say('dodici mesi', 'twelve months') : lengthInWords(every);
  const [, one] = /^1 (\w+)$/.exec(length.it) ?? [];
  const [last, until] =
    one === undefined ? ['Negli ultimi', 'Nei'] : one.endsWith('a') ? ['Nell’ultima', 'Nella'] : ['Nell’ultimo', 'Nel'];
  const [italian, english] = [one ?? length.it, length.en.replace(/^1 /, '')];
  return isToday
    ? say(`${last} ${italian}`, `In the last ${english}`)
    : say(`${until} ${italian} fino ${it.al(to, it.short)}`, `In the ${english} until ${it.short(to)}`);
}
