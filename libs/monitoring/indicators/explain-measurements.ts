import type { Standing } from '#libs/agreement/core/standing.js';
import type { MeasuredValue } from '#libs/agreement/core/state.js';
import { bareAmount } from '#libs/agreement/indicators/amount.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Figure } from '#libs/language/numbers.js';
import { en, formula, it, joined, labelled, listed, sentences, short, sumInWords } from '#libs/language/words.js';
import { sumOf } from '../numbers.js';
import { indicatorFigures } from './indicator-figures.js';
import type { IndicatorJudgement } from './indicators.js';

type Measurement = Standing<MeasuredValue>;

/** More than these are in the indicator's own list of values. */
const MOST_VALUES = 24;

/** Which measurements count and what they come to. */
export function actualDetail(judgement: IndicatorJudgement): Text | undefined {
  return sentencesOrNothing(howItIsReached(judgement), tooEarlyDetail(judgement));
}

function howItIsReached(judgement: IndicatorJudgement): Text | undefined {
  const { counted, indicator } = judgement;
  const { actual } = indicatorFigures(judgement);
  const { unit } = indicator.definition;
  const last = counted.at(-1);
  if (!last || !actual) return undefined;
  switch (indicator.definition.aggregation) {
    case 'latest':
      return lastDetail(counted.length, last.date);
    case 'sum':
      return sumDetail(judgement, actual);
    case 'mean':
      return labelled('media', 'mean', formula`(${values(counted, unit, ' + ')}) ÷ ${counted.length} = ${actual}`);
    case 'max':
      return say(
        `la maggiore tra ${values(counted, unit, ', ').it}`,
        `the largest of ${values(counted, unit, ', ').en}`,
      );
    case 'min':
      return say(
        `la minore tra ${values(counted, unit, ', ').it}`,
        `the smallest of ${values(counted, unit, ', ').en}`,
      );
    case 'ratio':
      return ratioDetail(counted, actual);
  }
}

function lastDetail(number: number, date: CivilDate): Text {
  if (number === 1) return say(`unica misura, ${it.del(date)}`, `the only measurement, on ${en.date(date)}`);
  return say(
    `ultima di ${it.number(number)} misure, ${it.del(date)}`,
    `the last of ${en.number(number)} measurements, on ${en.date(date)}`,
  );
}

function sumDetail({ counted, indicator }: IndicatorJudgement, result: Figure): Text {
  const { baseline, unit } = indicator.definition;
  const start = baseline && formula`${baseline.value} (${short(baseline.date)})`;
  return labelled('somma', 'sum', formula`${joined([start, values(counted, unit, ' + ')], ' + ')} = ${result}`);
}

function ratioDetail(counted: readonly Measurement[], result: Figure): Text {
  const part = (pick: (value: MeasuredValue) => number | undefined): Text => {
    const numbers = counted.map(({ value }) => pick(value) ?? 0);
    return numbers.length > MOST_VALUES ? formula`${sumOf(numbers)}` : sumInWords(numbers);
  };
  const numerators = part((value) => value.numerator);
  const denominators = part((value) => value.denominator);
  return labelled('rapporto', 'ratio', formula`100 × (${numerators}) ÷ (${denominators}) = ${result}`);
}

/** «4 (10/05/2021) + 3 (01/12/2021)»; of many, how many there are, between which days and what they add up to. */
function values(counted: readonly Measurement[], unit: string, separator: string): Text {
  if (counted.length <= MOST_VALUES)
    return joined(
      counted.map((measurement) => valueOnDay(measurement, unit)),
      separator,
    );
  const numbers = counted.map(({ value }) => value.value ?? 0);
  const from = counted[0]!.date;
  const to = counted.at(-1)!.date;
  return say(
    `${it.number(numbers.length)} valori ${it.dal(from)} ${it.al(to)}, in tutto ${it.number(sumOf(numbers))}`,
    `${en.number(numbers.length)} values from ${en.date(from)} to ${en.date(to)}, in all ${en.number(sumOf(numbers))}`,
  );
}

const valueOnDay = ({ value, date }: Measurement, unit: string): Text =>
  formula`${bareAmount(value.value ?? 0, unit, value.qualifier)} (${short(date)})`;

function tooEarlyDetail({ tooEarly }: IndicatorJudgement): Text | undefined {
  if (tooEarly.length === 0) return undefined;
  return labelled(
    'non contano, perché comprese nel valore di partenza o precedenti',
    'not counted, being in the baseline or before it',
    listed(tooEarly, MOST_VALUES, ({ date }) => short(date)),
  );
}

function sentencesOrNothing(...texts: readonly (Text | undefined)[]): Text | undefined {
  const whole = sentences(...texts);
  return whole.it === '' ? undefined : whole;
}
