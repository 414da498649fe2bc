import type { CommitmentState } from '#libs/agreement/core/state.js';
import { commitmentEnd } from '#libs/agreement/core/term.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Judgement } from '../judgement.js';

/** A commitment that nobody is held to any more, and from which day on. */
export interface WithdrawnCommitment {
  readonly commitment: CommitmentState;
  readonly on: CivilDate;
}

/** Those withdrawn by the judged day, parts of withdrawn ones too. */
export function withdrawnBy({ state, on }: Judgement): WithdrawnCommitment[] {
  return [...state.commitments.values()].flatMap((commitment) => {
    const end = commitmentEnd(state, commitment);
    return end !== undefined && end <= on ? [{ commitment, on: end }] : [];
  });
}
