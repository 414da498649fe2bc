import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed } from '../core/fields.js';
import { recordedEvaluation } from './facts.js';

export const evaluationEvents = {
  EvaluationRecorded: defineEvent(
    'EvaluationRecorded',
    say('Valutazione registrata', 'Evaluation recorded'),
    { evaluation: id, ...shapeOf(recordedEvaluation, 'event') },
    (data) => `evaluations/${data.evaluation}`,
  ),
  EvaluationAnnulled: defineEvent(
    'EvaluationAnnulled',
    say('Valutazione annullata', 'Evaluation annulled'),
    { evaluation: id, reason: sealed },
    (data) => `evaluations/${data.evaluation}`,
  ),
};
