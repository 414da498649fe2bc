import { listProgress } from '#libs/agreement/commitments/view.js';
import type { ProgressView } from '#libs/agreement/commitments/view-schema.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { CommitmentState, RecordedAgreement } from '#libs/agreement/core/state.js';
import { type OpenedTextView, openView, textPlaceIf } from '#libs/agreement/texts/view.js';
import type { Users } from '#libs/identity/users.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import type { Visit } from '../../frame/visit.js';
import type { CommitmentVisit } from './commitment-visit.js';

/** On one page: older ones stand on the pages that follow. */
const ON_A_PAGE = 30;

export type ProgressEntry = ProgressView;

/** Who recorded something, and when: only for whoever may see names. */
export interface RecordedBy {
  readonly at: string;
  /** Undefined for a program. */
  readonly name: string | undefined;
}

/** What was said of a commitment, newest first, with its corrections. */
export interface ProgressHistory {
  readonly entries: readonly ProgressEntry[];
  /** Why entries and corrections were annulled, by their ids. */
  readonly annulments: Readonly<Record<string, OpenedTextView | undefined>>;
  /** By the event that an entry or correction was first recorded in. */
  readonly recorded: ReadonlyMap<string, RecordedBy>;
  /** How many newer ones stand on the pages before. */
  readonly newer: number;
  readonly older: number;
}

interface Services {
  readonly reading: AgreementReading;
  readonly users: Pick<Users, 'names'>;
}

export async function progressHistory(
  visit: Visit,
  { register, commitment, names }: CommitmentVisit,
  { reading, users }: Services,
): Promise<ProgressHistory> {
  const { id } = commitment.definition;
  const progress = [...(listProgress(register, id, { names })?.entries ?? [])].reverse();
  const asked = visit.asked('salta') ?? '';
  const newer = /^\d{1,6}$/.test(asked) ? Math.min(Number(asked), progress.length) : 0;
  const onPage = progress.slice(newer, newer + ON_A_PAGE).map(({ item }) => item());
  const annulments = annulmentsOf(register.state, commitment);
  const revisions = names ? revisionsOf(commitment, new Set(onPage.map((entry) => entry.id))) : new Map();
  const opened = await openView({ entries: onPage, annulments }, (texts) => reading.open(texts), visit.lang);
  return {
    entries: opened.entries as ProgressEntry[],
    annulments: opened.annulments,
    recorded: await recordedBy(register, revisions, reading, users),
    newer,
    older: Math.max(0, progress.length - newer - ON_A_PAGE),
  };
}

function annulmentsOf(state: RecordedAgreement, { progress }: CommitmentState) {
  const all = progress.flatMap((entry) => [entry, ...entry.corrections]);
  return Object.fromEntries(all.map(({ id, annulled }) => [id, textPlaceIf(state, annulled?.reason)]));
}

/** The events in which entries, and corrections of them, were recorded. */
function revisionsOf({ progress }: CommitmentState, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const entries = progress.filter(({ id }) => ids.has(id)).flatMap((entry) => [entry, ...entry.corrections]);
  return new Map(entries.map(({ id, revision }) => [id, revision]));
}

async function recordedBy(
  register: FoldedRegister<RecordedAgreement>,
  revisions: ReadonlyMap<string, number>,
  reading: AgreementReading,
  users: Pick<Users, 'names'>,
): Promise<ReadonlyMap<string, RecordedBy>> {
  const found = await Promise.all(
    [...revisions].map(async ([id, revision]) => ({ id, entry: (await reading.history(register, revision, 1))[0] })),
  );
  const names = await users.names(found.flatMap(({ entry }) => (entry ? [entry.actor] : [])));
  return new Map(
    found.flatMap(({ id, entry }) => (entry ? [[id, { at: entry.recordedAt, name: names.get(entry.actor) }]] : [])),
  );
}
