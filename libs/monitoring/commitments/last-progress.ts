import { PROGRESS_READING, type Standing } from '#libs/agreement/core/standing.js';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { standingEntries } from '../entries.js';

/** What was last said of a commitment by a day, withdrawn or not. */
export const lastProgress = ({ progress }: CommitmentState, on: CivilDate): Standing<ProgressValue> | undefined =>
  standingEntries(progress, PROGRESS_READING, on).at(-1);
