import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { Passwords } from '#libs/identity/ports.js';

export interface Argon2Effort {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** The OWASP Password Storage Cheat Sheet's parameters for argon2id. */
export const OWASP_EFFORT: Argon2Effort = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id, the library's default, off the event loop's thread. Passwords are hashed in Unicode's NFKC form, whatever keyboard typed them. */
export class Argon2Passwords implements Passwords {
  constructor(private readonly effort: Argon2Effort = OWASP_EFFORT) {}

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), { ...this.effort });
  }

  async verify(hashed: string, password: string): Promise<boolean> {
    return isHash(hashed) && verify(hashed, password.normalize('NFKC'));
  }

  needsRehash(hashed: string): boolean {
    if (!isHash(hashed) || !hashed.startsWith('$argon2id$')) return true;
    const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
    const { effort } = this;
    return memoryCost < effort.memoryCost || timeCost < effort.timeCost || parallelism < effort.parallelism;
  }
}

function isHash(hashed: string): boolean {
  try {
    return parseOptions(hashed).outputLen > 0;
  } catch {
    return false;
  }
}
