import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, why } from '../core/fields.js';
import { recordedEvaluation } from './facts.js';

const aboutEvaluation = eventsAbout({ evaluation: id }, ({ evaluation }) => `evaluations/${evaluation}`);

export const evaluationEvents = {
  EvaluationRecorded: aboutEvaluation(
    'EvaluationRecorded',
    say('Valutazione registrata', 'Evaluation recorded'),
    shapeOf(recordedEvaluation, 'event'),
  ),
  EvaluationAnnulled: aboutEvaluation('EvaluationAnnulled', say('Valutazione annullata', 'Evaluation annulled'), why),
};
