import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from './configuration.js';

const wrongIn = (environment: Record<string, string>): string[] => {
  const read = readConfiguration(environment);
  return 'problems' in read ? read.problems.map(({ variable }) => variable) : [];
};

describe('ADMIN_PASSWORD', () => {
  const given = (ADMIN_PASSWORD: string) => wrongIn({ ADMIN_EMAIL: 'capo.ufficio@esempio.it', ADMIN_PASSWORD });

  test.each(['undici-11ch', 'password1234', 'capo.ufficio.2026'])('is not %s', (password) =>
    expect(given(password)).toEqual(['ADMIN_PASSWORD']),
  );

  test('is any other of twelve characters', () => expect(given('dodici-fatti')).toEqual([]));
});
