import { describe, expect, it } from '@jest/globals';
import type { TermChange } from '#libs/agreement/core/state.js';
import { cadenceOf } from '#libs/agreement/rules/schema.js';
import { type KnownTerm, windowsOf } from './windows.js';

const term = (from: string, to?: string): KnownTerm => ({
  from,
  to,
  change: undefined,
  spans: [{ from, to, changes: [] }],
  definedTo: to,
});
const days = (windows: readonly { from: string; to: string }[]) => windows.map(({ from, to }) => [from, to]);

const AGREEMENT_YEAR = cadenceOf({ per: 'agreement-year' });
const CALENDAR_YEAR = cadenceOf({ per: 'calendar-year' });

describe('windows of an agreement year', () => {
  it('start from the first day, never step by step', () => {
    expect(days(windowsOf(AGREEMENT_YEAR, undefined, term('2024-02-29', '2028-02-28'), '2024-03-01'))).toEqual([
      ['2024-02-29', '2025-02-28'],
      ['2025-03-01', '2026-02-28'],
      ['2026-03-01', '2027-02-28'],
      ['2027-03-01', '2028-02-28'],
    ]);
  });

  it('are clipped to the term, and remember how long they would be', () => {
    const [, last] = windowsOf(AGREEMENT_YEAR, undefined, term('2021-03-29', '2022-05-10'), '2021-04-01');
    expect(last).toEqual({ from: '2022-03-29', to: '2022-05-10', wholeDays: 365 });
  });

  it('before a rule’s `from` are left out, and the one that holds it is clipped', () => {
    expect(days(windowsOf(AGREEMENT_YEAR, '2022-06-01', term('2021-03-29', '2023-03-28'), '2021-04-01'))).toEqual([
      ['2022-06-01', '2023-03-28'],
    ]);
  });

  it('are none if `from` is after the end', () => {
    expect(windowsOf(AGREEMENT_YEAR, '2023-06-01', term('2021-03-29', '2023-03-28'), '2021-04-01')).toEqual([]);
  });
});

describe('windows of a month', () => {
  it('begin the day after the last ended, counted from the first day', () => {
    const monthly = cadenceOf({ every: 'P1M' });
    expect(days(windowsOf(monthly, undefined, term('2021-01-31', '2021-04-30'), '2021-02-01'))).toEqual([
      ['2021-01-31', '2021-02-28'],
      ['2021-03-01', '2021-03-30'],
      ['2021-03-31', '2021-04-30'],
    ]);
  });

  it('are those of the year that begins where the agreement says', () => {
    const terms = cadenceOf({ every: 'P4M', anchor: 'calendar', yearStart: '09-01' });
    expect(days(windowsOf(terms, undefined, term('2021-10-10', '2022-06-30'), '2021-11-01'))).toEqual([
      ['2021-10-10', '2021-12-31'],
      ['2022-01-01', '2022-04-30'],
      ['2022-05-01', '2022-06-30'],
    ]);
    expect(days(windowsOf(terms, undefined, term('2022-02-10', '2022-06-30'), '2022-03-01'))).toEqual([
      ['2022-02-10', '2022-04-30'],
      ['2022-05-01', '2022-06-30'],
    ]);
  });
});

describe('windows of a part of the year', () => {
  it('may cross the new year, and end on 28 February where there is no 29th', () => {
    const winter = cadenceOf({ yearly: { from: '11-01', to: '02-29' } });
    expect(days(windowsOf(winter, undefined, term('2022-01-15', '2024-12-31'), '2022-02-01'))).toEqual([
      ['2022-01-15', '2022-02-28'],
      ['2022-11-01', '2023-02-28'],
      ['2023-11-01', '2024-02-29'],
      ['2024-11-01', '2024-12-31'],
    ]);
  });

  it('are none in a term that has no such days', () => {
    const spring = cadenceOf({ yearly: { from: '03-01', to: '05-31' } });
    expect(windowsOf(spring, undefined, term('2022-06-01', '2023-02-28'), '2022-07-01')).toEqual([]);
  });
});

describe('the window at the beginning', () => {
  it('starts with the term, or later if the rule does', () => {
    const first = cadenceOf({ within: 'P30D' });
    const of = (start?: string) => days(windowsOf(first, start, term('2021-03-29', '2023-03-28'), '2021-04-01'));
    expect(of()).toEqual([['2021-03-29', '2021-04-28']]);
    expect(of('2020-01-01')).toEqual([['2021-03-29', '2021-04-28']]);
    expect(of('2023-03-20')).toEqual([['2023-03-20', '2023-03-28']]);
    expect(of('2023-03-29')).toEqual([]);
  });
});

describe('windows that are cut short', () => {
  it('begin with the term, though the rule is older', () => {
    expect(days(windowsOf(CALENDAR_YEAR, '2020-01-01', term('2021-03-29', '2021-12-31'), '2021-04-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
    ]);
  });

  it('may be one day long', () => {
    expect(days(windowsOf(CALENDAR_YEAR, undefined, term('2021-12-31', '2022-01-01'), '2022-01-01'))).toEqual([
      ['2021-12-31', '2021-12-31'],
      ['2022-01-01', '2022-01-01'],
    ]);
  });
});

describe('windows of an open-ended agreement', () => {
  it('are listed up to the one that contains the day, unclipped at the end', () => {
    expect(days(windowsOf(AGREEMENT_YEAR, undefined, term('2021-03-29'), '2022-03-29'))).toEqual([
      ['2021-03-29', '2022-03-28'],
      ['2022-03-29', '2023-03-28'],
    ]);
    expect(days(windowsOf(CALENDAR_YEAR, undefined, term('2021-03-29'), '2022-01-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
      ['2022-01-01', '2022-12-31'],
    ]);
  });

  it('are the first at least, before it starts or before the rule judges', () => {
    expect(days(windowsOf(AGREEMENT_YEAR, undefined, term('2021-03-29'), '2019-01-01'))).toEqual([
      ['2021-03-29', '2022-03-28'],
    ]);
    expect(days(windowsOf(CALENDAR_YEAR, undefined, term('2021-03-29'), '2019-01-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
    ]);
    expect(days(windowsOf(CALENDAR_YEAR, '2024-05-01', term('2021-03-29'), '2022-01-01'))).toEqual([
      ['2024-05-01', '2024-12-31'],
    ]);
  });
});

describe('the windows of whole terms', () => {
  const decided = (kind: TermChange['kind'], date: string, validTo: string): TermChange => {
    return { id: date, kind, date, validTo, revision: 1 };
  };

  it('are clipped by an early end alone, whatever the rule says of its start', () => {
    const changes = [
      decided('extension', '2021-05-01', '2025-03-28'),
      decided('early-end', '2021-06-01', '2022-01-31'),
    ];
    const ended: KnownTerm = {
      ...term('2021-03-29', '2022-01-31'),
      spans: [{ from: '2021-03-29', to: '2022-01-31', changes }],
      definedTo: '2023-03-28',
    };
    expect(windowsOf({ kind: 'term' }, '2022-01-01', ended, '2021-07-01')).toEqual([
      { from: '2021-03-29', to: '2022-01-31', wholeDays: 1461, renewal: 0 },
    ]);
  });

  it('of renewed ones are as long as the definition’s would be', () => {
    const renewed: KnownTerm = {
      ...term('2021-01-01', '2023-12-31'),
      spans: [
        { from: '2021-01-01', to: '2022-12-31', changes: [] },
        { from: '2023-01-01', to: '2023-12-31', changes: [] },
      ],
      definedTo: '2022-12-31',
    };
    expect(windowsOf({ kind: 'term' }, undefined, renewed, '2023-02-01')).toEqual([
      { from: '2021-01-01', to: '2022-12-31', wholeDays: 730, renewal: 0 },
      { from: '2023-01-01', to: '2023-12-31', wholeDays: 730, renewal: 1 },
    ]);
  });
});
