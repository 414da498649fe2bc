import { z } from 'zod';
import { partFields } from '../core/part.js';
import { objectiveShape } from './schema.js';

export const objectiveView = z.strictObject({ ...objectiveShape, ...partFields }).meta({
  description: 'An objective as it stands',
  examples: [{ id: 'os1', title: 'Continuità del tavolo', level: 'specific', weight: 1, revision: 7 }],
});
export type ObjectiveView = z.infer<typeof objectiveView>;
