import { expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysUntil } from '#libs/kernel/civil-date.js';
import { ticks } from './ticks.js';

test.each([
  ['2021-03-29', '2023-03-28', 3, ['2022-01-01', '2023-01-01']],
  ['2021-03-29', '2023-03-28', 4, ['2021-07-01', '2022-01-01', '2022-07-01', '2023-01-01']],
  ['2021-01-01', '2021-12-31', 4, ['2021-01-01', '2021-04-01', '2021-07-01', '2021-10-01']],
  ['2021-10-19', '2021-12-31', 7, ['2021-10-19', '2021-11-02', '2021-11-16', '2021-11-30', '2021-12-14', '2021-12-28']],
  ['2021-10-19', '2021-10-25', 7, [19, 20, 21, 22, 23, 24, 25].map((day) => `2021-10-${day}`)],
  ['2021-04-17', '2021-07-30', 7, ['2021-05-01', '2021-06-01', '2021-07-01']],
])('from %s to %s, about %d', (from, to, about, expected) => {
  expect(ticks(from, to, about)).toEqual(expected);
});

it('gives at least one and not many more than asked for, in order and on the axis', () => {
  const axes = fc.record({
    from: fc.integer({ min: 0, max: 200_000 }).map((day) => addDays('1900-01-01', day)),
    span: fc.integer({ min: 1, max: 90_000 }),
    about: fc.integer({ min: 3, max: 8 }),
  });
  fc.assert(
    fc.property(axes, ({ from, span, about }) => {
      const to = addDays(from, span);
      const found = ticks(from, to, about);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(about + 1);
      for (const [index, date] of found.entries()) {
        expect(daysUntil(from, date)).toBeGreaterThanOrEqual(0);
        expect(daysUntil(date, to)).toBeGreaterThanOrEqual(0);
        if (index > 0) expect(date > found[index - 1]!).toBe(true);
      }
    }),
  );
});
