import { agreementOf, type RecordedEvent } from '#libs/kernel/envelope.js';
import type { Folding } from '#libs/kernel/registers.js';
import { SealedText } from '#libs/kernel/sealing.js';
import { agreementEvolution } from '../agreement/evolve.js';
import { bodyEvolution } from '../bodies/evolve.js';
import { commitmentEvolution } from '../commitments/evolve.js';
import { evaluationEvolution } from '../evaluations/evolve.js';
import { indicatorEvolution } from '../indicators/evolve.js';
import { issueEvolution } from '../issues/evolve.js';
import { meetingEvolution } from '../meetings/evolve.js';
import { objectiveEvolution } from '../objectives/evolve.js';
import { partnerEvolution } from '../partners/evolve.js';
import { ruleEvolution } from '../rules/evolve.js';
import { textEvolution } from '../texts/evolve.js';
import { noteBefore } from './corrections.js';
import type { Evolution } from './define.js';
import { type AgreementEventType, agreementUpcasters, type allEvents, subjectOf } from './events.js';
import { type AgreementState, type EvolvingAgreement, emptyAgreement } from './state.js';

/** One case for each event there is: a missing one does not compile. */
const evolution: Evolution<EvolvingAgreement, typeof allEvents> = {
  ...agreementEvolution,
  ...partnerEvolution,
  ...bodyEvolution,
  ...ruleEvolution,
  ...objectiveEvolution,
  ...commitmentEvolution,
  ...indicatorEvolution,
  ...meetingEvolution,
  ...evaluationEvolution,
  ...issueEvolution,
  ...textEvolution,
};

/** Folds one recorded event into the state that it is given. */
export function evolve(state: EvolvingAgreement, event: RecordedEvent): void {
  const step = evolution[event.type as AgreementEventType] as (state: EvolvingAgreement, event: RecordedEvent) => void;
  noteBefore(state, event);
  step(state, event);
  if ((event.data as { invented?: true }).invented) state.inventedRevisions.add(event.revision);
  noteTexts(state, event.data, event.revision);
}

export const agreementFolding: Folding<AgreementState> = {
  upcasters: agreementUpcasters,
  empty: (stream) => emptyAgreement(agreementOf(stream)),
  evolve,
  subjectOf,
};

/** Remembers each free text with a key of its own; a person's key seals names, not texts. */
function noteTexts(state: EvolvingAgreement, value: unknown, revision: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof SealedText) {
    if (!value.key.includes('/')) state.texts.set(value.key, revision);
    return;
  }
  for (const child of Object.values(value)) noteTexts(state, child, revision);
}
