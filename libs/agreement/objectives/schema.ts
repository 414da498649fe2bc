import { z } from 'zod';
import type { DeepReadonly } from '../core/fields.js';
import { clause, id, weight } from '../core/fields.js';

const OBJECTIVE_LEVELS = ['general', 'specific', 'phase', 'strategy', 'expected-result'] as const;

export const objectiveShape = {
  id,
  title: clause,
  level: z.enum(OBJECTIVE_LEVELS).default('specific'),
  parent: id.optional(),
  weight: weight.default(1),
  note: clause.optional(),
};

export const objective = z.strictObject(objectiveShape);
export type Objective = DeepReadonly<z.infer<typeof objective>>;
