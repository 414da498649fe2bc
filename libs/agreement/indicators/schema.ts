import { z } from 'zod';
import type { DeepReadonly } from '../core/fields.js';
import { clause, date, id, line, number, period, share, weight } from '../core/fields.js';

const point = z.strictObject({ value: number, date });

export const targets = z.array(point).max(200);
export type Target = DeepReadonly<z.infer<typeof point>>;

export const indicatorShape = {
  id,
  title: clause,
  unit: line.describe('«sì/no» takes the values 0 and 1 only'),
  objective: id.optional(),
  weight: weight.default(1),
  direction: z.enum(['increase', 'decrease', 'maintain']),
  aggregation: z.enum(['latest', 'sum', 'mean', 'max', 'min', 'ratio']).default('latest'),
  baseline: point.optional(),
  targets: targets.optional(),
  range: z.strictObject({ min: number.optional(), max: number.optional() }).optional(),
  tolerance: share.optional(),
  reportEvery: period.optional(),
  responsible: id.optional().describe('The partner that measures it'),
  verification: clause.optional(),
  note: clause.optional(),
};

export const indicator = z.strictObject(indicatorShape);
/** Monitoring-rules 3. */
export type Indicator = DeepReadonly<z.infer<typeof indicator>>;

export const YES_NO_UNIT = 'sì/no';
