import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { propertyParameters } from '#libs/testing/properties.js';
import {
  addDays,
  addPeriod,
  addYears,
  civilDateIn,
  dateOfDay,
  dayNumber,
  daysIn,
  daysUntil,
  earlier,
  instantOf,
  isCivilDate,
  isInstant,
  isLocalTime,
  isPeriod,
  isTimeZone,
  lastDayWithin,
  later,
  startOfDayIn,
  subtractPeriod,
  through,
} from './civil-date.js';

const ROME = 'Europe/Rome';
/** 1950 to 2100. */
const someDate = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2100-12-31') }).map(dateOfDay);

describe('isCivilDate', () => {
  test.each(['2021-12-31', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('takes %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    '2021-02-30',
    '2021-02-29',
    '1900-02-29',
    '2100-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '1899-12-31',
    '3000-01-01',
    '2021-1-1',
    '20211231',
    '2021-12-31T00:00',
    ' 2021-12-31',
    '2021-12-31\n',
    '',
  ])('refuses %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });
});

test.each([
  ['2021-12-31T22:59:59.999Z', true],
  ['2021-12-31T22:59:59Z', false],
  ['2021-12-31T22:59:59.999+01:00', false],
  ['2021-02-30T00:00:00.000Z', false],
  ['2021-12-31T24:00:00.000Z', false],
  ['2021-12-31', false],
])('isInstant(%s) is %s', (text, expected) => {
  expect(isInstant(text)).toBe(expected);
});

test.each([
  ['P2Y', true],
  ['P1Y6M2W10D', true],
  ['P3M', true],
  ['P200Y', true],
  ['P201Y', false],
  ['P0D', false],
  ['P', false],
  ['P1.5Y', false],
  ['P-1Y', false],
  ['PT1H', false],
  ['P1M1Y', false],
  ['2Y', false],
])('isPeriod(%s) is %s', (text, expected) => {
  expect(isPeriod(text)).toBe(expected);
});

test.each([
  ['2021-12-10T18:30', true],
  ['2021-02-30T18:30', false],
  ['2021-12-10T24:00', false],
  ['2021-12-10T18:60', false],
  ['2021-12-10T18:30:00', false],
  ['2021-12-10', false],
])('isLocalTime(%s) is %s', (text, expected) => {
  expect(isLocalTime(text)).toBe(expected);
});

describe('counting days', () => {
  it('counts both ends of an interval', () => {
    expect(daysIn('2021-10-19', '2021-12-31')).toBe(74);
    expect(daysIn('2021-10-19', '2021-10-19')).toBe(1);
    expect(daysUntil('2021-10-19', '2021-10-18')).toBe(-1);
  });

  it('goes over leap days and the clocks changing', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2021-03-27', 2)).toBe('2021-03-29');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    expect(dayNumber('1970-01-01')).toBe(0);
  });

  it('tells the earlier from the later', () => {
    expect([earlier('2021-01-01', '2020-12-31'), later('2021-01-01', '2020-12-31')]).toEqual([
      '2020-12-31',
      '2021-01-01',
    ]);
  });

  const parameters = propertyParameters(300);
  test(`adding days and counting them agree (seed ${parameters.seed})`, () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysUntil(date, addDays(date, days))).toBe(days);
        expect(dateOfDay(dayNumber(date))).toBe(date);
      }),
      parameters,
    );
  });
});

describe('addPeriod', () => {
  test.each([
    ['2021-01-31', 'P1M', '2021-02-28'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2021-01-31', 'P1M1D', '2021-03-01'],
    ['2021-01-31', 'P1Y1M2W3D', '2022-03-17'],
    ['2021-10-19', 'P3M', '2022-01-19'],
  ])('%s and %s is %s', (date, period, expected) => {
    expect(addPeriod(date, period)).toBe(expected);
  });

  it('goes years back too, clamped', () => {
    expect(addYears('2024-02-29', -1)).toBe('2023-02-28');
    expect(addYears('2021-03-29', 2)).toBe('2023-03-29');
  });
});

describe('through (monitoring-rules 1)', () => {
  test.each([
    ['2021-03-29', 'P2Y', '2023-03-28'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-28'],
    ['2021-01-31', 'P1M', '2021-02-28'],
    ['2021-10-19', 'P10D', '2021-10-28'],
    ['2021-01-31', 'P1M1W', '2021-03-07'],
    ['2021-01-01', 'P1Y', '2021-12-31'],
  ])('a period from %s for %s ends on %s', (date, period, expected) => {
    expect(through(date, period)).toBe(expected);
  });

  it('refuses what is no period', () => {
    expect(() => through('2021-01-01', 'two years')).toThrow(RangeError);
  });

  it('is computed from the first date, not step by step', () => {
    expect(through('2021-01-31', 'P2M')).toBe('2021-03-30');
    expect(through(addDays(through('2021-01-31', 'P1M'), 1), 'P1M')).toBe('2021-03-31');
  });

  const parameters = propertyParameters(300);
  test(`ends the day before the next begins, unless clamped (seed ${parameters.seed})`, () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 60 }), (date, months) => {
        const [year, month, day] = date.split('-').map(Number) as [number, number, number];
        const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
        const next = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)));
        const clamped = day > lastOfMonth;
        const expected = addDays(next.toISOString().slice(0, 10), clamped ? 0 : -1);
        expect(through(date, `P${months}M`)).toBe(expected);
        if (months % 12 === 0) expect(through(date, `P${months / 12}Y`)).toBe(expected);
      }),
      parameters,
    );
  });
});

describe('local times', () => {
  it('02:30 on 28 March 2021 does not exist in Rome', () => {
    expect(instantOf('2021-03-28T02:30', ROME)).toBe('skipped');
    expect(instantOf('2021-03-28T03:00', ROME)).toBe('2021-03-28T01:00:00.000Z');
    expect(instantOf('2021-03-28T02:30', ROME, '+01:00')).toBe('skipped');
  });

  it('02:30 on 31 October 2021 happens twice: the first, unless the offset says otherwise', () => {
    expect(instantOf('2021-10-31T02:30', ROME)).toBe('2021-10-31T00:30:00.000Z');
    expect(instantOf('2021-10-31T02:30', ROME, '+02:00')).toBe('2021-10-31T00:30:00.000Z');
    expect(instantOf('2021-10-31T02:30', ROME, '+01:00')).toBe('2021-10-31T01:30:00.000Z');
    expect(instantOf('2021-10-31T02:30', ROME, '+03:00')).toBe('wrong-offset');
  });

  it('an offset has to be the one that the zone has then', () => {
    expect(instantOf('2021-12-10T18:30', ROME, '+01:00')).toBe('2021-12-10T17:30:00.000Z');
    expect(instantOf('2021-12-10T18:30', ROME, '+02:00')).toBe('wrong-offset');
  });

  it('the day of an instant is the one in the zone', () => {
    expect(civilDateIn(ROME, '2021-12-31T22:30:00.000Z')).toBe('2021-12-31');
    expect(civilDateIn(ROME, '2021-12-31T22:59:59.999Z')).toBe('2021-12-31');
    expect(civilDateIn(ROME, '2021-12-31T23:00:00.000Z')).toBe('2022-01-01');
    expect(civilDateIn('Asia/Tokyo', '2021-12-31T15:00:00.000Z')).toBe('2022-01-01');
    expect(civilDateIn(ROME, '2021-12-31T23:00:00.999Z')).toBe('2022-01-01');
    expect(civilDateIn(ROME, '2021-12-31T22:59:59.999Z')).toBe('2021-12-31');
    expect(() => civilDateIn(ROME, 'yesterday')).toThrow(RangeError);
  });

  it('a day begins at midnight of the zone, or when its clocks let it', () => {
    expect(startOfDayIn(ROME, '2022-01-01')).toBe('2021-12-31T23:00:00.000Z');
    expect(startOfDayIn('America/Sao_Paulo', '2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('knows zones', () => {
    expect(['Europe/Rome', 'UTC', 'Europe/Roma', '', 'Mars/Base'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the last day within a period', () => {
  const { seed, numRuns } = propertyParameters(300);
  test(`is the last whose period, counted back, still holds the date (seed ${seed})`, () => {
    fc.assert(
      fc.property(someDate, fc.constantFrom('P1M', 'P3M', 'P1Y', 'P2W', 'P1M10D', 'P1Y1M1W1D'), (date, period) => {
        const firstOf = (day: string) => Temporal.PlainDate.from(day).subtract(period).add({ days: 1 }).toString();
        const last = lastDayWithin(date, period);
        expect(firstOf(last) <= date).toBe(true);
        expect(firstOf(addDays(last, 1)) <= date).toBe(false);
      }),
      { seed, numRuns },
    );
  });
});

describe('plain arithmetic', () => {
  const { seed, numRuns } = propertyParameters(300);
  test(`adds and takes away as the calendar of the language does (seed ${seed})`, () => {
    const periods = fc.constantFrom('P1M', 'P11M', 'P5Y', 'P2W', 'P1Y1M1W1D', 'P31D');
    fc.assert(
      fc.property(someDate, periods, (date, period) => {
        const day = Temporal.PlainDate.from(date);
        expect(addPeriod(date, period)).toBe(day.add(period).toString());
        expect(subtractPeriod(date, period)).toBe(day.subtract(period).toString());
      }),
      { seed, numRuns },
    );
  });
});
