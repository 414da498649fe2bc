import { describe, expect, it as test } from '@jest/globals';
import { say } from '#libs/kernel/text.js';
import { clauses, datesOf, en, formula, it, labelled, listed, quoted, sentences, sumInWords } from './words.js';

describe('numbers in words', () => {
  test('have the decimal comma and are grouped, four digits included', () => {
    expect([it.number(1234.5), it.number(0.466_666_666), it.number(-0)]).toEqual(['1.234,5', '0,466667', '0']);
    expect(en.number(1234.5)).toBe('1,234.5');
  });
});

describe('days in words', () => {
  test('are one or several', () => {
    expect([it.days(1), it.days(2), it.days(1_000)]).toEqual(['1 giorno', '2 giorni', '1.000 giorni']);
    expect([en.days(1), en.days(2)]).toEqual(['1 day', '2 days']);
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
    expect(quoted('a'.repeat(60))).toBe(`«${'a'.repeat(60)}»`);
  });

  test('say how many more there are', () => {
    const text = listed([1, 2, 3, 4], 2, (number) => say(`${number}`, `${number}`));
    expect(text).toEqual({ it: '1, 2, e altri 2', en: '1, 2, and 2 more' });
  });
});

describe('arithmetic', () => {
  test('is the same in both languages but for how its numbers are written', () => {
    const sum = formula`(${sumInWords([1, 0.5])}) ÷ ${2} = ${1500.75}${say(' in tutto', ' in all')}, «${'x'}»`;
    expect(sum).toEqual({ it: '(1 + 0,5) ÷ 2 = 1.500,75 in tutto, «x»', en: '(1 + 0.5) ÷ 2 = 1,500.75 in all, «x»' });
  });

  test('says what it is about; dates are short', () => {
    const days = datesOf([{ date: '2021-05-10' }, { date: '2021-12-01' }]);
    expect(labelled('giorni', 'days', days)).toEqual({
      it: 'giorni: 10/05/2021, 01/12/2021',
      en: 'days: 10 May 2021, 1 Dec 2021',
    });
  });
});
