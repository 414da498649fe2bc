import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysIn, through } from '#libs/kernel/civil-date.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { propertyParameters } from '#libs/testing/properties.js';
import type { CadenceFigures } from '../figures.js';
import { figuresOf } from '../report.js';

function figures(
  fields: Record<string, unknown>,
  minimum: number,
  dates: readonly string[],
  on: string,
  period: Record<string, unknown> = { per: 'rolling-year' },
): CadenceFigures {
  const rules = [{ id: 'r', type: 'meeting-cadence', minimum, ...period }];
  const scenario = Scenario.given(sampleDefinition({ rules, ...fields })).at('2030-01-01T12:00:00.000Z');
  for (const [index, date] of dates.entries()) {
    scenario.and('meetings', { id: `m${index}`, date, held: { present: ['ciss'] } });
  }
  return figuresOf(scenario.folded, on).cadence[0]!;
}

/** monitoring-rules 2, "Anchor `rolling`", said again day by day. */
function dayByDay(from: string, to: string, every: string, minimum: number, dates: readonly string[], on: string) {
  const due = through(from, every);
  const known = [...new Set(dates.filter((date) => date <= on))];
  const countedIn = (day: string): string[] => {
    const first = Temporal.PlainDate.from(day).subtract(every).add({ days: 1 }).toString();
    return known.filter((date) => date >= from && date >= first && date <= day);
  };
  const isShort = (day: string): boolean => countedIn(day).length < minimum;
  const day = on < to ? on : to;
  const lastOver = on > to ? to : addDays(on, -1);
  const short: string[] = [];
  for (let x = due; x <= lastOver; x = addDays(x, 1)) if (isShort(x)) short.push(x);
  let next: string | undefined;
  for (let x = addDays(on, 1); x <= to && next === undefined; x = addDays(x, 1)) {
    if (!isShort(x)) continue;
    const earlier = addDays(x, -(minimum - countedIn(x).length - 1));
    next = earlier < on ? on : earlier;
  }
  const oneToday = known.includes(day);
  const wouldDo = minimum - countedIn(day).length < 2 && !oneToday;
  const verdict = !isShort(day) ? 'met' : on > to || isShort(addDays(day, -1)) || !wouldDo ? 'missed' : 'behind';
  const useful = oneToday ? addDays(on, 1) : on;
  const nextMeetingBy = on > to ? undefined : verdict === 'met' ? next : useful <= to ? useful : undefined;
  return { verdict, short, nextMeetingBy };
}

const someDay = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2020-01-15', days));

describe('a rolling year', () => {
  it('begins the day after the first year is over', () => {
    const on = (day: string) => figures({}, 1, [], day);
    expect(on('2022-03-28')).toMatchObject({ current: 'on-track', shortfalls: [] });
    expect(on('2022-03-29')).toMatchObject({
      current: 'missed',
      shortfalls: [{ from: '2022-03-28', to: '2022-03-28' }],
    });
  });

  it('holds a meeting of 29 February up to the next 28', () => {
    const leap = figures({ validFrom: '2023-01-01', duration: 'P3Y' }, 1, ['2024-02-29'], '2024-06-01');
    expect(leap.windows[0]).toMatchObject({ verdict: 'met', nextMeetingBy: '2025-03-01' });
  });

  it('agrees with a count day by day, whatever the period, leap days included', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2020-01-31', '2020-02-29', '2021-03-01', '2021-03-29'),
        fc.constantFrom('P1Y', 'P18M', 'P2Y', 'P3Y'),
        fc.constantFrom('P1Y', 'P1Y', 'P3M', 'P1M', 'P2W', 'P1M10D', 'P6M3D'),
        fc.integer({ min: 1, max: 4 }),
        fc.array(someDay, { maxLength: 14 }),
        fc.integer({ min: 1, max: 1400 }),
        fc.boolean(),
        (from, duration, every, minimum, dates, later, oneOnTheDay) => {
          const to = through(from, duration);
          const on = addDays(through(from, every), later);
          fc.pre(through(from, every) <= to);
          const meetings = [...dates, ...(oneOnTheDay ? [on] : [])].filter((date) => date >= from);
          const { verdict, short, nextMeetingBy } = dayByDay(from, to, every, minimum, meetings, on);
          const got = figures({ validFrom: from, duration }, minimum, meetings, on, { every, anchor: 'rolling' });
          expect(got.windows[0]?.verdict).toBe(verdict);
          expect(got.windows[0]?.nextMeetingBy).toBe(nextMeetingBy);
          const lengths = (got.shortfalls ?? []).map((gap) => daysIn(gap.from, gap.to));
          expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(short.length);
          for (const gap of got.shortfalls ?? [])
            expect([short.includes(gap.from), short.includes(gap.to)]).toEqual([true, true]);
        },
      ),
      propertyParameters(200),
    );
  });

  it('asks for another a day earlier for each that will be missing besides the first', () => {
    const monthly = { every: 'P1M', anchor: 'rolling' };
    const [window] = figures({}, 2, ['2022-01-30', '2022-01-31'], '2022-02-10', monthly).windows;
    expect(window).toMatchObject({ verdict: 'met', nextMeetingBy: '2022-02-28' });
  });

  it('that two meetings fill by a day is not short on that day', () => {
    const monthly = { every: 'P1M', anchor: 'rolling' };
    expect(figures({}, 2, ['2022-01-10', '2022-02-09'], '2022-02-20', monthly).shortfalls).toEqual([
      { from: '2021-04-28', to: '2022-02-08' },
      { from: '2022-02-10', to: '2022-02-19' },
    ]);
  });

  it('cannot be made good today where two are missing, or one was held today', () => {
    const quarterly = { every: 'P3M', anchor: 'rolling' };
    const on = (dates: string[]) => figures({}, 2, dates, '2022-03-01', quarterly).windows[0];
    expect(on(['2021-12-01', '2022-02-01'])).toMatchObject({ verdict: 'behind', nextMeetingBy: '2022-03-01' });
    expect(on(['2021-12-01', '2022-03-01'])).toMatchObject({ verdict: 'missed', nextMeetingBy: '2022-03-02' });
    const monthly = { every: 'P1M', anchor: 'rolling' };
    const both = figures({}, 2, ['2022-01-30', '2022-01-31', '2022-03-01'], '2022-03-01', monthly);
    expect(both.windows[0]).toMatchObject({ held: 1, verdict: 'missed', nextMeetingBy: '2022-03-02' });
  });

  it('withdrawn keeps the days that were short, and no window', () => {
    const rules = [{ id: 'r', type: 'meeting-cadence', every: 'P3M', anchor: 'rolling' }];
    const withdrawn = (date: string) =>
      figuresOf(
        Scenario.given(sampleDefinition({ rules })).at('2030-01-01T12:00:00.000Z').and('rules/r/withdrawal', { date })
          .folded,
        '2022-06-01',
      ).cadence;
    expect(withdrawn('2021-06-28')).toEqual([]);
    expect(withdrawn('2021-07-10')).toEqual([
      {
        rule: 'r',
        verdict: 'breached',
        current: null,
        withdrawnOn: '2021-07-10',
        windows: [],
        shortfalls: [{ from: '2021-06-28', to: '2021-07-09' }],
      },
    ]);
  });

  it('lists nothing but its own: no plan, no recommendation', () => {
    const [window] = figures({}, 1, ['2021-05-10'], '2022-04-01').windows;
    expect(window).toEqual({
      from: '2021-04-02',
      to: '2022-04-01',
      required: 1,
      held: 1,
      verdict: 'met',
      nextMeetingBy: '2022-05-10',
      meetings: ['m0'],
    });
  });

  it('of a term shorter than a year is one clipped window', () => {
    const cadence = figures({ validFrom: '2021-01-01', duration: 'P6M' }, 2, [], '2021-08-01');
    expect(cadence.windows).toMatchObject([{ from: '2021-01-01', to: '2021-06-30', required: 1, verdict: 'missed' }]);
    expect(cadence.shortfalls).toEqual([]);
  });

  it('of an open-ended agreement goes on', () => {
    const fields = { validFrom: '2021-01-01', duration: undefined };
    expect(figures(fields, 1, ['2023-05-10'], '2024-01-01')).toMatchObject({
      verdict: 'breached',
      current: 'met',
      windows: [{ nextMeetingBy: '2024-05-10' }],
      shortfalls: [{ from: '2021-12-31', to: '2023-05-09' }],
    });
  });
});
