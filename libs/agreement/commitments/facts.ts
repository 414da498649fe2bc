import { z } from 'zod';
import { clearable, partial, plain } from '../core/facts.js';

export const PROGRESS_STATUSES = ['in-progress', 'fulfilled', 'not-fulfilled'] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** How far a commitment is; a correction says only what was wrong. */
export const progressValue = {
  status: plain(z.enum(PROGRESS_STATUSES)),
  ...partial({ percent: plain(z.number().min(0).max(100)) }),
};
const { percent } = progressValue;
export const correctedProgress = { ...partial(progressValue), ...clearable({ percent }) };
