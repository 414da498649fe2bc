import type { Clock } from '#libs/kernel/ports.js';

/**
 * A clock that is moved by hand. For the demonstration, whose agreements are recorded as if over years; never for an
 * installation that people rely on.
 */
export class MovedClock implements Clock {
  private time = Date.now();

  now(): string {
    return new Date(this.time).toISOString();
  }

  moveTo(instant: string): void {
    this.time = Date.parse(instant);
  }
}
