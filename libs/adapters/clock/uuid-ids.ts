import { v7 } from 'uuid';
import type { Ids } from '#libs/kernel/ports.js';

/** UUIDv7 (RFC 9562): ordered by the time they were made. */
export class UuidIds implements Ids {
  next(): string {
    return v7();
  }
}
