import type { Qualifier } from '#libs/agreement/core/fields.js';
import { type Target, YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { addDays, type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import type { Figure } from '#libs/language/numbers.js';
import { courseOf, expectedCourse, toleratedPath } from '#libs/monitoring/indicators/course.js';
import { indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { JudgedTerm } from '#libs/monitoring/term/term.js';

/** More days than these are thinned out: nobody tells more points apart. */
const MOST_POINTS = 200;
/** Up to so much of what is drawn may lie empty before today. */
const MOST_EMPTY = 0.35;
const DAYS_AROUND_ONE_POINT = 45;

export interface ChartPoint {
  readonly date: CivilDate;
  readonly value: number;
  readonly qualifier: Qualifier;
}

/** What a chart draws: what the verdict of the day is reached from, and nothing else. */
export interface ChartFacts {
  readonly on: CivilDate;
  /** What the axis spans. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly term: Pick<JudgedTerm, 'from' | 'to'>;
  /** Between no and yes there is nothing. */
  readonly yesNo: boolean;
  readonly aggregation: IndicatorJudgement['indicator']['definition']['aggregation'];
  /** What the indicator had come to after each measurement. */
  readonly course: readonly ChartPoint[];
  /** The last of it as the verdict beside it has it printed. */
  readonly last: Figure | undefined;
  /** The last of it lies on the expected path or above it. */
  readonly isAbove: boolean;
  /** Single measurements, where they are something else than what they come to but on the same scale. */
  readonly singles: readonly ChartPoint[];
  /** Baseline and targets, and level from the last target on. */
  readonly path: readonly Target[];
  /** As far from the path as still is on track, up to the last target. */
  readonly tolerated: readonly Target[];
  readonly baseline: Target | undefined;
  readonly targets: readonly Target[];
  readonly range: { readonly min: number | undefined; readonly max: number | undefined } | undefined;
}

/** Undefined where there is nothing to draw: no measurement, no target, no range, no baseline that anybody stated. */
export function chartFacts(judged: IndicatorJudgement, term: JudgedTerm, on: CivilDate): ChartFacts | undefined {
  const { comparison, indicator } = judged;
  const { definition } = indicator;
  const course = drawnCourse(judged);
  const singles = singlesOf(judged);
  const baseline = comparison.kind === 'targets' ? comparison.baseline : definition.baseline;
  const targets = comparison.kind === 'targets' ? comparison.targets : [];
  const range = comparison.kind === 'range' ? comparison : undefined;
  if (course.length === 0 && !baseline && !range && targets.length === 0) return undefined;
  const dates = [...course, ...targets, ...(baseline ? [baseline] : [])].map(({ date }) => date);
  const span = spanOf(dates, term, on);
  return {
    on,
    ...span,
    term,
    yesNo: definition.unit === YES_NO_UNIT && !['sum', 'ratio'].includes(definition.aggregation),
    aggregation: definition.aggregation,
    course,
    last: indicatorFigures(judged).actual,
    isAbove: isAbove(judged, course.at(-1)),
    singles,
    path: pathOf(comparison, span.to),
    tolerated: toleratedPath(judged),
    baseline,
    targets,
    range,
  };
}

/** Of one day the last; of many days some, evenly taken, the last among them. */
function drawnCourse(judged: IndicatorJudgement): ChartPoint[] {
  const { aggregation } = judged.indicator.definition;
  const isOwn = aggregation === 'latest' || aggregation === 'sum';
  const points = courseOf(judged).map(({ measurement: { date, value }, actual }) => ({
    date,
    value: actual,
    qualifier: (isOwn && value.qualifier) || ('exact' as const),
  }));
  return thinned(points.filter(({ date }, index) => points[index + 1]?.date !== date));
}

const thinned = <Point>(points: readonly Point[]): Point[] => {
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
};

/** Measurements themselves beside their mean, extreme or ratio. */
function singlesOf({ counted, indicator }: IndicatorJudgement): ChartPoint[] {
  const { aggregation } = indicator.definition;
  if (aggregation === 'latest' || aggregation === 'sum' || counted.length < 2) return [];
  return thinned(counted).flatMap(({ date, value }) => {
    const { numerator = 0, denominator = 0, qualifier = 'exact' } = value;
    const single = aggregation === 'ratio' ? (100 * numerator) / denominator : value.value;
    return single === undefined || !Number.isFinite(single) ? [] : [{ date, value: single, qualifier }];
  });
}

/** From the first thing that is known to the last; today too, unless it would leave most of the chart empty. */
function spanOf(dates: readonly CivilDate[], term: JudgedTerm, on: CivilDate): { from: CivilDate; to: CivilDate } {
  const known = [...dates, ...[term.from, term.to].filter((date) => date !== undefined)].sort();
  const from = known[0] ?? on;
  const last = known.at(-1) ?? on;
  const isFar = daysUntil(last, on) > MOST_EMPTY * Math.max(daysUntil(from, last), DAYS_AROUND_ONE_POINT);
  const to = on > last && !isFar ? on : last;
  const start = on < from ? on : from;
  if (start === to) return { from: addDays(start, -DAYS_AROUND_ONE_POINT), to: addDays(to, DAYS_AROUND_ONE_POINT) };
  return { from: start, to };
}

function pathOf(comparison: IndicatorJudgement['comparison'], end: CivilDate): Target[] {
  if (comparison.kind !== 'targets') return [];
  const { baseline, targets, last } = comparison;
  const level = last.date < end ? [{ value: last.value, date: end }] : [];
  return [baseline, ...targets, ...level];
}

function isAbove(judged: IndicatorJudgement, last: ChartPoint | undefined): boolean {
  const expected = expectedCourse(judged);
  return last !== undefined && (!expected || last.value >= expected(last.date));
}
