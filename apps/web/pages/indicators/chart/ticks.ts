import { addDays, type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';

/** Steps along a year that people think in. */
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200];
const DAYS = [1, 2, 7, 14];

/** About so many days for an axis, evenly apart: first days of months, or days where the axis spans less. */
export function ticks(from: CivilDate, to: CivilDate, about: number): CivilDate[] {
  const span = daysUntil(from, to);
  const days = DAYS.find((step) => span / step <= about);
  if (days !== undefined) {
    return Array.from({ length: Math.floor(span / days) + 1 }, (_, index) => addDays(from, index * days));
  }
  const first = monthOf(from) + (from.endsWith('-01') ? 0 : 1);
  const last = monthOf(to);
  const step = MONTHS.find((months) => (last - first) / months <= about) ?? MONTHS.at(-1)!;
  const found: CivilDate[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) found.push(firstDayOf(month));
  return found;
}

/** Months since the year 0. */
const monthOf = (date: CivilDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstDayOf = (month: number): CivilDate =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
