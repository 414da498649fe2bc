import { z } from 'zod';
import { clause, date, id, line, period, typedText, url, weight } from '../core/fields.js';

export const commitmentShape = {
  id,
  partner: id,
  title: clause,
  objective: id.optional(),
  weight: weight.default(1),
  kind: z.enum(['deadline', 'one-off', 'continuous']),
  from: date.optional(),
  due: date.optional(),
  reportEvery: period.optional(),
  group: id.optional().describe('The same promise made by several partners'),
  parent: id.optional().describe('The commitment, of the same partner, that it is a part of'),
  verification: clause.optional().describe('What shows that it is kept'),
  note: clause.optional(),
};

export const commitment = z.strictObject(commitmentShape);
/** "… si impegna a …" (monitoring-rules 4). */
export type Commitment = z.infer<typeof commitment>;

export const PROGRESS_STATUSES = ['in-progress', 'fulfilled', 'not-fulfilled'] as const;
export const progressStatus = z.enum(PROGRESS_STATUSES);
export type ProgressStatus = z.infer<typeof progressStatus>;

export const percent = z.number().min(0).max(100);

export const evidence = z
  .array(z.strictObject({ url, title: line.optional() }))
  .max(50)
  .describe('Links to what shows it');
export type Evidence = z.infer<typeof evidence>;

export const progressShape = {
  id: id.optional(),
  status: progressStatus,
  percent: percent.optional(),
  note: typedText.optional(),
  evidence: evidence.optional(),
};
