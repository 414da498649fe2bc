import { describe, expect, test } from '@jest/globals';
import { isCommonPassword, isOwnName } from './weak-passwords.js';

describe('isCommonPassword', () => {
  test.each([
    'password1234',
    'P4ssw0rd1234!',
    'passwordpassword',
    'Password Password',
    '123456789012',
    '987654321098',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'ciaociaociao',
    'abcdefghijkl',
    '12ab12ab12ab',
    '!!!!dragon!!!!2026',
    '193570356033',
  ])('%s', (password) => expect(isCommonPassword(password)).toBe(true));

  test.each([
    'quattro parole messe in fila',
    'una password lunga',
    'Vv3-kQ9_zP1xLm0a',
    'tutta un’altra frase',
    'il gatto sul tetto',
    'correct horse battery staple',
  ])('not %s', (password) => expect(isCommonPassword(password)).toBe(false));
});

describe('isOwnName', () => {
  const anna = { email: 'anna.rossi@comune.esempio.it', name: 'Ànna Rossi-Verdi' };
  test.each([
    'anna.rossi@comune.esempio.it',
    'AnnaRossi1980',
    'rossi verdi anna',
    'annarossicomune',
    'Comune-Esempio-1!',
  ])('%s', (password) => expect(isOwnName(password, anna)).toBe(true));
  test.each(['anna va spesso al mare', 'quattro parole messe in fila', 'x'])('not %s', (password) =>
    expect(isOwnName(password, anna)).toBe(false),
  );
});
