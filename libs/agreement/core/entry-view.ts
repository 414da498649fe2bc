import { z } from 'zod';
import { textPlaceIf } from '../texts/view.js';
import { correctionNotes, entryNotes, notes } from './entry-facts.js';
import { partial, shapeOf, shownOf } from './facts.js';
import { date, id } from './fields.js';
import { inOrder, type Reading, type Standing, standingOf } from './standing.js';
import type { Correction, Entry, LogEntry, RecordedAgreement } from './state.js';
import {
  actor,
  compact,
  invented,
  isBy,
  lastOf,
  latestOf,
  MOST_INSIDE,
  redactionsIn,
  revision,
  type ViewOptions,
} from './view.js';

export const from = id.describe('The entry, or the correction of it, that says so');

export const entryFields = {
  ...shapeOf(entryNotes, 'view'),
  annulledOn: date.optional(),
  actor,
  invented,
  revision,
};
export const correctionFields = {
  id,
  of: id.describe('The entry, or the correction of it, that is put right'),
  date: date.optional().describe('The right day; absent: the one it had'),
  ...shapeOf(partial(correctionNotes), 'view'),
  annulledOn: date.optional(),
  actor,
  invented,
  revision,
};

/** Those of an entry, each of some schema. */
export const correctionsOf = <Schema extends z.ZodType>(correction: Schema) =>
  z
    .array(correction)
    .max(MOST_INSIDE)
    .describe(`The last ${MOST_INSIDE}, in the order of recording; earlier ones are in the history`);

/** An entry of a log, and what it comes to. */
export interface ReadEntry<Value> {
  readonly entry: LogEntry<Value>;
  readonly standing: Standing<Value> | undefined;
}

/** The entries that, as they stand, are about the day asked for or one before it; by that date. */
export function entriesBy<Value>(
  log: readonly LogEntry<Value>[],
  reading: Reading<Value>,
  options: ViewOptions,
): ReadEntry<Value>[] {
  const read = log.map((entry) => ({ entry, standing: standingOf(entry, reading) }));
  const taken = read.filter((found) => isBy(dateOf(found), options));
  return taken.sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}

export const dateOf = <Value>({ entry, standing }: ReadEntry<Value>): string => standing?.date ?? entry.date;

/** The last that stands, by date; of one date the later recorded. */
export function lastStanding<Value>(entries: readonly ReadEntry<Value>[]): Standing<Value> | undefined {
  return inOrder(entries.map(({ standing }) => standing).filter((standing) => standing !== undefined)).at(-1);
}

export function standingView<Value extends object>(standing: Standing<Value>) {
  return { from: standing.source.id, date: standing.date, ...standing.value };
}

export function entryView<Value extends object>(
  state: RecordedAgreement,
  { entry, standing }: ReadEntry<Value>,
  options: ViewOptions,
) {
  const view = {
    ...said(state, entry, options),
    date: entry.date,
    ...entry.value,
    corrections: lastOf(entry.corrections).map((correction) => correctionView(state, correction, options)),
    standing: standing && standingView(standing),
  };
  const corrected = view.corrections.map((correction) => correction.revision);
  return compact({ ...view, revision: latestOf([view.revision, ...corrected]) });
}

function correctionView<Value extends object>(
  state: RecordedAgreement,
  correction: Correction<Value>,
  options: ViewOptions,
) {
  return { ...said(state, correction, options), of: correction.of, ...correction.value };
}

/** What an entry and a correction of it have alike. */
function said(state: RecordedAgreement, entry: Entry<unknown>, options: ViewOptions) {
  const { review, annulled } = entry;
  const view = compact({
    id: entry.id,
    date: entry.date,
    review: review && compact({ verdict: review.verdict, reason: textPlaceIf(state, review.reason) }),
    ...shownOf(notes, entry, state),
    annulledOn: annulled?.date,
    actor: options.names ? entry.actor : undefined,
    invented: entry.invented,
  });
  return { ...view, revision: latestOf([entry.revision, annulled?.revision, review?.revision, ...redactionsIn(view)]) };
}
