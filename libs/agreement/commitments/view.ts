import { entriesBy, entryView, lastStanding, standingView } from '../core/entry-view.js';
import { type Listing, listing } from '../core/paging.js';
import { PROGRESS_READING } from '../core/standing.js';
import type { CommitmentState, RecordedAgreement } from '../core/state.js';
import { commitmentEnd } from '../core/term.js';
import { isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { CommitmentView } from './view-schema.js';

/** `GET …/commitments/{c}`; undefined where there is none, or on that day not yet. */
export function commitmentView(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Closed<CommitmentView> | undefined {
  const commitment = register.state.commitments.get(id);
  return commitment && isBy(commitment.addedOn, options) ? viewOf(register, commitment, options) : undefined;
}

/** `GET …/commitments`, in the order of the definition, withdrawn ones included. */
export function listCommitments(register: RegisterToView, options: ViewOptions): Listing<Closed<CommitmentView>> {
  const added = [...register.state.commitments.values()].filter(({ addedOn }) => isBy(addedOn, options));
  return listing(
    `${register.state.id}/commitments`,
    added.map((commitment) => ({
      place: { date: '', revision: commitment.revision },
      item: () => viewOf(register, commitment, options),
    })),
  );
}

function viewOf(register: RegisterToView, commitment: CommitmentState, options: ViewOptions): Closed<CommitmentView> {
  const progress = entriesBy(commitment.progress, PROGRESS_READING, options);
  const standing = lastStanding(progress);
  return revised(
    register,
    `commitments/${commitment.definition.id}`,
    {
      ...commitmentFields(register.state, commitment, options),
      standing: standing && standingView(standing),
      progress: progress.map((entry) => entryView(register.state, entry, options)),
    },
    ...withdrawalsAbove(register.state, commitment),
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
