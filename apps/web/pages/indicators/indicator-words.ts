import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import { italian, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import { amount, rangeInWords } from './words.js';

/** Where an indicator stands and what it is judged by, each a clause of a sentence; everywhere the same. */
export function indicatorInWords(visit: Visit, judged: IndicatorJudgement): string[] {
  const { comparison, counted, indicator } = judged;
  const { unit, aggregation } = indicator.definition;
  const { actual, expectedValue, target, min, max } = indicatorFigures(judged);
  const last = counted.at(-1);
  const qualifier = aggregation === 'latest' ? last?.value.qualifier : undefined;
  const said: string[] = [];
  if (!actual || !last) {
    const isNone = indicator.measurements.length === 0;
    said.push(
      isNone
        ? visit.say('nessuna rilevazione', 'no measurement')
        : visit.say('nessuna rilevazione che conti', 'no measurement that counts'),
    );
  } else {
    const value = amount(visit, actual, unit, qualifier);
    said.push(visit.say(`${value} ${italian.al(last.date)}`, `${value} on ${shortDate(last.date)}`));
  }
  if (comparison.kind === 'targets') {
    const { last: goal } = comparison;
    // Nobody expects two thirds of a yes.
    if (unit !== YES_NO_UNIT) {
      const expected = amount(visit, expectedValue ?? goal.value, unit);
      said.push(visit.say(`atteso oggi: ${expected}`, `expected today: ${expected}`));
    }
    const aim = amount(visit, target ?? goal.value, unit);
    said.push(
      visit.say(`obiettivo: ${aim} entro ${italian.il(goal.date)}`, `target: ${aim} by ${shortDate(goal.date)}`),
    );
  }
  if (comparison.kind === 'range') said.push(rangeInWords(visit, { min, max }, unit));
  return said;
}
