import { say, type Text } from '#libs/kernel/text.js';
import { figure, numberIn, percent, TYPED } from './numbers.js';

/** From a half to tenths, one and several: further ones are written in figures. */
const PARTS: Readonly<Record<number, readonly [one: Text, several: Text]>> = {
  2: [say('metà', 'half'), say('metà', 'halves')],
  3: [say('terzo', 'third'), say('terzi', 'thirds')],
  4: [say('quarto', 'quarter'), say('quarti', 'quarters')],
  5: [say('quinto', 'fifth'), say('quinti', 'fifths')],
  6: [say('sesto', 'sixth'), say('sesti', 'sixths')],
  7: [say('settimo', 'seventh'), say('settimi', 'sevenths')],
  8: [say('ottavo', 'eighth'), say('ottavi', 'eighths')],
  9: [say('nono', 'ninth'), say('noni', 'ninths')],
  10: [say('decimo', 'tenth'), say('decimi', 'tenths')],
};
const NUMBERS = {
  it: ['', 'un', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  en: ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** A share of a whole as people say it: «due terzi», «metà», «tutti», «67 %», «7/13». */
export function fractionInWords(share: number | string): Text {
  const [above, below] = typeof share === 'number' ? ofDecimal(share) : ofText(share);
  const divisor = commonDivisor(above, below);
  const [numerator, denominator] = [above / divisor, below / divisor];
  if (denominator === 1) return say('tutti', 'all');
  const part = PARTS[denominator];
  if (!part) return typeof share === 'number' ? inPercent(share) : inFigures(numerator, denominator);
  if (denominator === 2) return part[0];
  const named = part[numerator === 1 ? 0 : 1];
  return say(`${NUMBERS.it[numerator]} ${named.it}`, `${NUMBERS.en[numerator]} ${named.en}`);
}

function inPercent(share: number): Text {
  const { it, en } = figure(percent(share, TYPED), '%');
  return say(it, en);
}

const inFigures = (numerator: number, denominator: number): Text =>
  say(`${numberIn.it(numerator)}/${numberIn.it(denominator)}`, `${numberIn.en(numerator)}/${numberIn.en(denominator)}`);

type Fraction = [numerator: number, denominator: number];

const ofText = (text: string): Fraction => {
  const [numerator = '1', denominator = '1'] = text.split('/');
  return [Number(numerator), Number(denominator)];
};

/** A decimal as it is written: 0.67 is 67/100, and so not two thirds. */
function ofDecimal(share: number): Fraction {
  const whole = 10 ** TYPED;
  return [Math.round(share * whole), whole];
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
