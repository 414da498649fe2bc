import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { shortDate } from '../frame/dates.js';
import { readDate, readNumber, readTime, writeNumber } from './typed.js';

const TODAY = '2026-11-22';
const understood = (typed: object): unknown => ('value' in typed ? typed.value : undefined);
const problemOf = (typed: object): string => ('problem' in typed ? (typed.problem as { it: string }).it : '');

describe('a day', () => {
  test.each([
    ['3/10/2026', '2026-10-03'],
    ['03/10/2026', '2026-10-03'],
    ['3/10/26', '2026-10-03'],
    ['3.10.2026', '2026-10-03'],
    ['3-10-2026', '2026-10-03'],
    [' 2026-10-03 ', '2026-10-03'],
    ['29/2/2024', '2024-02-29'],
    ['1/1/46', '2046-01-01'],
  ])('%j is %s', (typed, date) => expect(readDate(typed, TODAY)).toEqual({ value: date }));

  test.each([
    '31/2/2026',
    '29/2/2026',
    '0/1/2026',
    '1/13/2026',
    '10/2026',
    '3 ottobre',
    '3/10',
    '',
    '3/10/226',
    'domani',
  ])('%j is none', (typed) => expect(problemOf(readDate(typed, TODAY))).toContain('non è una data'));

  it('asks for the century of a year far ahead', () => {
    expect(problemOf(readDate('1/1/99', TODAY))).toContain('secolo');
    expect(problemOf(readDate('1/1/47', TODAY))).toContain('secolo');
  });

  it('is read back as it is shown', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(readDate(shortDate(date), TODAY)).toEqual({ value: date });
      }),
    );
  });
});

describe('an hour', () => {
  test.each([
    ['9:30', '09:30'],
    ['17.00', '17:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
  ])('%j is %s', (typed, time) => expect(understood(readTime(typed))).toBe(time));

  test.each(['24:00', '12:60', '9', '9:3', 'alle cinque', ''])('%j is none', (typed) =>
    expect(problemOf(readTime(typed))).toContain('non è un’ora'),
  );
});

describe('a number', () => {
  test.each([
    ['57', 57],
    ['0,35', 0.35],
    ['-3,5', -3.5],
    ['1500', 1500],
    ['1.500,50', 1500.5],
    ['243.144,11', 243_144.11],
    ['1.234.567', 1_234_567],
    ['1 234 567', 1_234_567],
    [' 12 ', 12],
  ])('%j is %d', (typed, number) => expect(readNumber(typed)).toEqual({ value: number }));

  it('does not guess what a single point means', () => {
    expect(problemOf(readNumber('1.500'))).toBe('«1.500» si può leggere in due modi: scrivere 1500 oppure 1,500');
    expect(problemOf(readNumber('0.335'))).toContain('con la virgola, 0,335');
    expect(problemOf(readNumber('12.5'))).toBe('«12.5»: i decimali si scrivono con la virgola, 12,5');
  });

  test.each(['', 'molti', '12 famiglie', '1,5,3', '1.50.000', '12,', ',5', '1e3', '0x10', '∞', 'NaN', '--1'])(
    '%j is none',
    (typed) => expect(problemOf(readNumber(typed))).toContain('non è un numero'),
  );

  it('has no more digits than can be kept', () => {
    expect(problemOf(readNumber('1234567890123456'))).toContain('più cifre');
  });

  it('is read back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
        const value = whole / 10 ** decimals;
        expect(understood(readNumber(writeNumber(value)))).toBeCloseTo(value, 10);
      }),
    );
  });
});
