import type { Correction, Entry, LogEntry } from '#libs/agreement/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { compareDates } from './counting.js';

/** What an entry of a log comes to on a day, once its corrections are looked at (monitoring-rules 3). */
export interface Standing<Value> {
  readonly entry: LogEntry<Value>;
  /** The entry itself, or the correction that stands in its place. */
  readonly source: Entry<Value> | Correction<Value>;
  readonly date: CivilDate;
  readonly value: Value;
}

/** How entries of one log are read. */
export interface Reading<Value> {
  readonly validationRequired: boolean;
  /** What a correction says, over what it corrects. */
  readonly corrected: (before: Value, correction: Partial<Value>) => Value;
}

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

/** An annulled entry is gone with its corrections; else the last correction that takes effect stands, or the entry. */
export function standingOf<Value>(entry: LogEntry<Value>, reading: Reading<Value>): Standing<Value> | undefined {
  if (entry.annulled) return undefined;
  const correction = entry.corrections.findLast((candidate) => counts(candidate, reading));
  if (correction) return { entry, source: correction, ...asCorrected(entry, correction, reading) };
  return counts(entry, reading) ? { entry, source: entry, date: entry.date, value: entry.value } : undefined;
}

/** Not rejected, and validated where that is required; an annulled correction is as if rejected. */
function counts(entry: Entry<unknown>, reading: Pick<Reading<unknown>, 'validationRequired'>): boolean {
  if (entry.annulled || entry.review?.verdict === 'rejected') return false;
  return !reading.validationRequired || entry.review?.verdict === 'validated';
}

/** A correction says what it says over what it corrects, whatever became of that. */
function asCorrected<Value>(
  entry: LogEntry<Value>,
  correction: Correction<Value>,
  reading: Reading<Value>,
): { date: CivilDate; value: Value } {
  const previous = entry.corrections.find((candidate) => candidate.id === correction.of);
  const before = previous ? asCorrected(entry, previous, reading) : { date: entry.date, value: entry.value };
  return { date: correction.date ?? before.date, value: reading.corrected(before.value, correction.value) };
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
