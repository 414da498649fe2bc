import type { FiguresOnDay } from '#libs/monitoring/indicators/indicator-figures.js';
import type { ShownMeasurement } from '#libs/monitoring/indicators/statements.js';
import type { SO_FAR } from './words.js';

/** What is shown of one page of an indicator's measurements, newest first. */
export interface MeasurementsShown {
  readonly items: readonly ShownMeasurement[];
  readonly unit: string;
  readonly aggregation: keyof typeof SO_FAR;
  /** What the indicator had come to with a measurement, where it counts, and what was expected on its day. */
  readonly onDay: (measurement: ShownMeasurement) => FiguresOnDay;
  /** There is a path to a target. */
  readonly showsExpected: boolean;
  /** By id; empty where no names may be read. */
  readonly names: ReadonlyMap<string, string>;
  readonly showsNames: boolean;
  readonly may: Readonly<Record<'correct' | 'annul' | 'validate' | 'reject', boolean>>;
  readonly isRequired: boolean;
  /** `/accordi/…/indicatori/…` */
  readonly at: string;
  /** Revision of the indicator, for presses of a button. */
  readonly base: number;
}
