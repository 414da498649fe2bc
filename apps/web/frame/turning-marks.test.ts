import { describe, expect, test } from '@jest/globals';
import { withoutTurningMarks } from './turning-marks.js';

describe('typed marks that turn the direction of writing', () => {
  test('what stands after a name is not turned round with it', () => {
    expect(withoutTurningMarks('<p>Tavolo \u202Eoiraf\u202C si riunisce</p>')).toBe('<p>Tavolo oiraf si riunisce</p>');
    expect(withoutTurningMarks('<p>\u202Aa\u202Bb\u202Dc\u2066d\u2067e</p>')).toBe('<p>abcde</p>');
  });

  test('what stands in a field stays as it was typed', () => {
    const fields = '<input value="a > b \u202Ec"><textarea name="t">riga\n\u202E&lt;b></textarea>';
    expect(withoutTurningMarks(`${fields}<p>\u202Ed</p>`)).toBe(`${fields}<p>d</p>`);
  });

  test('words in Hebrew and Arabic, their marks, and isolation stay', () => {
    const page = '<p>\u2068\u05E9\u05DC\u05D5\u05DD\u2069 \u200F\u0633\u0644\u0627\u0645\u200E</p>';
    expect(withoutTurningMarks(page)).toBe(page);
  });
});
