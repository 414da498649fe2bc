import { say, type Text } from '#libs/kernel/text.js';
import { numberIn } from './numbers.js';

const ITALIAN =
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti'.split(
    ' ',
  );
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Readonly<Record<number, Text>> = {
  30: say('trenta', 'thirty'),
  40: say('quaranta', 'forty'),
  50: say('cinquanta', 'fifty'),
  60: say('sessanta', 'sixty'),
  70: say('settanta', 'seventy'),
  80: say('ottanta', 'eighty'),
  90: say('novanta', 'ninety'),
  100: say('cento', 'a hundred'),
};

/** «tre», «trenta»; in figures where agreements write figures too. */
export function cardinal(number: number): Text {
  const [italian, english] = [ITALIAN[number], ENGLISH[number]];
  if (italian !== undefined && english !== undefined) return say(italian, english);
  return TENS[number] ?? say(numberIn.it(number), numberIn.en(number));
}

/** What is counted, one of it and several: in Italian with its article. */
export interface Noun {
  readonly one: Text;
  readonly several: Text;
}

/** «un incontro», «tre incontri» */
export function counting(number: number, { one, several }: Noun): Text {
  if (number === 1) return one;
  const { it, en } = cardinal(number);
  return say(`${it} ${several.it}`, `${en} ${several.en}`);
}
