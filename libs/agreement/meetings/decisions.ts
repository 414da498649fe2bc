import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, dayOf, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf } from '../core/facts.js';
import { refuse, unknownPart } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { meetingEvents } from './events.js';
import { completion } from './facts.js';
import { meetingMustNotBeAnnulled } from './guards.js';
import type { completionInput } from './inputs.js';

export function completeDecision(state: RecordedAgreement, request: RequestOf<typeof completionInput>): Decision {
  const found = decisionOf(state, request.ids);
  if ('refused' in found) return found;
  const { id, taken } = found;
  if (taken.completed) {
    return refuse(
      'decision-completed-already',
      `Questa decisione risulta già attuata il ${taken.completed.date}.`,
      `This decision is recorded as carried out on ${taken.completed.date} already.`,
    );
  }
  if (dayOf(request) < taken.date) {
    return refuse(
      'completed-before-decided',
      `La decisione è stata presa il ${taken.date}: non può essere attuata prima.`,
      `The decision was taken on ${taken.date}: it cannot be carried out before.`,
      '/date',
    );
  }
  const data = { ...besides(request.input), decision: id, ...recordedOf(completion, request.input) };
  return [newEvent(meetingEvents.DecisionCompleted, dayOf(request), data)];
}

export const annulCompletion = annulment({
  name: 'completion',
  path: 'decisions/{decision}/completion',
  title: say('Annullare l’attuazione di una decisione', 'Annul that a decision was carried out'),
  example: 'Lo sportello non è ancora aperto',
  event: meetingEvents.DecisionCompletionAnnulled,
  found: (state, ids) => {
    const found = decisionOf(state, ids);
    if ('refused' in found) return found;
    if (found.taken.completed) return { decision: found.id };
    return refuse(
      'decision-not-completed',
      'Questa decisione non risulta attuata.',
      'This decision is not recorded as carried out.',
    );
  },
});

/** The decision that a path names; one of a meeting that never happened takes nothing more. */
function decisionOf(state: RecordedAgreement, path: Readonly<Record<string, string>>) {
  const id = path['decision'] ?? '';
  const taken = state.decisions.get(id);
  if (!taken) return unknownPart(say('una decisione', 'a decision'), id);
  const meeting = state.meetings.get(taken.meeting);
  return (meeting && meetingMustNotBeAnnulled(meeting)) ?? { id, taken };
}
