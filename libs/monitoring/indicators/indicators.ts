import { measurementReading, type Standing } from '#libs/agreement/core/standing.js';
import type { IndicatorState, MeasuredValue, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { Indicator } from '#libs/agreement/indicators/schema.js';
import { addPeriod, type CivilDate, later } from '#libs/kernel/civil-date.js';
import { eventsBehind, standingEntries } from '../entries.js';
import { atLeast } from '../numbers.js';
import { isOver, isRunning, type JudgedTerm } from '../term/term.js';
import { baselineOf, type Comparison, comparisonOf, expectedValue, type Targets, targetsOn } from './trajectory.js';

export type IndicatorVerdict = 'no-target' | 'no-data' | 'kept' | 'achieved' | 'not-achieved' | 'on-track' | 'behind';

/** An indicator judged on a day, with everything that the verdict was reached from (monitoring-rules 3). */
export interface IndicatorJudgement {
  readonly indicator: IndicatorState;
  readonly targets: Targets;
  readonly comparison: Comparison;
  /** The measurements that count, by date. */
  readonly counted: readonly Standing<MeasuredValue>[];
  /** Those that stand but lie before the baseline, or for a sum on it. */
  readonly tooEarly: readonly Standing<MeasuredValue>[];
  readonly actual: number | null;
  readonly expectedValue: number | null;
  readonly achievement: number | null;
  readonly expected: number | null;
  readonly tolerance: number;
  readonly verdict: IndicatorVerdict;
  /** The last day on which the news is not stale: the last observation + `reportEvery`. */
  readonly nextReportBy: CivilDate | undefined;
  readonly stale: boolean;
  readonly events: readonly number[];
}

export function judgeIndicator(
  state: RecordedAgreement,
  indicator: IndicatorState,
  term: JudgedTerm,
  on: CivilDate,
): IndicatorJudgement {
  const { definition } = indicator;
  const reading = measurementReading(state);
  const standing = standingEntries(indicator.measurements, reading, on);
  const counted = standing.filter((measurement) => isInTime(measurement.date, definition, term));
  const targets = targetsOn(indicator, on);
  const comparison = comparisonOf(definition, targets.targets, term);
  const actual = actualOf(definition, counted);
  const expectation = expectationOf(comparison, on);
  const achievement = actual === null ? null : achievementOf(comparison, actual);
  const tolerance = definition.tolerance ?? state.header.tolerance ?? 0;
  const facts = { comparison, achievement, expected: expectation.expected, tolerance };
  const verdict = verdictOf(facts, term, on);
  const nextReportBy = nextReport(definition, counted, term);
  return {
    indicator,
    targets,
    ...facts,
    counted,
    tooEarly: standing.filter((measurement) => !isInTime(measurement.date, definition, term)),
    actual,
    expectedValue: expectation.value,
    verdict,
    nextReportBy,
    stale: isRunning(term, on) && verdict !== 'achieved' && nextReportBy !== undefined && nextReportBy < on,
    events: eventsBehind(indicator.measurements, reading, on),
  };
}

/** What was observed before the baseline does not count; for a sum, what was observed on it is in it already. */
function isInTime(date: CivilDate, definition: Indicator, term: JudgedTerm): boolean {
  const start = baselineOf(definition, term)?.date;
  if (start === undefined || date > start) return true;
  const inBaseline = definition.aggregation === 'sum' && definition.baseline !== undefined;
  return date === start && !inBaseline;
}

function actualOf(definition: Indicator, counted: readonly Standing<MeasuredValue>[]): number | null {
  return actualsOf(definition, counted).at(-1) ?? null;
}

/** What measurements, by date, come to: of each, what they came to with it. */
export function actualsOf(definition: Indicator, counted: readonly Standing<MeasuredValue>[]): (number | null)[] {
  const soFar = { count: 0, last: 0, sum: 0, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
  const parts = { numerators: 0, denominators: 0 };
  return counted.map(({ value: { value = 0, numerator = 0, denominator = 0 } }) => {
    soFar.count += 1;
    soFar.last = value;
    soFar.sum += value;
    soFar.least = Math.min(soFar.least, value);
    soFar.most = Math.max(soFar.most, value);
    parts.numerators += numerator;
    parts.denominators += denominator;
    return aggregated(definition, soFar, parts);
  });
}

function aggregated(
  { aggregation, baseline }: Indicator,
  { count, last, sum, least, most }: Readonly<Record<'count' | 'last' | 'sum' | 'least' | 'most', number>>,
  { numerators, denominators }: Readonly<Record<'numerators' | 'denominators', number>>,
): number | null {
  switch (aggregation) {
    case 'latest':
      return last;
    case 'sum':
      return (baseline?.value ?? 0) + sum;
    case 'mean':
      return sum / count;
    case 'max':
      return most;
    case 'min':
      return least;
    case 'ratio':
      return denominators === 0 ? null : (100 * numerators) / denominators;
  }
}

function achievementOf(comparison: Comparison, actual: number): number | null {
  if (comparison.kind === 'none') return null;
  if (comparison.kind === 'range') return isInside(comparison, actual) ? 1 : 0;
  const { baseline, last } = comparison;
  return (actual - baseline.value) / (last.value - baseline.value);
}

/** Ends included. */
function isInside(range: Extract<Comparison, { kind: 'range' }>, actual: number): boolean {
  const aboveMinimum = range.min === undefined || atLeast(actual, range.min);
  return aboveMinimum && (range.max === undefined || atLeast(range.max, actual));
}

/** Given even where there is no data. */
function expectationOf(comparison: Comparison, on: CivilDate): { value: number | null; expected: number | null } {
  if (comparison.kind === 'none') return { value: null, expected: null };
  if (comparison.kind === 'range') return { value: null, expected: 1 };
  const { baseline, targets, last } = comparison;
  const value = expectedValue(baseline, targets, on);
  return { value, expected: (value - baseline.value) / (last.value - baseline.value) };
}

type Facts = Pick<IndicatorJudgement, 'comparison' | 'achievement' | 'expected' | 'tolerance'>;

/** The first line of the table that applies. */
function verdictOf({ comparison, achievement, expected, tolerance }: Facts, term: JudgedTerm, on: CivilDate) {
  if (comparison.kind === 'none') return 'no-target';
  if (achievement === null) return 'no-data';
  const isRange = comparison.kind === 'range';
  if (isRange && achievement === 1 && !isOver(term, on)) return 'kept';
  if (atLeast(achievement, 1)) return 'achieved';
  if (isRange ? isOver(term, on) : on > comparison.last.date) return 'not-achieved';
  return !isRange && atLeast(achievement, (expected ?? 0) - tolerance) ? 'on-track' : 'behind';
}

/** From the last counted observation; without one, from the later of the baseline's date and the start of the term. */
function nextReport(
  definition: Indicator,
  counted: readonly Standing<MeasuredValue>[],
  term: JudgedTerm,
): CivilDate | undefined {
  if (definition.reportEvery === undefined || term.from === undefined) return undefined;
  const last = counted.at(-1)?.date ?? later(definition.baseline?.date ?? term.from, term.from);
  return addPeriod(last, definition.reportEvery);
}
