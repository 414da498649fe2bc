import { describe, expect, it as test } from '@jest/globals';
import { say } from '#libs/kernel/text.js';
import { clauses, en, it, listed, quoted, sentences } from './words.js';

describe('dates in words', () => {
  test.each([
    ['2022-03-28', '28 marzo 2022', 'il 28 marzo 2022', '28/03/2022'],
    ['2022-04-01', '1° aprile 2022', 'il 1° aprile 2022', '01/04/2022'],
    ['2022-08-08', '8 agosto 2022', 'l’8 agosto 2022', '08/08/2022'],
    ['2022-12-11', '11 dicembre 2022', 'l’11 dicembre 2022', '11/12/2022'],
  ])('%s is «%s», «%s», «%s»', (date, long, withArticle, short) => {
    expect([it.date(date), it.il(date), it.short(date)]).toEqual([long, withArticle, short]);
  });

  test('prepositions are elided as the article is', () => {
    expect([it.dal('2022-04-08'), it.al('2022-04-11'), it.del('2022-04-18')]).toEqual([
      'dall’8 aprile 2022',
      'all’11 aprile 2022',
      'del 18 aprile 2022',
    ]);
  });

  test('in English', () => {
    expect([en.date('2022-04-01'), en.short('2021-12-10')]).toEqual(['1 April 2022', '10 Dec 2021']);
  });
});

describe('numbers in words', () => {
  test('have the decimal comma and are grouped, four digits included', () => {
    expect([it.number(1234.5), it.number(0.466_666_666), it.number(-0)]).toEqual(['1.234,5', '0,466667', '0']);
    expect(en.number(1234.5)).toBe('1,234.5');
  });
});

describe('sentences', () => {
  test('leave out what is not there, begin with a capital and end with a full stop', () => {
    const text = sentences(clauses(say('uno', 'one'), undefined, say('', '')), say('due.', 'two.'));
    expect(text).toEqual({ it: 'Uno. Due.', en: 'One. Two.' });
  });

  test('quote long titles shortened', () => {
    expect(quoted('a'.repeat(80))).toBe(`«${'a'.repeat(59)}…»`);
    expect(quoted('breve')).toBe('«breve»');
  });

  test('say how many more there are', () => {
    const text = listed([1, 2, 3, 4], 2, (number) => say(`${number}`, `${number}`));
    expect(text).toEqual({ it: '1, 2, e altri 2', en: '1, 2, and 2 more' });
  });
});
