import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { ShownMeasurement } from '#libs/monitoring/indicators/statements.js';
import type { SO_FAR } from './words.js';

/** What is shown of one page of an indicator's measurements, newest first. */
export interface MeasurementsShown {
  readonly items: readonly ShownMeasurement[];
  readonly unit: string;
  readonly aggregation: keyof typeof SO_FAR;
  /** By the measurement's id: what the indicator had come to with it. */
  readonly soFar: ReadonlyMap<string, number>;
  /** What was expected on a day; undefined where nothing is. */
  readonly expected: ((date: CivilDate) => number) | undefined;
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
