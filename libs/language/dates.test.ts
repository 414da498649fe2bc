import { describe, expect, test } from '@jest/globals';
import {
  articles,
  daysFrom,
  everyInWords,
  lengthInWords,
  momentIn,
  momentInWords,
  shortDate,
  shortMonth,
} from './dates.js';
import { en, it } from './words.js';

describe('dates in words', () => {
  test.each([
    ['2022-03-28', '28 marzo 2022', 'il 28 marzo 2022', '28/03/2022'],
    ['2022-04-01', '1° aprile 2022', 'il 1° aprile 2022', '01/04/2022'],
    ['2022-08-08', '8 agosto 2022', 'l’8 agosto 2022', '08/08/2022'],
    ['2022-12-11', '11 dicembre 2022', 'l’11 dicembre 2022', '11/12/2022'],
  ])('%s is «%s», «%s», «%s»', (date, long, withArticle, short) => {
    expect([it.date(date), it.il(date), it.short(date), shortDate(date)]).toEqual([long, withArticle, short, short]);
  });

  test('prepositions are elided as the article is, long and short', () => {
    expect([it.dal('2022-04-08'), it.al('2022-04-11'), it.del('2022-04-18'), it.al('2022-04-08', it.short)]).toEqual([
      'dall’8 aprile 2022',
      'all’11 aprile 2022',
      'del 18 aprile 2022',
      'all’08/04/2022',
    ]);
  });

  const ELIDED: Readonly<Record<keyof typeof articles, string>> = { il: 'l’', dal: 'dall’', al: 'all’', del: 'dell’' };
  const days = Array.from({ length: 31 }, (_, index) => `2022-03-${String(index + 1).padStart(2, '0')}`);

  test.each(Object.keys(ELIDED) as (keyof typeof articles)[])('«%s» before every day of a month', (article) => {
    const elided = (written: (date: string) => string) =>
      days.filter((day) => {
        const before = written(day);
        expect(before).toMatch(new RegExp(`^(${article} |${ELIDED[article]})\\d`));
        return before.startsWith(ELIDED[article]);
      });
    const both = ['2022-03-08', '2022-03-11'];
    expect(elided((day) => it[article](day))).toEqual(both);
    expect(elided((day) => it[article](day, it.short))).toEqual(both);
    expect(elided((day) => articles[article](shortDate(day)))).toEqual(both);
    expect(elided((day) => articles[article](momentInWords('Europe/Rome', `${day}T12:00:00.000Z`).it))).toEqual(both);
  });

  test('in English', () => {
    expect([en.date('2022-04-01'), en.short('2021-12-10')]).toEqual(['1 April 2022', '10 Dec 2021']);
    expect(shortMonth('2021-12-10')).toEqual({ it: 'dic', en: 'Dec' });
  });
});

test('a moment is what clocks in the zone show', () => {
  expect(momentIn('Europe/Rome', '2026-11-22T23:15:00.000Z')).toBe('23/11/2026, 00:15');
  expect(momentIn('Atlantic/Azores', '2026-11-22T23:15:00.000Z')).toBe('22/11/2026, 22:15');
});

test('a moment in words, as people write it', () => {
  expect(momentInWords('Europe/Rome', '2026-11-28T13:05:00.000Z')).toEqual({
    it: '28 novembre 2026, ore 14:05',
    en: '28 November 2026, 14:05',
  });
  expect(momentInWords('Europe/Rome', '2026-11-30T23:05:00.000Z').it).toBe('1° dicembre 2026, ore 00:05');
});

test.each([
  ['P1M', 'ogni mese', 'every month', '1 mese'],
  ['P3M', 'ogni 3 mesi', 'every 3 months', '3 mesi'],
  ['P1Y2M', 'ogni anno e 2 mesi', 'every year and 2 months', '1 anno e 2 mesi'],
  ['P0Y2W', 'ogni 2 settimane', 'every 2 weeks', '2 settimane'],
  ['P1D', 'ogni giorno', 'every day', '1 giorno'],
])('%s is «%s», “%s”, «%s»', (period, italian, english, long) => {
  expect([everyInWords(period), lengthInWords(period).it]).toEqual([{ it: italian, en: english }, long]);
});

test.each([
  ['2026-11-22', 'oggi', 'today'],
  ['2026-11-23', 'domani', 'tomorrow'],
  ['2026-11-21', 'ieri', 'yesterday'],
  ['2026-12-04', 'fra 12 giorni', 'in 12 days'],
  ['2022-11-22', '1.461 giorni fa', '1,461 days ago'],
])('%s, seen from 22 November 2026, is «%s», “%s”', (date, italian, english) => {
  expect(daysFrom('2026-11-22', date)).toEqual({ it: italian, en: english });
});
