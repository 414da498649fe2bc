import { z } from 'zod';
import { rating } from '../evaluations/schema.js';
import { severity } from '../issues/events.js';
import { openedText } from '../texts/view.js';
import { date, id } from './fields.js';
import { actor, invented, revision, withReason } from './view.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

export const issueView = z
  .strictObject({
    id,
    date,
    status: z.enum(['open', 'resolved']),
    title: openedText,
    severity: severity.optional(),
    owner: id.optional(),
    due: date.optional(),
    text: openedText.optional(),
    resolution: z.strictObject({ date, text: openedText.optional() }).optional(),
    invented,
    revision,
  })
  .meta({
    description: 'An issue («criticità») as it stands',
    examples: [
      {
        id: 'c1',
        date: '2021-11-20',
        status: 'resolved',
        title: { id: TEXT_ID, text: 'Manca l’operatore dello sportello' },
        severity: 'high',
        owner: 'ciss',
        due: '2021-12-10',
        resolution: { date: '2021-12-05', text: { id: TEXT_ID, text: 'Incarico affidato' } },
        revision: 38,
      },
    ],
  });
export type IssueView = z.infer<typeof issueView>;

export const evaluationView = z
  .strictObject({
    id,
    date,
    final: z.boolean().describe('The final evaluation that the agreement asks for'),
    text: openedText,
    ratings: z.array(z.strictObject({ objective: id, rating, text: openedText.optional() })),
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
