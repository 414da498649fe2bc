import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Target } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import type { ChartFacts } from './facts.js';
import { frameSeries } from './frame.js';
import { axisDate, type ChartSize, type ChartWords, DASH, FONT_SIZE, INK, instantOf, place, SYMBOL } from './look.js';
import { ticks } from './ticks.js';

type Option = ComposeOption<LineSeriesOption | CustomSeriesOption | GridComponentOption>;

/** Of the height that values take, above and below them: for the words beside the outermost. */
const ROOM = 0.1;
/** So far along the chart, words would cross its edge. */
const EDGES = { left: 0.2, right: 0.8 };
/** Longer numbers would leave no room for the chart. */
const LONGEST_NUMBER = 9;
/** Room beside the axis for a character of a number, roughly. */
const CHARACTER = 7.5;

/** The chart as the library takes it, in one of its sizes. */
export function chartOption(facts: ChartFacts, words: ChartWords, size: ChartSize): Option {
  const extent = extentOf(facts);
  const [least, most] = extent;
  const days = ticks(facts.from, facts.to, size.dates).map(instantOf);
  const isFromZero = showsZero(extent);
  const room = ROOM * (most - (isFromZero ? 0 : least) || 1);
  const lengths = extent.map((value) => words.onAxis(Number(value.toPrecision(2))).length);
  const longest = Math.min(Math.max(...lengths, 3), LONGEST_NUMBER);
  const series = [
    frameSeries(facts, words, [isFromZero ? least : least - room, most + room]),
    ...pathSeries(facts, words, size),
    ...singlesSeries(facts),
    ...courseSeries(facts, words, size),
  ];
  const axis = { color: INK.text, fontSize: FONT_SIZE };
  return {
    animation: false,
    grid: { left: 14 + longest * CHARACTER, right: 30, top: 44, bottom: 32 },
    xAxis: {
      type: 'value',
      min: instantOf(facts.from),
      max: instantOf(facts.to),
      axisLine: { lineStyle: { color: INK.frame } },
      axisTick: { customValues: days, lineStyle: { color: INK.frame } },
      axisLabel: {
        ...axis,
        customValues: days,
        hideOverlap: true,
        formatter: (instant: number) => axisDate(dateAt(instant)),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: !isFromZero,
      splitNumber: size.values,
      ...(facts.yesNo && { min: 0, max: 1 + ROOM, interval: 1 }),
      axisLabel: {
        ...axis,
        showMaxLabel: !facts.yesNo,
        formatter: (value: number) => words.onAxis(Number(value.toPrecision(12))),
      },
      splitLine: { showMaxLine: !facts.yesNo, lineStyle: { color: INK.grid } },
    },
    series: series.map((one) => ({ ...one, silent: true, animation: false })),
  };
}

const dateAt = (instant: number): CivilDate => new Date(instant).toISOString().slice(0, 10);

/** The least and the greatest value that anything is drawn at. */
function extentOf({ course, singles, path, range, baseline }: ChartFacts): [number, number] {
  const drawn = [...course, ...singles, ...path, ...(baseline ? [baseline] : [])].map(({ value }) => value);
  const values = [...drawn, ...[range?.min, range?.max].filter((end) => end !== undefined)];
  return [Math.min(...values), Math.max(...values)];
}

/** Zero is shown unless everything lies far away from it. */
const showsZero = ([least, most]: [number, number]): boolean => least >= 0 && (least === most || least <= 0.7 * most);

/** What was expected: from the baseline through the targets, each marked. */
function pathSeries(facts: ChartFacts, words: ChartWords, size: ChartSize): LineSeriesOption[] {
  const { path, baseline, targets } = facts;
  const points = path.length > 0 ? path : baseline ? [baseline] : [];
  if (points.length === 0) return [];
  const isFew = targets.length <= size.labelledTargets;
  const data = points.map((point, index) => {
    const isTarget = targets.includes(point);
    const isLabelled = isTarget && (isFew || point === targets.at(-1));
    return {
      value: place(point),
      symbol: isTarget ? 'diamond' : index === 0 ? 'rect' : 'none',
      symbolSize: isTarget ? 13 : 9,
      ...(isLabelled && {
        label: {
          ...labelOf(words.number(point.value), INK.path),
          ...besideTarget(facts, point),
        },
      }),
    };
  });
  const lineStyle = { color: INK.path, width: 2, type: [...DASH.path] };
  return [{ ...line(data), z: 3, lineStyle, itemStyle: { color: INK.path } }];
}

/** On the side where the measurements are not, and off the line. */
function besideTarget({ isAbove, baseline, targets, from, to }: ChartFacts, { date }: Target) {
  const rises = (targets.at(-1)?.value ?? 0) >= (baseline?.value ?? 0);
  const along = daysUntil(from, date) / daysUntil(from, to);
  const position = isAbove && !(rises && along > EDGES.right) ? ('bottom' as const) : ('top' as const);
  const away = (position === 'top') === rises ? ('right' as const) : ('left' as const);
  if (along < EDGES.left) return { position, align: 'left' as const };
  return { position, align: along > EDGES.right ? ('right' as const) : away };
}

function singlesSeries({ singles }: ChartFacts): LineSeriesOption[] {
  if (singles.length === 0) return [];
  const data = singles.map((point) => ({ value: place(point), ...SYMBOL[point.qualifier] }));
  const lineStyle = { width: 0, opacity: 0 };
  return [{ ...line(data), symbolSize: 7, z: 4, lineStyle, itemStyle: { color: INK.frame } }];
}

/** The line through what was reached; the last value beside its point. */
function courseSeries(facts: ChartFacts, words: ChartWords, size: ChartSize): LineSeriesOption[] {
  const { course, yesNo, aggregation, isAbove } = facts;
  const last = course.at(-1);
  if (!last) return [];
  const isStepped = yesNo || aggregation === 'max' || aggregation === 'min';
  const isFew = course.length <= size.symbols;
  const label = {
    ...labelOf(words.last(last.value, last.qualifier), INK.course),
    ...beside(facts, last.date),
    position: isAbove ? ('top' as const) : ('bottom' as const),
    fontWeight: 'bold' as const,
    fontSize: FONT_SIZE + 1,
  };
  const data = course.map((point) => ({
    value: place(point),
    ...SYMBOL[point.qualifier],
    ...(!isFew && point !== last && { symbol: 'none' }),
    ...(point === last && { label }),
  }));
  return [
    {
      ...line(data),
      symbolSize: size.name === 'wide' ? 9 : 8,
      z: 5,
      ...(isStepped && { step: 'end' as const }),
      lineStyle: { color: INK.course, width: 2.5 },
      itemStyle: { color: INK.course, borderWidth: 2 },
    },
  ];
}

/** Every point of it is drawn, those at the edges whole. */
const line = (data: NonNullable<LineSeriesOption['data']>): LineSeriesOption => ({
  type: 'line',
  data,
  clip: false,
  showSymbol: true,
  showAllSymbol: true,
});

const labelOf = (text: string, color: string) => ({
  show: true,
  formatter: () => text,
  color,
  fontSize: FONT_SIZE,
  textBorderColor: INK.paper,
  textBorderWidth: 3,
});

/** A word beside a point near an edge stays inside it. */
function beside({ from, to }: ChartFacts, date: CivilDate): { align: 'left' | 'center' | 'right' } {
  const along = daysUntil(from, date) / daysUntil(from, to);
  if (along < EDGES.left) return { align: 'left' };
  return { align: along > EDGES.right ? 'right' : 'center' };
}
