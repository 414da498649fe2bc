/** How large a run is. `N` agreements stand for all: 10,000 by hand, few where it only must not rot. */
export interface Sizes {
  readonly seed: number;
  readonly agreements: number;
  /** Of the installation with a million events, 500 each. */
  readonly longLived: number;
  /** Events of the one long register. */
  readonly longRegister: number;
  /** How often what is asked one after another is asked. */
  readonly rounds: number;
  readonly seconds: number;
}

/** One line of the table: a figure beside what it is measured by. */
export interface Measured {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What the same machine does without the program, in the same run and unit. */
  readonly yardstick?: number;
  /** What must be reached, in words: a share of the yardstick, or a bound. */
  readonly wanted: string;
  readonly note?: string;
}

/** Measurements that share what has to be prepared for them. */
export interface Family {
  readonly name: string;
  measure(sizes: Sizes): AsyncGenerator<Measured>;
}

export const shareOf = ({ value, yardstick }: Measured): number | undefined =>
  yardstick === undefined ? undefined : Math.round((value / yardstick) * 1_000) / 1_000;

export const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
