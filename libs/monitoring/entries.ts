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
  const events: number[] = [];
  for (const entry of log) {
    if (entry.date > on && isStillLater(standingOf(entry, reading), on)) continue;
    addRevisions(events, entry);
    for (const correction of entry.corrections) addRevisions(events, correction);
  }
  return events;
}

const isStillLater = (moved: Standing<unknown> | undefined, on: CivilDate): boolean =>
  moved === undefined || moved.date > on;

function addRevisions(events: number[], { revision, annulled, review }: Entry<unknown>): void {
  events.push(revision);
  if (annulled) events.push(annulled.revision);
  if (review) events.push(review.revision);
}
