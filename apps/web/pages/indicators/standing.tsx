import type { VNode } from 'preact';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { INDICATOR } from '#libs/language/lexicon.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { Verdict, VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import type { JudgedIndicator } from './judged.js';
import { amount, rangeInWords, roundedAmount } from './words.js';

interface StandingProps {
  readonly visit: Visit;
  readonly item: JudgedIndicator;
}

/** The verdict, and the numbers that it compares. */
export function StandingNow({ visit, item }: StandingProps): VNode {
  return (
    <p class="standing-now">
      <VerdictWord visit={visit} of={INDICATOR[item.judged.verdict]} /> <span>{numbersNow(visit, item)}</span>
    </p>
  );
}

/** «58 famiglie; atteso oggi 66,5; obiettivo 100 entro il 31/12/2022» */
function numbersNow(visit: Visit, { judged }: JudgedIndicator): string {
  const { actual, expectedValue, comparison, counted, indicator } = judged;
  const { unit, aggregation } = indicator.definition;
  const last = counted.at(-1);
  const qualifier = aggregation === 'latest' ? last?.value.qualifier : undefined;
  const said: string[] = [];
  if (actual === null || !last) {
    const isNone = indicator.measurements.length === 0;
    said.push(
      isNone
        ? visit.say('nessuna rilevazione', 'no measurement')
        : visit.say('nessuna rilevazione che conti', 'no measurement that counts'),
    );
  } else {
    const value = roundedAmount(visit, actual, unit, qualifier);
    said.push(visit.say(`${value} al ${shortDate(last.date)}`, `${value} on ${shortDate(last.date)}`));
  }
  if (comparison.kind === 'targets') {
    const { last: target } = comparison;
    // Nobody expects two thirds of a yes.
    if (unit !== YES_NO_UNIT) {
      const expected = roundedAmount(visit, expectedValue ?? target.value, unit);
      said.push(visit.say(`atteso oggi: ${expected}`, `expected today: ${expected}`));
    }
    const aim = amount(visit, target.value, unit);
    said.push(
      visit.say(`obiettivo: ${aim} entro il ${shortDate(target.date)}`, `target: ${aim} by ${shortDate(target.date)}`),
    );
  }
  if (comparison.kind === 'range') {
    const range = rangeInWords(visit, comparison, unit);
    said.push(range.charAt(0).toLowerCase() + range.slice(1, -1));
  }
  return `${said.join('; ')}.`;
}

interface DueProps {
  readonly at: AgreementVisit;
  readonly item: JudgedIndicator;
}

/** When it is to be measured next, where the agreement says how often. */
export function NextReport({ at: { visit, today }, item: { nextReportBy } }: DueProps): VNode | null {
  if (nextReportBy === undefined) return null;
  const day = shortDate(nextReportBy);
  if (nextReportBy >= today) {
    return <p class="meta">{visit.say(`Prossima rilevazione entro il ${day}.`, `Next measurement by ${day}.`)}</p>;
  }
  const late = visit.say(`rilevazione attesa entro il ${day}`, `a measurement was due by ${day}`);
  return (
    <p>
      <Verdict visit={visit} tone="warning" word={late} />
    </p>
  );
}
