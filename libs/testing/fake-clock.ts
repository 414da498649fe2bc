import type { Instant } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  constructor(private instant: Instant = '2026-01-01T09:00:00.000Z') {}

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = new Date(instant).toISOString();
  }

  advance(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }
}
