import type { CivilDate } from '#libs/kernel/civil-date.js';
import { cleared } from './facts.js';
import type {
  Corrected,
  Correction,
  Entry,
  LogEntry,
  MeasuredValue,
  ProgressValue,
  RecordedAgreement,
} from './state.js';

/** What an entry of a log comes to, once its corrections are looked at (monitoring-rules 3). */
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
  readonly corrected: (before: Value, correction: Corrected<Value>) => Value;
}

/** A correction of progress says only what was wrong. */
export const PROGRESS_READING: Reading<ProgressValue> = {
  validationRequired: false,
  corrected: (before, correction) => cleared({ ...before, ...correction }) as ProgressValue,
};

/** A corrected value is said whole; how exact it is, and what it is made of, stay unless they are given too. */
export function measurementReading(state: RecordedAgreement): Reading<MeasuredValue> {
  return {
    validationRequired: state.header.validation === 'required',
    corrected: correctedMeasurement,
  };
}

export function correctedMeasurement(before: MeasuredValue, correction: Corrected<MeasuredValue>): MeasuredValue {
  const { qualifier, breakdown } = before;
  return { ...(qualifier && { qualifier }), ...(breakdown && { breakdown }), ...correction };
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

/** What an entry, or a correction of it, says by itself: whether it stands or not. */
export function saidBy<Value>(root: LogEntry<Value>, id: string, reading: Reading<Value>): Value {
  const correction = root.corrections.find((candidate) => candidate.id === id);
  return correction ? asCorrected(root, correction, reading).value : root.value;
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

/** By date; of one date in the order of recording. */
export function inOrder<Value>(standing: readonly Standing<Value>[]): Standing<Value>[] {
  return [...standing].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
