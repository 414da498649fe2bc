import { z } from 'zod';
import type { DeepReadonly } from '../core/fields.js';
import { clause, id, line } from '../core/fields.js';

export const bodyShape = {
  id,
  name: line,
  members: z.array(id).max(500).optional().describe('Partners; without them, everyone who signed'),
  note: clause.optional(),
};

export const body = z.strictObject(bodyShape);
/** A body of the agreement: a coordination table, a steering committee. */
export type Body = DeepReadonly<z.infer<typeof body>>;
