import type { Qualifier } from '#libs/agreement/core/fields.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { everyInWords } from '#libs/language/dates.js';
import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import { clauses, en, formula, it, labelled, qualified, short } from '#libs/language/words.js';
import { explanation } from '../explanation.js';
import type { Judgement } from '../judgement.js';
import { actualDetail } from './explain-measurements.js';
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
  const { actual, comparison, indicator } = judgement;
  const { unit } = indicator.definition;
  const isAimed = comparison.kind !== 'none';
  if (actual === null) {
    const none = say('nessuna misura conta', 'no measurement counts');
    return isAimed ? formula`${none}, ${aimOf(comparison, unit)}` : none;
  }
  const value = withUnit(actual, unit, qualifierOf(judgement));
  return isAimed ? formula`${value}, ${aimOf(comparison, unit)}` : labelled('valore attuale', 'current value', value);
}

/** How sure the last value is, where it alone is the actual one. */
function qualifierOf({ indicator, counted }: IndicatorJudgement): Qualifier | undefined {
  return indicator.definition.aggregation === 'latest' ? counted.at(-1)?.value.qualifier : undefined;
}

function aimOf(comparison: Exclude<Comparison, { kind: 'none' }>, unit: string): Text {
  if (comparison.kind === 'targets') {
    const { last } = comparison;
    const value = withUnit(last.value, unit);
    return say(`obiettivo ${value.it} entro ${it.il(last.date)}`, `target ${value.en} by ${en.date(last.date)}`);
  }
  const { min, max } = comparison;
  if (max === undefined) return inRange(`almeno ${it.number(min ?? 0)}`, `at least ${en.number(min ?? 0)}`);
  if (min === undefined) return inRange(`al massimo ${it.number(max)}`, `at most ${en.number(max)}`);
  return inRange(`da ${it.number(min)} a ${it.number(max)}`, `${en.number(min)} to ${en.number(max)}`);
}

const inRange = (italian: string, english: string): Text =>
  say(`intervallo da mantenere: ${italian}`, `range to keep: ${english}`);

/** «oltre 500 persone»; a yes/no indicator in words. */
export function withUnit(value: number, unit: string, qualifier?: Qualifier): Text {
  if (unit === YES_NO_UNIT && (value === 0 || value === 1)) {
    return value === 1 ? say('sì (1)', 'yes (1)') : say('no (0)', 'no (0)');
  }
  const shown = qualified(value, qualifier);
  return unit === YES_NO_UNIT ? shown : say(`${shown.it} ${unit}`, `${shown.en} ${unit}`);
}

function achievementDetail({ comparison, actual, achievement }: IndicatorJudgement): Text | undefined {
  if (comparison.kind !== 'targets' || actual === null || achievement === null) return undefined;
  const b = comparison.baseline.value;
  const target = comparison.last.value;
  const share = formula`(${actual} − ${minus(b)}) ÷ (${target} − ${minus(b)}) = ${achievement}`;
  return labelled('avanzamento', 'achievement', share);
}

/** A negative number after a minus sign stands in brackets. */
const minus = (value: number): Text => (value < 0 ? formula`(${value})` : formula`${value}`);

function expectedDetail(
  { comparison, expected, expectedValue }: IndicatorJudgement,
  { on }: Judgement,
): Text | undefined {
  if (comparison.kind !== 'targets' || expected === null || expectedValue === null) return undefined;
  const { baseline, targets, last } = comparison;
  const start = minus(baseline.value);
  const share = formula`(${expectedValue} − ${start}) ÷ (${last.value} − ${start}) = ${expected}`;
  const value = expectedValueWords([baseline, ...targets], expectedValue, on);
  return labelled('atteso alla data', 'expected on the day', clauses(value, share));
}

/** The stretch between two points that the day lies on, and how far along. */
function expectedValueWords(points: readonly { value: number; date: CivilDate }[], value: number, on: CivilDate): Text {
  const next = points.findIndex((point) => on < point.date);
  const before = points[next - 1];
  const after = points[next];
  if (!before || !after || on === before.date) return formula`${value}`;
  const past = daysUntil(before.date, on);
  const whole = daysUntil(before.date, after.date);
  const stretch = formula`${before.value} (${short(before.date)}) → ${after.value} (${short(after.date)})`;
  return formula`${stretch}, ${before.value} + ${minus(after.value - before.value)} × ${past} ÷ ${whole} = ${value}`;
}

function toleranceDetail({ verdict, expected, tolerance }: IndicatorJudgement): Text | undefined {
  if (expected === null || !(verdict === 'on-track' || verdict === 'behind')) return undefined;
  if (tolerance === 0 && expected === 1) return undefined;
  const least = formula`${expected} − ${tolerance} = ${expected - tolerance}`;
  return say(`in linea da ${least.it} in su`, `on track from ${least.en} up`);
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
