import type { Qualifier } from '#libs/agreement/core/fields.js';
import { bareAmount, withUnit } from '#libs/agreement/indicators/amount.js';
import { type Target, YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { everyInWords } from '#libs/language/dates.js';
import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import { type Amount, type Figure, leadingTo } from '#libs/language/numbers.js';
import { clauses, en, formula, it, labelled, short } from '#libs/language/words.js';
import { leastWords } from '../achievement-figures.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import { actualDetail } from './explain-measurements.js';
import { type IndicatorFigures, indicatorFigures } from './indicator-figures.js';
import type { IndicatorJudgement } from './indicators.js';
import type { Comparison } from './trajectory.js';

/** An indicator: where it stands and how it is judged, then the arithmetic. */
export const explainIndicator = explanation<IndicatorJudgement>(
  [headline],
  [actualDetail, achievementDetail, expectedDetail, toleranceDetail, rangeDetail, staleDetail],
);

function headline(judgement: IndicatorJudgement): Text {
  const { word } = INDICATOR[judgement.verdict];
  const value = valueClause(judgement);
  return judgement.verdict === 'no-target' ? clauses(word, value) : clauses(value, word);
}

function valueClause(judgement: IndicatorJudgement): Text {
  const { comparison, indicator } = judgement;
  const { unit } = indicator.definition;
  const figures = indicatorFigures(judgement);
  const isAimed = comparison.kind !== 'none';
  if (!figures.actual) {
    const none = say('nessuna misura conta', 'no measurement counts');
    return isAimed ? formula`${none}, ${aimOf(comparison, figures, unit)}` : none;
  }
  const value = withUnit(figures.actual, unit, qualifierOf(judgement));
  return isAimed
    ? formula`${value}, ${aimOf(comparison, figures, unit)}`
    : labelled('valore attuale', 'current value', value);
}

/** How sure the last value is, where it alone is the actual one. */
function qualifierOf({ indicator, counted }: IndicatorJudgement): Qualifier | undefined {
  return indicator.definition.aggregation === 'latest' ? counted.at(-1)?.value.qualifier : undefined;
}

function aimOf(
  comparison: Exclude<Comparison, { kind: 'none' }>,
  { target, min, max }: IndicatorFigures,
  unit: string,
): Text {
  if (comparison.kind === 'targets') {
    const { last } = comparison;
    const value = withUnit(target ?? last.value, unit);
    return say(`obiettivo ${value.it} entro ${it.il(last.date)}`, `target ${value.en} by ${en.date(last.date)}`);
  }
  const [least, most] = [min, max].map((bound) => bound && bareAmount(bound, unit));
  if (least && most) return inRange(`da ${least.it} a ${most.it}`, `${least.en} to ${most.en}`);
  if (least) return inRange(`almeno ${least.it}`, `at least ${least.en}`);
  return inRange(`al massimo ${most?.it}`, `at most ${most?.en}`);
}

const inRange = (italian: string, english: string): Text =>
  say(`intervallo da mantenere: ${italian}`, `range to keep: ${english}`);

/** «(58 − 40) ÷ (100 − 40) = 30 %»: of a value on the way from the baseline to the target. */
function shareOfWay(value: Amount, baseline: number, target: number, result: Figure): Text {
  const [shown] = leadingTo(result, [value], ([number = 0]) => (100 * (number - baseline)) / (target - baseline));
  return formula`(${shown!} − ${minus(baseline)}) ÷ (${target} − ${minus(baseline)}) = ${result}`;
}

function achievementDetail(judgement: IndicatorJudgement): Text | undefined {
  const { comparison, actual, indicator } = judgement;
  const { achievement, actual: shown } = indicatorFigures(judgement);
  if (comparison.kind !== 'targets' || actual === null || !achievement || !shown) return undefined;
  if (isYesOrNo(indicator)) return labelled('avanzamento', 'achievement', achievement);
  const { baseline, last } = comparison;
  const share = shareOfWay({ value: actual, places: shown.places }, baseline.value, last.value, achievement);
  return labelled('avanzamento', 'achievement', share);
}

/** Its values are words, and words are not reckoned with. */
const isYesOrNo = ({ definition }: IndicatorJudgement['indicator']): boolean => definition.unit === YES_NO_UNIT;

/** A negative number after a minus sign stands in brackets. */
const minus = (value: number): Text => (value < 0 ? formula`(${value})` : formula`${value}`);

function expectedDetail(judgement: IndicatorJudgement, { on }: Judgement): Text | undefined {
  const { comparison, expectedValue, indicator } = judgement;
  const { expected, expectedValue: shown } = indicatorFigures(judgement);
  if (comparison.kind !== 'targets' || expectedValue === null || !expected || !shown) return undefined;
  const { baseline, targets, last } = comparison;
  const points = [baseline, ...targets];
  const { unit } = indicator.definition;
  if (isYesOrNo(indicator)) {
    const days = stretchOf(points, on);
    const way = days && formula`${stretchWords(days, unit)}, ${days.past} ÷ ${days.whole} = ${expected}`;
    return labelled('atteso alla data', 'expected on the day', way ?? expected);
  }
  const share = shareOfWay({ value: expectedValue, places: shown.places }, baseline.value, last.value, expected);
  return labelled(
    'atteso alla data',
    'expected on the day',
    clauses(expectedValueWords(points, shown, unit, on), share),
  );
}

/** Of the stretch between two points that the day lies on, how far along it lies; none on a point or outside. */
function stretchOf(points: readonly Target[], on: CivilDate) {
  const next = points.findIndex((point) => on < point.date);
  const before = points[next - 1];
  const after = points[next];
  if (!before || !after || on === before.date) return undefined;
  return { before, after, past: daysUntil(before.date, on), whole: daysUntil(before.date, after.date) };
}

type Stretch = NonNullable<ReturnType<typeof stretchOf>>;

function stretchWords({ before, after }: Stretch, unit: string): Text {
  const [from, to] = [before, after].map(({ value, date }) => formula`${bareAmount(value, unit)} (${short(date)})`);
  return formula`${from!} → ${to!}`;
}

function expectedValueWords(points: readonly Target[], value: Figure, unit: string, on: CivilDate): Text {
  const stretch = stretchOf(points, on);
  if (!stretch) return value;
  const { before, after, past, whole } = stretch;
  const rise = minus(after.value - before.value);
  return formula`${stretchWords(stretch, unit)}, ${before.value} + ${rise} × ${past} ÷ ${whole} = ${value}`;
}

function toleranceDetail(judgement: IndicatorJudgement): Text | undefined {
  const { verdict, expected, tolerance } = judgement;
  const { least } = indicatorFigures(judgement);
  if (expected === null || !least || !(verdict === 'on-track' || verdict === 'behind')) return undefined;
  if (tolerance === 0 && expected === 1) return undefined;
  return leastWords(expected, tolerance, least);
}

function rangeDetail({ comparison }: IndicatorJudgement, { term: { to } }: Judgement): Text | undefined {
  if (comparison.kind !== 'range' || to === undefined) return undefined;
  return say(`da mantenere fino ${it.al(to)}`, `to be kept until ${en.date(to)}`);
}

function staleDetail(judgement: IndicatorJudgement): Text | undefined {
  const { nextReportBy, indicator, counted } = judgement;
  if (!judgement.stale || nextReportBy === undefined) return undefined;
  const since = counted.at(-1)?.date;
  const { it: stale, en: staleInEnglish } = BESIDES.stale.word;
  const last =
    since === undefined
      ? say('nessuna misura, attesa', 'no measurement, one was due')
      : say(
          `ultima misura ${it.del(since)}, la successiva era attesa`,
          `last measured on ${en.date(since)}, the next was due`,
        );
  const every = everyInWords(indicator.definition.reportEvery ?? '');
  return labelled(
    stale,
    staleInEnglish,
    say(
      `${last.it} entro ${it.il(nextReportBy)} (${every.it})`,
      `${last.en} by ${en.date(nextReportBy)} (${every.en})`,
    ),
  );
}
