import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertyParameters } from '#libs/testing/properties.js';
import { beginning } from './shortening.js';

const clustersOf = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('the beginning of a text', () => {
  it('is all of it where there is room', () => {
    expect([beginning('breve', 5), beginning('', 1)]).toEqual(['breve', '']);
  });

  it('ends with a whole word', () => {
    expect(beginning('Sportello di ascolto per le famiglie', 25)).toBe('Sportello di ascolto per…');
    expect(beginning('Sportello di ascolto per le famiglie', 24)).toBe('Sportello di ascolto…');
  });

  it('is cut inside a word only where that fills most of the room', () => {
    expect(beginning(`Di ${'a'.repeat(30)}`, 20)).toBe(`Di ${'a'.repeat(16)}…`);
  });

  it.each([
    ['a letter and its accent', 'e\u0301'],
    ['a family', '👨‍👩‍👧'],
    ['a flag', '🇮🇹'],
  ])('never cuts %s in two', (_, one) => {
    expect(beginning(one.repeat(3), one.length * 2)).toBe(`${one}…`);
    expect(beginning(one.repeat(3), one.length * 2 + 1)).toBe(`${one}${one}…`);
  });

  it('is never longer than asked, and whole characters of the text from its first one', () => {
    const pieces = fc.constantFrom(
      'a',
      'è',
      'e\u0301',
      ' ',
      '\n',
      '👨‍👩‍👧',
      '🇮🇹',
      '🇫🇷',
      'ก็',
      '\u0600',
      '\u200D',
      '\r\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const shown = beginning(text, longest);
        expect(shown.length).toBeLessThanOrEqual(longest);
        if (shown === text) return;
        const kept = shown.slice(0, -1);
        expect(shown.endsWith('…')).toBe(true);
        const clusters = clustersOf(kept);
        expect(clustersOf(text).slice(0, clusters.length)).toEqual(clusters);
      }),
      propertyParameters(1_000),
    );
  });
});
