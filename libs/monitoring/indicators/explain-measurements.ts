import type { Standing } from '#libs/agreement/core/standing.js';
import type { MeasuredValue } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { en, inBoth, it, joined, listed, qualified, sentences } from '#libs/language/words.js';
import { sumOf } from '../numbers.js';
import type { IndicatorJudgement } from './indicators.js';

type Measurement = Standing<MeasuredValue>;

/** More than these are in the indicator's own list of values. */
const MOST_VALUES = 24;

/** Which measurements count and what they come to. */
export function actualDetail(judgement: IndicatorJudgement): Text | undefined {
  return sentencesOrNothing(howItIsReached(judgement), tooEarlyDetail(judgement));
}

function howItIsReached(judgement: IndicatorJudgement): Text | undefined {
  const { counted, actual, indicator } = judgement;
  const last = counted.at(-1);
  if (!last || actual === null) return undefined;
  const result = inBoth((words) => words.number(actual));
  const number = inBoth((words) => words.number(counted.length));
  switch (indicator.definition.aggregation) {
    case 'latest':
      return lastDetail(counted.length, last.date);
    case 'sum':
      return sumDetail(judgement, result);
    case 'mean':
      return say(
        `media: (${values(counted, ' + ').it}) ÷ ${number.it} = ${result.it}`,
        `mean: (${values(counted, ' + ').en}) ÷ ${number.en} = ${result.en}`,
      );
    case 'max':
      return say(`la maggiore tra ${values(counted, ', ').it}`, `the largest of ${values(counted, ', ').en}`);
    case 'min':
      return say(`la minore tra ${values(counted, ', ').it}`, `the smallest of ${values(counted, ', ').en}`);
    case 'ratio':
      return ratioDetail(counted, result);
  }
}

function lastDetail(number: number, date: CivilDate): Text {
  if (number === 1) return say(`unica misura, ${it.del(date)}`, `the only measurement, on ${en.date(date)}`);
  return say(
    `ultima di ${it.number(number)} misure, ${it.del(date)}`,
    `the last of ${en.number(number)} measurements, on ${en.date(date)}`,
  );
}

function sumDetail({ counted, indicator }: IndicatorJudgement, result: Text): Text {
  const { baseline } = indicator.definition;
  const start = baseline
    ? inBoth((words) => `${words.number(baseline.value)} (${words.short(baseline.date)}) + `)
    : say('', '');
  const terms = values(counted, ' + ');
  return say(`somma: ${start.it}${terms.it} = ${result.it}`, `sum: ${start.en}${terms.en} = ${result.en}`);
}

function ratioDetail(counted: readonly Measurement[], result: Text): Text {
  const part = (pick: (value: MeasuredValue) => number | undefined): Text => {
    const numbers = counted.map(({ value }) => pick(value) ?? 0);
    if (numbers.length > MOST_VALUES) return inBoth((words) => words.number(sumOf(numbers)));
    return inBoth((words) => numbers.map(words.number).join(' + '));
  };
  const numerators = part((value) => value.numerator);
  const denominators = part((value) => value.denominator);
  return say(
    `rapporto: 100 × (${numerators.it}) ÷ (${denominators.it}) = ${result.it}`,
    `ratio: 100 × (${numerators.en}) ÷ (${denominators.en}) = ${result.en}`,
  );
}

/** «4 (10/05/2021) + 3 (01/12/2021)»; of many, how many there are, between which days and what they add up to. */
function values(counted: readonly Measurement[], separator: string): Text {
  if (counted.length <= MOST_VALUES) return joined(counted.map(valueOnDay), separator);
  const numbers = counted.map(({ value }) => value.value ?? 0);
  const from = counted[0]!.date;
  const to = counted.at(-1)!.date;
  return say(
    `${it.number(numbers.length)} valori ${it.dal(from)} ${it.al(to)}, in tutto ${it.number(sumOf(numbers))}`,
    `${en.number(numbers.length)} values from ${en.date(from)} to ${en.date(to)}, in all ${en.number(sumOf(numbers))}`,
  );
}

function valueOnDay({ value, date }: Measurement): Text {
  const shown = qualified(value.value ?? 0, value.qualifier);
  return say(`${shown.it} (${it.short(date)})`, `${shown.en} (${en.short(date)})`);
}

function tooEarlyDetail({ tooEarly }: IndicatorJudgement): Text | undefined {
  if (tooEarly.length === 0) return undefined;
  const dates = listed(tooEarly, MOST_VALUES, ({ date }) => inBoth((words) => words.short(date)));
  return say(
    `non contano, perché comprese nel valore di partenza o precedenti: ${dates.it}`,
    `not counted, being in the baseline or before it: ${dates.en}`,
  );
}

function sentencesOrNothing(...texts: readonly (Text | undefined)[]): Text | undefined {
  const whole = sentences(...texts);
  return whole.it === '' ? undefined : whole;
}
