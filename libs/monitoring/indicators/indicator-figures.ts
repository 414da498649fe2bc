import type { CivilDate } from '#libs/kernel/civil-date.js';
import { COMPUTED, type Figure, figure, percent, type Threshold, TYPED, toldApart } from '#libs/language/numbers.js';
import { achievementFigures } from '../achievement-figures.js';
import { atLeast } from '../numbers.js';
import { expectedCourse } from './course.js';
import type { IndicatorJudgement } from './indicators.js';

/** The numbers of an indicator as they are printed, wherever they are: told apart from what they are judged by. */
export interface IndicatorFigures {
  readonly actual: Figure | undefined;
  readonly target: Figure | undefined;
  readonly expectedValue: Figure | undefined;
  readonly min: Figure | undefined;
  readonly max: Figure | undefined;
  /** Percentages. */
  readonly achievement: Figure | undefined;
  readonly expected: Figure | undefined;
  /** From here up it is on track. */
  readonly least: Figure | undefined;
}

/** A mean or a ratio was computed; anything else has the decimals that people typed. */
const decimalsOf = ({ indicator }: IndicatorJudgement): number =>
  ['mean', 'ratio'].includes(indicator.definition.aggregation) ? COMPUTED : TYPED;

/** A page asks for the same ones in several places. */
const KEPT = new WeakMap<IndicatorJudgement, IndicatorFigures>();

export function indicatorFigures(judged: IndicatorJudgement): IndicatorFigures {
  const kept = KEPT.get(judged) ?? { ...amounts(judged), ...shares(judged) };
  KEPT.set(judged, kept);
  return kept;
}

type Amounts = Pick<IndicatorFigures, 'actual' | 'target' | 'expectedValue' | 'min' | 'max'>;

function amounts(judged: IndicatorJudgement): Amounts {
  const { actual, achievement, expected, expectedValue, comparison } = judged;
  const beside: [keyof Amounts, Threshold][] = [];
  if (comparison.kind === 'targets') {
    const wanted = wantedBy(judged);
    const isReached = (share: number | null): boolean => achievement !== null && atLeast(achievement, share ?? 0);
    beside.push(['target', { value: comparison.last.value, places: TYPED, wanted, isReached: isReached(1) }]);
    if (expectedValue !== null) {
      const isOnPath = isReached(expected);
      beside.push(['expectedValue', { value: expectedValue, places: COMPUTED, wanted, isReached: isOnPath }]);
    }
  }
  if (comparison.kind === 'range') {
    const { min, max } = comparison;
    const value = actual ?? 0;
    if (min !== undefined) beside.push(['min', { value: min, places: TYPED, isReached: atLeast(value, min) }]);
    if (max !== undefined) {
      beside.push(['max', { value: max, places: TYPED, wanted: 'at-most', isReached: atLeast(max, value) }]);
    }
  }
  const places = decimalsOf(judged);
  const shown =
    actual === null
      ? { figure: undefined, thresholds: beside.map(([, threshold]) => figure(threshold)) }
      : toldApart(
          { value: actual, places },
          beside.map(([, threshold]) => threshold),
        );
  const none = { target: undefined, expectedValue: undefined, min: undefined, max: undefined };
  const named = Object.fromEntries(beside.map(([name], index) => [name, shown.thresholds[index]]));
  return { ...none, ...named, actual: shown.figure };
}

const wantedBy = ({ comparison }: IndicatorJudgement): Threshold['wanted'] =>
  comparison.kind === 'targets' && comparison.last.value < comparison.baseline.value ? 'at-most' : 'at-least';

function shares(judged: IndicatorJudgement): Pick<IndicatorFigures, 'achievement' | 'expected' | 'least'> {
  const { comparison, achievement, expected, tolerance } = judged;
  if (comparison.kind !== 'targets' || expected === null) {
    return { achievement: undefined, expected: undefined, least: undefined };
  }
  if (achievement === null) {
    return { achievement: undefined, expected: figure(percent(expected), '%'), least: undefined };
  }
  return achievementFigures(achievement, expected, tolerance);
}

/** What an indicator had come to on a day, where anything counted, beside what was expected of it on that day. */
export interface FiguresOnDay {
  readonly actual: Figure | undefined;
  readonly expected: Figure | undefined;
}

export function figuresOnDay(judged: IndicatorJudgement, actual: number | undefined, date: CivilDate): FiguresOnDay {
  const due = expectedCourse(judged)?.(date);
  const beside = due === undefined ? [] : [{ value: due, places: COMPUTED }];
  if (actual === undefined) return { actual: undefined, expected: beside[0] && figure(beside[0]) };
  const wanted = wantedBy(judged);
  const thresholds = beside.map((expected): Threshold => {
    const isReached = wanted === 'at-most' ? atLeast(expected.value, actual) : atLeast(actual, expected.value);
    return { ...expected, wanted, isReached };
  });
  const shown = toldApart({ value: actual, places: decimalsOf(judged) }, thresholds);
  return { actual: shown.figure, expected: shown.thresholds[0] };
}
