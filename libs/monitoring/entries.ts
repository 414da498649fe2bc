import { type Reading, type Standing, standingOf } from '#libs/agreement/core/standing.js';
import type { Entry, LogEntry } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { compareDates } from './cadence/counting.js';

/**
 * The entries that stand and are about `on` or a day before it, by date, of one date in the order of recording of what
 * was first said.
 */
export function standingEntries<Value>(
  log: readonly LogEntry<Value>[],
  reading: Reading<Value>,
  on: CivilDate,
): Standing<Value>[] {
  const standing = log.map((entry) => standingOf(entry, reading)).filter((found) => found !== undefined);
  return standing.filter((found) => found.date <= on).sort((a, b) => compareDates(a.date, b.date));
}

/**
 * The events behind what entries come to on a day, those that took something away included. What was about a later
 * day, and still is, is left out.
 */
export function eventsBehind<Value>(log: readonly LogEntry<Value>[], reading: Reading<Value>, on: CivilDate): number[] {
  return log.flatMap((entry) => {
    const moved = standingOf(entry, reading);
    const isLater = entry.date > on && (moved === undefined || moved.date > on);
    return isLater ? [] : [entry, ...entry.corrections].flatMap(revisionsOf);
  });
}

function revisionsOf(entry: Entry<unknown>): number[] {
  return [entry.revision, entry.annulled?.revision, entry.review?.revision].filter((found) => found !== undefined);
}
