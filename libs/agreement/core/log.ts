import { notes } from './entry-facts.js';
import { type Kept, keptOf } from './facts.js';
import type { Correction, Entry, LogEntry, LogPlace } from './state.js';

type Log<Value> = LogEntry<Value>[];
type Index = Map<string, LogPlace>;

/** Adds an entry at the end of its log. */
export function recordEntry<Value>(log: Log<Value>, index: Index, part: string, entry: LogEntry<Value>): void {
  index.set(entry.id, { part, at: log.length });
  log.push(entry);
}

/** Keeps a correction with the entry that it corrects, directly or through another correction. */
export function recordCorrection<Value>(log: Log<Value>, index: Index, correction: Correction<Value>): void {
  const place = index.get(correction.of);
  const entry = place && log[place.at];
  if (!place || !entry) return;
  index.set(correction.id, place);
  log[place.at] = { ...entry, corrections: [...entry.corrections, correction] };
}

/** Changes the entry or correction that has this id. */
export function changeEntry<Value>(log: Log<Value>, index: Index, id: string, changed: Partial<Entry<Value>>): void {
  const place = index.get(id);
  const entry = place && log[place.at];
  if (!place || !entry) return;
  if (entry.id === id) {
    log[place.at] = { ...entry, ...changed } as LogEntry<Value>;
    return;
  }
  const corrections = entry.corrections.map((correction) =>
    correction.id === id ? ({ ...correction, ...changed } as Correction<Value>) : correction,
  );
  log[place.at] = { ...entry, corrections };
}

/** The entry or correction with this id in the log of a part, and the entry it is kept under. */
export function findEntry<Value>(
  log: readonly LogEntry<Value>[],
  index: ReadonlyMap<string, LogPlace>,
  part: string,
  id: string,
) {
  const place = index.get(id);
  const root = place?.part === part ? log[place.at] : undefined;
  if (!root) return undefined;
  const entry = root.id === id ? root : root.corrections.find((correction) => correction.id === id);
  return entry && { root, entry };
}

/** The day an entry or correction is about: its own, or that of what it corrects (monitoring-rules 3). */
export function dateOfEntry<Value>(root: LogEntry<Value>, entry: LogEntry<Value> | Correction<Value>): string {
  if (entry.date !== undefined || !('of' in entry)) return entry.date ?? root.date;
  const corrected = root.corrections.find((correction) => correction.id === entry.of);
  return corrected ? dateOfEntry(root, corrected) : root.date;
}

/** What an entry, or a correction of one, has of the event that recorded it. */
export function recordedIn(event: {
  readonly revision: number;
  readonly actor: string;
  readonly data: Kept<typeof notes> & { readonly invented?: true | undefined };
}) {
  const { revision, actor, data } = event;
  return { revision, actor, ...keptOf(notes, data), ...(data.invented && { invented: data.invented }) };
}
