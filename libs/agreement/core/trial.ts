import type { Instant } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AddressedCommand } from './commands.js';
import { Rehearsal } from './rehearsal.js';
import type { AgreementState } from './state.js';

/** What is tried comes after everything recorded; no register gets as far as this. */
const LAST_REVISION = 1_000_000_000;

/**
 * The agreement as it would stand if the commands were recorded one after the other, or why one of them would be
 * refused. Nothing is recorded, and the state that is given stays as it is. Rights are not asked.
 */
export function tryCommands(
  state: AgreementState,
  commands: readonly AddressedCommand[],
  now: Instant,
): AgreementState | Refusal {
  const rehearsal = new Rehearsal(copyOf(state), LAST_REVISION, 'in-prova-');
  for (const command of commands) {
    const taken = rehearsal.take(rehearsal.decideOn(command, now));
    if (isRefusal(taken)) return taken;
  }
  return rehearsal.state;
}

/** An id for a meeting to try, that no meeting has. */
export function idToTry({ meetings }: AgreementState): string {
  let number = 1;
  while (meetings.has(`prova-${number}`)) number += 1;
  return `prova-${number}`;
}

/** Everything that `evolve` changes in place is made anew; what it replaces is shared. */
function copyOf(state: AgreementState): AgreementState {
  return {
    id: state.id,
    header: state.header,
    recorded: state.recorded,
    invented: state.invented,
    corrections: [...state.corrections],
    termChanges: [...state.termChanges],
    annulled: state.annulled,
    archived: state.archived,
    partners: new Map(state.partners),
    bodies: new Map(state.bodies),
    rules: new Map(state.rules),
    objectives: new Map(state.objectives),
    commitments: mapped(state.commitments, (part) => ({ ...part, progress: [...part.progress] })),
    indicators: mapped(state.indicators, (part) => ({ ...part, measurements: [...part.measurements] })),
    meetings: new Map(state.meetings),
    decisions: new Map(state.decisions),
    issues: new Map(state.issues),
    evaluations: new Map(state.evaluations),
    progressIndex: new Map(state.progressIndex),
    measurementIndex: new Map(state.measurementIndex),
    texts: new Map(state.texts),
    redactions: new Map(state.redactions),
    persons: new Map(state.persons),
    inventedRevisions: new Set(state.inventedRevisions),
  };
}

const mapped = <Part>(parts: ReadonlyMap<string, Part>, copy: (part: Part) => Part): Map<string, Part> =>
  new Map([...parts].map(([id, part]) => [id, copy(part)]));
