import { z } from 'zod';
import { id, typedText } from '../core/fields.js';

export const rating = z.int().min(1).max(5);

export const evaluationShape = {
  id: id.optional(),
  final: z.boolean().optional().describe('The final evaluation that the agreement asks for'),
  text: typedText,
  ratings: z
    .array(z.strictObject({ objective: id, rating, text: typedText.optional() }))
    .max(1_000)
    .optional(),
};
