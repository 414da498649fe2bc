import type { Ids } from '#libs/kernel/ports.js';

/** The same ids in each run, of the form of a UUIDv7, in ascending order. Two `series` never give the same id. */
export class FakeIds implements Ids {
  private last = 0;

  constructor(private readonly series = 0) {}

  next(): string {
    this.last += 1;
    const time = (0x019b_0000_0000 + this.last).toString(16).padStart(12, '0');
    const series = this.series.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${series}`;
  }
}
