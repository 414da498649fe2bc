import { hash, verify } from 'argon2';
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
    return effortOf(hashed) !== undefined && verify(hashed, password.normalize('NFKC'));
  }

  needsRehash(hashed: string): boolean {
    const made = effortOf(hashed);
    if (!made) return true;
    const { memoryCost, timeCost, parallelism } = this.effort;
    return made.memoryCost < memoryCost || made.timeCost < timeCost || made.parallelism < parallelism;
  }
}

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`; undefined where it is no such hash. */
function effortOf(hashed: string): Argon2Effort | undefined {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[\w+/]+\$[\w+/]+$/.exec(hashed);
  if (!found) return undefined;
  const [memoryCost = 0, timeCost = 0, parallelism = 0] = found.slice(1).map(Number);
  return { memoryCost, timeCost, parallelism };
}
