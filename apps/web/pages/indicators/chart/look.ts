import type { Qualifier } from '#libs/agreement/core/fields.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** How a chart is written in one language. */
export interface ChartWords {
  readonly number: (value: number) => string;
  /** Beside the axis, where large numbers have to be short. */
  readonly onAxis: (value: number) => string;
  /** The last value drawn, as it is printed beside the chart. */
  readonly last: (value: number, qualifier: Qualifier) => string;
  readonly today: string;
  readonly start: string;
  readonly end: string;
  readonly min: string;
  readonly max: string;
}

export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** Roughly so many dates and values beside the axes. */
  readonly dates: number;
  readonly values: number;
  /** Of more points than these the line alone is drawn. */
  readonly symbols: number;
  /** Of more targets than these only the last has its value beside it. */
  readonly labelledTargets: number;
}

export const WIDE: ChartSize = {
  name: 'wide',
  width: 800,
  height: 340,
  dates: 9,
  values: 5,
  symbols: 80,
  labelledTargets: 5,
};
export const NARROW: ChartSize = {
  name: 'narrow',
  width: 340,
  height: 320,
  dates: 4,
  values: 4,
  symbols: 36,
  labelledTargets: 2,
};

export const FONT_SIZE = 13;

/** Every line has a dash and a symbol of its own besides its colour: who sees no colours tells them apart. */
export const INK = {
  course: '#0059b3',
  path: '#8a4b00',
  frame: '#455b71',
  text: '#17324d',
  grid: '#d9e1e8',
  tolerated: '#fbe9cf',
  range: '#dcefe4',
  rangeEnd: '#00613a',
  paper: '#ffffff',
} as const;

export const DASH = { path: [7, 5], range: [10, 4], level: [2, 4], term: [2, 3] } as const;

/** «22/11/26» */
export const axisDate = (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(2, 4)}`;
