import { describe, expect, test } from '@jest/globals';
import { isEmail, normalisedEmail } from './email.js';

describe('e-mail addresses', () => {
  test.each(['anna@esempio.it', ' Anna.Rossi+prova@Sub.Esempio.IT\n', 'a@b', 'admin@localhost', "o'neil@esempio.it"])(
    '%p is one',
    (typed) => expect(isEmail(typed)).toBe(true),
  );

  test.each([
    '',
    'anna',
    '@esempio.it',
    'anna@',
    'anna@@esempio.it',
    'anna rossi@esempio.it',
    'anna@esempio..it',
    'anna@-esempio.it',
    'Anna <anna@esempio.it>',
    'anna@esempio.it\nBcc: altri@esempio.it',
    `${'a'.repeat(65)}@esempio.it`,
    `a@${'b.'.repeat(130)}it`,
  ])('%p is none', (typed) => expect(isEmail(typed)).toBe(false));

  test('are compared trimmed and in lower case', () => {
    expect(normalisedEmail('  Anna.ROSSI@Esempio.it ')).toBe('anna.rossi@esempio.it');
  });
});
