import type { Qualifier } from '#libs/agreement/core/fields.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { everyInWords } from '#libs/language/dates.js';
import { BESIDES, INDICATOR } from '#libs/language/lexicon.js';
import { clauses, en, inBoth, it, qualified, sentences } from '#libs/language/words.js';
import type { Judgement } from '../judgement.js';
import { actualDetail } from './explain-measurements.js';
import type { IndicatorJudgement } from './indicators.js';
import type { Comparison } from './trajectory.js';

/** An indicator: where it stands and how it is judged, then the arithmetic. */
export function explainIndicator(judgement: IndicatorJudgement, { on, term }: Judgement): Text {
  const { comparison, verdict } = judgement;
  const headline = clauses(valueClause(judgement), INDICATOR[verdict].word);
  return sentences(
    verdict === 'no-target' ? clauses(INDICATOR[verdict].word, valueClause(judgement)) : headline,
    actualDetail(judgement),
    achievementDetail(judgement),
    expectedDetail(judgement, on),
    toleranceDetail(judgement),
    comparison.kind === 'range' && term.to !== undefined
      ? say(`da mantenere fino ${it.al(term.to)}`, `to be kept until ${en.date(term.to)}`)
      : undefined,
    staleDetail(judgement),
  );
}

function valueClause(judgement: IndicatorJudgement): Text {
  const { actual, comparison, indicator } = judgement;
  if (actual === null) {
    const none = say('nessuna misura conta', 'no measurement counts');
    if (comparison.kind === 'none') return none;
    const aim = aimOf(comparison, indicator.definition.unit);
    return say(`${none.it}, ${aim.it}`, `${none.en}, ${aim.en}`);
  }
  const value = withUnit(actual, indicator.definition.unit, qualifierOf(judgement));
  if (comparison.kind === 'none') return say(`valore attuale: ${value.it}`, `current value: ${value.en}`);
  const aim = aimOf(comparison, indicator.definition.unit);
  return say(`${value.it}, ${aim.it}`, `${value.en}, ${aim.en}`);
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
  const formula = inBoth(
    (words) =>
      `(${words.number(actual)} − ${minus(words.number, b)}) ÷ (${words.number(target)} − ${minus(words.number, b)}) = ${words.number(achievement)}`,
  );
  return say(`avanzamento: ${formula.it}`, `achievement: ${formula.en}`);
}

/** A negative number after a minus sign stands in brackets. */
const minus = (write: (value: number) => string, value: number): string =>
  value < 0 ? `(${write(value)})` : write(value);

function expectedDetail(judgement: IndicatorJudgement, on: CivilDate): Text | undefined {
  const { comparison, expected, expectedValue } = judgement;
  if (comparison.kind !== 'targets' || expected === null || expectedValue === null) return undefined;
  const { baseline, targets, last } = comparison;
  const share = inBoth(
    (words) =>
      `(${words.number(expectedValue)} − ${minus(words.number, baseline.value)}) ÷ (${words.number(last.value)} − ${minus(words.number, baseline.value)}) = ${words.number(expected)}`,
  );
  const value = expectedValueWords([baseline, ...targets], expectedValue, on);
  return say(`atteso alla data: ${value.it}; ${share.it}`, `expected on the day: ${value.en}; ${share.en}`);
}

/** The stretch between two points that the day lies on, and how far along. */
function expectedValueWords(points: readonly { value: number; date: CivilDate }[], value: number, on: CivilDate): Text {
  const next = points.findIndex((point) => on < point.date);
  const before = points[next - 1];
  const after = points[next];
  if (!before || !after || on === before.date) return inBoth((words) => words.number(value));
  const past = daysUntil(before.date, on);
  const whole = daysUntil(before.date, after.date);
  return inBoth(
    (words) =>
      `${words.number(before.value)} (${words.short(before.date)}) → ${words.number(after.value)} (${words.short(after.date)}), ` +
      `${words.number(before.value)} + ${minus(words.number, after.value - before.value)} × ${words.number(past)} ÷ ${words.number(whole)} = ${words.number(value)}`,
  );
}

function toleranceDetail({ verdict, expected, tolerance }: IndicatorJudgement): Text | undefined {
  if (expected === null || !(verdict === 'on-track' || verdict === 'behind')) return undefined;
  if (tolerance === 0 && expected === 1) return undefined;
  const least = inBoth(
    (words) => `${words.number(expected)} − ${words.number(tolerance)} = ${words.number(expected - tolerance)}`,
  );
  return say(`in linea da ${least.it} in su`, `on track from ${least.en} up`);
}

function staleDetail(judgement: IndicatorJudgement): Text | undefined {
  const { nextReportBy, indicator, counted } = judgement;
  if (!judgement.stale || nextReportBy === undefined) return undefined;
  const stale = BESIDES.stale.word;
  const since = counted.at(-1)?.date;
  const every = everyInWords(indicator.definition.reportEvery ?? '');
  return since === undefined
    ? say(
        `${stale.it}: nessuna misura, attesa entro ${it.il(nextReportBy)} (${every.it})`,
        `${stale.en}: no measurement, one was due by ${en.date(nextReportBy)} (${every.en})`,
      )
    : say(
        `${stale.it}: ultima misura ${it.del(since)}, la successiva era attesa entro ${it.il(nextReportBy)} (${every.it})`,
        `${stale.en}: last measured on ${en.date(since)}, the next was due by ${en.date(nextReportBy)} (${every.en})`,
      );
}
