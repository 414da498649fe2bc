import { dateOf, entriesBy, entryView, lastStanding, standingView } from '../core/entry-view.js';
import { type Listing, listing, partViews } from '../core/paging.js';
import { PROGRESS_READING } from '../core/standing.js';
import type { CommitmentState, RecordedAgreement } from '../core/state.js';
import { commitmentEnd } from '../core/term.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { CommitmentView, ProgressView } from './view-schema.js';

/** `GET …/commitments/{c}` and `GET …/commitments`, in the order of the definition. */
export const { one: commitmentView, list: listCommitments } = partViews('commitments', viewOf);

function viewOf(
  register: RegisterToView,
  _: string,
  commitment: CommitmentState,
  options: ViewOptions,
): Closed<CommitmentView> {
  const progress = entriesBy(commitment.progress, PROGRESS_READING, options);
  const standing = lastStanding(progress);
  return revised(
    register,
    `commitments/${commitment.definition.id}`,
    {
      ...commitmentFields(register.state, commitment, options),
      standing: standing && standingView(standing),
      progress: progress.filter((entry) => entry.standing).length,
    },
    ...withdrawalsAbove(register.state, commitment),
  );
}

/** `GET …/commitments/{c}/progress`, by the date that stands; undefined where there is no such commitment. */
export function listProgress(
  { state }: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<Closed<ProgressView>> | undefined {
  const commitment = state.commitments.get(id);
  if (!commitment || !isBy(commitment.addedOn, options)) return undefined;
  return listing(
    `${state.id}/commitments/${id}/progress`,
    entriesBy(commitment.progress, PROGRESS_READING, options).map((found) => ({
      place: { date: dateOf(found), revision: found.entry.revision },
      item: () => entryView(state, found, options),
    })),
  );
}

/** The commitment as a part of the agreement, without its revision. */
export function commitmentFields(state: RecordedAgreement, commitment: CommitmentState, options: ViewOptions) {
  const end = commitmentEnd(state, commitment);
  return {
    ...commitment.definition,
    withdrawnOn: end !== undefined && isBy(end, options) ? end : undefined,
    addedOn: commitment.addedOn,
    invented: commitment.invented,
  };
}

/** A commitment is withdrawn with what it is a part of: the events that did so touch it as well. */
export function withdrawalsAbove(state: RecordedAgreement, commitment: CommitmentState): (number | undefined)[] {
  const { parent } = commitment.definition;
  const above = parent === undefined ? undefined : state.commitments.get(parent);
  return above ? [above.withdrawn?.revision, ...withdrawalsAbove(state, above)] : [];
}
