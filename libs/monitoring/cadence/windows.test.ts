import { describe, expect, it } from '@jest/globals';
import { type KnownTerm, windowsOf } from './windows.js';

const term = (from: string, to?: string, longest = to): KnownTerm => ({ from, to, change: undefined, longest });
const days = (windows: readonly { from: string; to: string }[]) => windows.map(({ from, to }) => [from, to]);

describe('windows of an agreement year', () => {
  it('start from the first day, never step by step', () => {
    expect(days(windowsOf('agreement-year', undefined, term('2024-02-29', '2028-02-28'), '2024-03-01'))).toEqual([
      ['2024-02-29', '2025-02-28'],
      ['2025-03-01', '2026-02-28'],
      ['2026-03-01', '2027-02-28'],
      ['2027-03-01', '2028-02-28'],
    ]);
  });

  it('are clipped to the term, and remember the whole year', () => {
    const [, last] = windowsOf('agreement-year', undefined, term('2021-03-29', '2022-05-10'), '2021-04-01');
    expect(last).toEqual({
      from: '2022-03-29',
      to: '2022-05-10',
      whole: { from: '2022-03-29', to: '2023-03-28' },
    });
  });

  it('before a rule’s `from` are left out, and the one that holds it is clipped', () => {
    expect(days(windowsOf('agreement-year', '2022-06-01', term('2021-03-29', '2023-03-28'), '2021-04-01'))).toEqual([
      ['2022-06-01', '2023-03-28'],
    ]);
  });

  it('are none if `from` is after the end', () => {
    expect(windowsOf('agreement-year', '2023-06-01', term('2021-03-29', '2023-03-28'), '2021-04-01')).toEqual([]);
  });
});

describe('windows that are cut short', () => {
  it('begin with the term, though the rule is older', () => {
    expect(days(windowsOf('calendar-year', '2020-01-01', term('2021-03-29', '2021-12-31'), '2021-04-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
    ]);
  });

  it('may be one day long', () => {
    expect(days(windowsOf('calendar-year', undefined, term('2021-12-31', '2022-01-01'), '2022-01-01'))).toEqual([
      ['2021-12-31', '2021-12-31'],
      ['2022-01-01', '2022-01-01'],
    ]);
  });
});

describe('windows of an open-ended agreement', () => {
  it('are listed up to the one that contains the day, unclipped at the end', () => {
    expect(days(windowsOf('agreement-year', undefined, term('2021-03-29'), '2022-03-29'))).toEqual([
      ['2021-03-29', '2022-03-28'],
      ['2022-03-29', '2023-03-28'],
    ]);
    expect(days(windowsOf('calendar-year', undefined, term('2021-03-29'), '2022-01-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
      ['2022-01-01', '2022-12-31'],
    ]);
  });

  it('are the first at least, before it starts', () => {
    expect(days(windowsOf('agreement-year', undefined, term('2021-03-29'), '2019-01-01'))).toEqual([
      ['2021-03-29', '2022-03-28'],
    ]);
    expect(days(windowsOf('calendar-year', undefined, term('2021-03-29'), '2019-01-01'))).toEqual([
      ['2021-03-29', '2021-12-31'],
    ]);
  });
});

describe('the window of a whole term', () => {
  it('is clipped by an early end alone, whatever the rule says of its start', () => {
    expect(windowsOf('term', '2022-01-01', term('2021-03-29', '2022-01-31', '2025-03-28'), '2021-04-01')).toEqual([
      { from: '2021-03-29', to: '2022-01-31', whole: { from: '2021-03-29', to: '2025-03-28' } },
    ]);
  });
});
