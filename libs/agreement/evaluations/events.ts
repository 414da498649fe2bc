import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { id, sealed } from '../core/fields.js';
import { rating } from './schema.js';

export const evaluationEvents = {
  EvaluationRecorded: defineEvent(
    'EvaluationRecorded',
    say('Valutazione registrata', 'Evaluation recorded'),
    {
      evaluation: id,
      final: z.boolean(),
      text: sealed,
      ratings: z.array(z.strictObject({ objective: id, rating, text: sealed.optional() })).optional(),
    },
    (data) => `evaluations/${data.evaluation}`,
  ),
  EvaluationAnnulled: defineEvent(
    'EvaluationAnnulled',
    say('Valutazione annullata', 'Evaluation annulled'),
    { evaluation: id, reason: sealed },
    (data) => `evaluations/${data.evaluation}`,
  ),
};
