import { describe, expect, test } from '@jest/globals';
import { Argon2Passwords, OWASP_EFFORT } from './argon2-passwords.js';

const SMALL = { memoryCost: 64, timeCost: 1, parallelism: 1 };

describe('Argon2Passwords', () => {
  const passwords = new Argon2Passwords(SMALL);

  test('makes argon2id hashes with a salt of their own, of the effort asked for', async () => {
    const [first, second] = await Promise.all([passwords.hash('quattro parole'), passwords.hash('quattro parole')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(second).not.toBe(first);
    expect(await new Argon2Passwords().hash('quattro parole')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('tells the right password from a wrong one, in whatever Unicode form it was typed', async () => {
    const hash = await passwords.hash('perché così');
    expect(await passwords.verify(hash, 'perché così')).toBe(true);
    expect(await passwords.verify(hash, 'perché così'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(hash, 'perche cosi')).toBe(false);
    expect(await passwords.verify(hash, '')).toBe(false);
  });

  test('knows hashes made by another library for argon2id', async () => {
    const hash = '$argon2id$v=19$m=64,t=1,p=1$ODtoIDJTeInJHcVTbkvQgQ$4MTjeTkDbAIkSs3rvRnMLoaiBsadFaYs1WpA76Omz64';
    expect(await passwords.verify(hash, 'perché così')).toBe(true);
    expect(await passwords.verify(hash, 'perché no')).toBe(false);
    expect(passwords.needsRehash(hash)).toBe(false);
  });

  test.each(['', 'x', '$argon2id$v=19$m=64,t=1,p=1$', '$2b$10$abcdefghijklmnopqrstuv'])(
    'what is no hash (%p) verifies nothing and is to be made anew',
    async (hash) => {
      expect(await passwords.verify(hash, hash)).toBe(false);
      expect(passwords.needsRehash(hash)).toBe(true);
    },
  );

  test('a hash of less effort is to be made anew, one of as much or more is not', async () => {
    const small = await passwords.hash('quattro parole');
    expect(passwords.needsRehash(small)).toBe(false);
    expect(new Argon2Passwords(OWASP_EFFORT).needsRehash(small)).toBe(true);
    expect(new Argon2Passwords({ ...SMALL, timeCost: 2 }).needsRehash(small)).toBe(true);
    expect(new Argon2Passwords({ ...SMALL, memoryCost: 32 }).needsRehash(small)).toBe(false);
  });
});
