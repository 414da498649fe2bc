import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';

const LONE_SURROGATE = /\p{Cs}/u;

/** True for a text that UTF-8 can hold: engines replace lone surrogates silently, and two names become one. */
export function isStorableText(value: unknown): value is string {
  return typeof value === 'string' && !LONE_SURROGATE.test(value);
}

/**
 * The canonical JSON of each event of an append, taken when the append is asked for: what a caller changes afterwards
 * is not recorded. Throws `TypeError` for a batch that the port does not allow.
 */
export function checkedBatch(stream: string, expectedRevision: number, events: readonly RecordedEvent[]): string[] {
  if (!isStorableText(stream) || stream === '') throw new TypeError('A stream needs a name in well-formed Unicode');
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < 0) {
    throw new TypeError(`Not a revision to expect: ${expectedRevision}`);
  }
  if (events.length === 0) throw new TypeError('An append needs at least one event');
  return events.map((event, index) => {
    const due = expectedRevision + 1 + index;
    if (event.revision !== due) {
      throw new TypeError(`Event ${index} of the batch has revision ${event.revision} where ${due} is due`);
    }
    return jsonOf(event, index);
  });
}

function jsonOf(event: RecordedEvent, index: number): string {
  try {
    return canonicalJson(event);
  } catch (cause) {
    throw new TypeError(`Event ${index} of the batch has no JSON form`, { cause });
  }
}

/** Throws `RangeError` unless `limit` is a whole number, 0 or more: to some engines a negative limit means none. */
export function checkedLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new RangeError(`Not a limit: ${limit}`);
  return limit;
}

/** Order of Unicode code points, as engines sort UTF-8; JavaScript's own `<` sorts UTF-16 and differs past U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
