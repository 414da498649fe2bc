import { z } from 'zod';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { actor, invented, revision, withReason } from '../core/view.js';
import { evaluation } from './facts.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

const said = shapeOf(evaluation, 'view');

export const evaluationView = z
  .strictObject({
    id,
    date,
    ...said,
    final: said.final.describe('The final evaluation that the agreement asks for'),
    annulment: withReason.optional(),
    actor,
    invented,
    revision,
  })
  .meta({
    description: "An evaluator's judgement",
    examples: [
      {
        id: 'v1',
        date: '2022-05-20',
        final: true,
        text: { id: TEXT_ID, text: 'Il tavolo ha dato continuità al lavoro comune.' },
        ratings: [{ objective: 'os1', rating: 4 }],
        actor: 'valutatrice',
        revision: 40,
      },
    ],
  });
export type EvaluationView = z.infer<typeof evaluationView>;
