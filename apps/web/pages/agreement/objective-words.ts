import { QUALIFIER } from '#libs/language/words.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { ObjectiveJudgement } from '#libs/monitoring/objectives/objectives.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** Numbers as people read them. */
export interface Numbers {
  number(value: number | null | undefined): string;
  roughly(value: number | null | undefined): string;
}

const hundredths = (share: number): number => Math.round(share * 100);

/** «60 su 100; oggi atteso: 95» */
export function outOfHundred(visit: Visit, actual: number | null, expected: number | null): string {
  if (actual === null) return visit.say('Nessun dato.', 'No data.');
  const expectation =
    expected === null
      ? ''
      : visit.say(`; oggi atteso: ${hundredths(expected)}`, `; expected today: ${hundredths(expected)}`);
  return visit.say(`${hundredths(actual)} su 100${expectation}`, `${hundredths(actual)} of 100${expectation}`);
}

/** How far an objective has come or, where nobody can tell, why. */
export function objectiveInWords(visit: Visit, judged: ObjectiveJudgement): string {
  const { shares, achievement, expected, verdict } = judged;
  const silent = shares.filter(({ value }) => value === null).map(({ title }) => `«${title}»`);
  const withoutData =
    silent.length === 0
      ? ''
      : visit.say(` Senza dati: ${listed(silent, 'e altri')}.`, ` Without data: ${listed(silent, 'and others:')}.`);
  if (achievement !== null) {
    const [much, due] = [outOfHundred(visit, achievement, expected), verdict === 'upcoming' ? null : expected];
    const said = due === null ? outOfHundred(visit, achievement, null) : much;
    return visit.say(`Raggiunto per ${said}.`, `Reached: ${said}.`) + withoutData;
  }
  if (shares.length > 0) return visit.say('Ancora nessun dato.', 'No data yet.') + withoutData;
  return judged.indicators.length > 0
    ? visit.say(
        'Non valutabile: i suoi indicatori non hanno un valore obiettivo.',
        'Cannot be assessed: its indicators have no target.',
      )
    : visit.say(
        'Non valutabile: nessun indicatore e nessun impegno vi è collegato.',
        'Cannot be assessed: no indicator and no commitment belongs to it.',
      );
}

const MOST_NAMED = 5;

function listed(names: readonly string[], andMore: string): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${shown} ${andMore} ${more}` : shown;
}

/** «66 famiglie; oggi atteso: 63; obiettivo: 100 al 4/9/2027» */
export function indicatorInWords(visit: Visit, judged: IndicatorJudgement, numbers: Numbers): string {
  const { indicator, actual, counted, comparison, expectedValue } = judged;
  const { unit, aggregation } = indicator.definition;
  const last = counted.at(-1);
  const qualifier = aggregation === 'latest' ? visit.text(QUALIFIER[last?.value.qualifier ?? 'exact']) : '';
  const isComputed = aggregation === 'mean' || aggregation === 'ratio';
  const value =
    actual === null
      ? visit.say('Nessun dato', 'No data')
      : `${qualifier}${isComputed ? numbers.roughly(actual) : numbers.number(actual)} ${unit}`;
  const measured = last ? visit.say(` (al ${shortDate(last.date)})`, ` (on ${shortDate(last.date)})`) : '';
  const parts = [value + measured];
  if (comparison.kind === 'targets') {
    const target = `${numbers.number(comparison.last.value)}`;
    const by = shortDate(comparison.last.date);
    parts.push(
      visit.say(`oggi atteso: ${numbers.roughly(expectedValue)}`, `expected today: ${numbers.roughly(expectedValue)}`),
      visit.say(`obiettivo: ${target} entro il ${by}`, `target: ${target} by ${by}`),
    );
  } else if (comparison.kind === 'range') {
    parts.push(rangeInWords(visit, comparison, numbers));
  } else {
    parts.push(visit.say('valore obiettivo non definito', 'no target defined'));
  }
  return `${parts.join('; ')}.`;
}

type Range = Extract<IndicatorJudgement['comparison'], { kind: 'range' }>;

function rangeInWords(visit: Visit, { min, max }: Range, numbers: Numbers): string {
  const [least, most] = [numbers.number(min), numbers.number(max)];
  if (max === undefined) return visit.say(`da tenere almeno a ${least}`, `to be kept at ${least} or above`);
  if (min === undefined) return visit.say(`da tenere al più a ${most}`, `to be kept at ${most} or below`);
  return visit.say(`da tenere tra ${least} e ${most}`, `to be kept between ${least} and ${most}`);
}
