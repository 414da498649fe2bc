import { findEntry } from '#libs/agreement/core/log.js';
import { PROGRESS_READING, standingOf } from '#libs/agreement/core/standing.js';
import type { ProgressValue } from '#libs/agreement/core/state.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Visit } from '../../frame/visit.js';
import { HttpProblem, notFound } from '../../http/problems.js';
import { type CommitmentServices, type CommitmentVisit, commitmentVisit } from './commitment-visit.js';

/** A visit to one thing that was said of a commitment, or to a correction of it. */
export interface EntryVisit extends CommitmentVisit {
  readonly entry: {
    /** The one of the address. */
    readonly id: string;
    /** What a correction is sent to: the one that stands in its place. */
    readonly standsAs: string;
    /** Of what was first recorded, and of every correction. */
    readonly ids: readonly string[];
    readonly isCorrection: boolean;
    readonly isAnnulled: boolean;
    readonly date: CivilDate;
    readonly value: ProgressValue;
  };
}

/** Throws 404 where there is no such entry, 403 where the visitor may not do that to it. */
export async function entryVisit(
  visit: Visit,
  { reading }: CommitmentServices,
  command: 'correct-progress' | 'annul-progress',
): Promise<EntryVisit> {
  const here = await commitmentVisit(visit, reading);
  const { definition, progress } = here.commitment;
  const { entry: id = '' } = visit.facts.params;
  const found = findEntry(progress, here.register.state.progressIndex, definition.id, id);
  if (!found) throw notFound();
  if (!here.may(command, { commitment: definition.id, progress: id })) throw HttpProblem.of(NOT_ALLOWED);
  const standing = standingOf(found.root, PROGRESS_READING);
  const { value, date, source } = standing ?? { ...found.root, source: found.root };
  const isCorrection = found.entry.id !== found.root.id;
  const isAnnulled = found.entry.annulled !== undefined || found.root.annulled !== undefined;
  const standsAs = isCorrection ? id : source.id;
  const ids = [found.root, ...found.root.corrections].map((recorded) => recorded.id);
  return { ...here, entry: { id, standsAs, ids, isCorrection, isAnnulled, date, value } };
}
