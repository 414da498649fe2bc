import { notes } from './entry-facts.js';
import { type Kept, keptOf } from './facts.js';
import type { Correction, Entry, LogEntry, LogPlace, Undone } from './state.js';

type Log<Value> = LogEntry<Value>[];
type Index = Map<string, LogPlace>;

/** The event that recorded an entry, or a correction of one. */
interface EntryEvent {
  readonly occurredOn: string;
  readonly revision: number;
  readonly actor: string;
  readonly data: Kept<typeof notes> & { readonly invented?: true | undefined };
}

/** Adds an entry at the end of its log. */
export function recordEntry<Value>(
  log: Log<Value>,
  index: Index,
  part: string,
  said: Pick<LogEntry<Value>, 'id' | 'value'>,
  event: EntryEvent,
): void {
  index.set(said.id, { part, at: log.length });
  log.push({ ...said, date: event.occurredOn, corrections: [], ...recordedIn(event) });
}

/** Keeps a correction with the entry that it corrects, directly or through another correction. */
export function recordCorrection<Value>(
  log: Log<Value>,
  index: Index,
  said: Pick<Correction<Value>, 'id' | 'of' | 'value'>,
  event: EntryEvent & { readonly data: { readonly date?: string | undefined } },
): void {
  const place = index.get(said.of);
  const entry = place && log[place.at];
  if (!place || !entry) return;
  index.set(said.id, place);
  const { date } = event.data;
  const correction: Correction<Value> = { ...said, ...(date && { date }), ...recordedIn(event) };
  log[place.at] = { ...entry, corrections: [...entry.corrections, correction] };
}

/** What an entry, or a correction of one, has of its event. */
const recordedIn = ({ revision, actor, data }: EntryEvent) => ({
  revision,
  actor,
  ...keptOf(notes, data),
  ...(data.invented && { invented: data.invented }),
});

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

/** An entry or correction as the history tells of it once it is annulled. */
export function entryBefore<Value extends object>(
  log: readonly LogEntry<Value>[],
  index: ReadonlyMap<string, LogPlace>,
  part: string,
  id: string,
): Undone | undefined {
  const place = findEntry(log, index, part, id);
  return (
    place && {
      ...place.entry.value,
      date: dateOfEntry(place.root, place.entry),
      revision: place.entry.revision,
    }
  );
}

/** The day an entry or correction is about: its own, or that of what it corrects (monitoring-rules 3). */
export function dateOfEntry<Value>(root: LogEntry<Value>, entry: LogEntry<Value> | Correction<Value>): string {
  if (entry.date !== undefined || !('of' in entry)) return entry.date ?? root.date;
  const corrected = root.corrections.find((correction) => correction.id === entry.of);
  return corrected ? dateOfEntry(root, corrected) : root.date;
}
