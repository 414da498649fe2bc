import type { Clock } from '#libs/kernel/ports.js';

/** The server's own clock. */
export class SystemClock implements Clock {
  now(): string {
    return new Date().toISOString();
  }
}
