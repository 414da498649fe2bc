import { say } from '#libs/kernel/text.js';
import { objectiveMustExist, type Problem, problem } from '../core/guards.js';
import { parentTooDeep, partCommands, wrongParent } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { objectiveEvents } from './events.js';
import { type Objective, objective } from './schema.js';

/** Parents form a forest (monitoring-rules 5). */
export function problemsOfObjective(state: RecordedAgreement, part: Objective): Problem[] {
  const parentOf = (above: string) => state.objectives.get(above)?.definition.parent;
  const wrong = wrongParent(parentOf, part.id, part.parent);
  if (wrong === 'too-deep') return [parentTooDeep];
  if (wrong === 'itself') {
    return [
      problem(
        'objective-under-itself',
        '/parent',
        `«${part.id}» starebbe sotto sé stesso`,
        `"${part.id}" would stand under itself`,
      ),
    ];
  }
  return objectiveMustExist(state, part.parent, '/parent');
}

export const objectiveCommands = partCommands({
  name: 'objective',
  collection: 'objectives',
  noun: say('un obiettivo', 'an objective'),
  schema: objective,
  added: objectiveEvents.ObjectiveAdded,
  corrected: objectiveEvents.ObjectiveCorrected,
  annulled: objectiveEvents.ObjectiveAnnulled,
  example: { id: 'os5', title: 'Coinvolgere le scuole', level: 'specific' },
  correctionExample: { changes: { weight: 2 }, reason: 'Peso deciso dal tavolo' },
  problemsOf: problemsOfObjective,
});
