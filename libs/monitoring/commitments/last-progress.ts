import { PROGRESS_READING, type Standing } from '#libs/agreement/core/standing.js';
import type { CommitmentState, ProgressValue } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { standingEntries } from '../entries.js';

/** What was last said of a commitment by a day, withdrawn or not. */
export const lastProgress = ({ progress }: CommitmentState, on: CivilDate): Standing<ProgressValue> | undefined =>
  standingEntries(progress, PROGRESS_READING, on).at(-1);

/** The share last said of what was under way. */
export const lastPercent = (progress: readonly Standing<ProgressValue>[]): number | undefined =>
  progress.findLast(({ value }) => value.status === 'in-progress' && value.percent !== undefined)?.value.percent;

/** The share that stands, said last or before: news that says none keep it. Undefined where nothing is left to say. */
export function standingPercent(progress: readonly Standing<ProgressValue>[]): number | undefined {
  const last = progress.at(-1)?.value;
  if (!last || last.status === 'fulfilled') return undefined;
  return last.percent ?? (last.status === 'in-progress' ? lastPercent(progress) : undefined);
}
