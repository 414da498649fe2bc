import { evolve } from '#libs/agreement/core/evolve.js';
import { Rehearsal } from '#libs/agreement/core/rehearsal.js';
import {
  type AgreementState,
  asRecorded,
  type EvolvingAgreement,
  emptyAgreement,
  type RecordedAgreement,
} from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { monitoringReport } from '#libs/monitoring/report.js';
import { typedCommand } from '#libs/testing/given-when-then.js';
import type { Sent } from './agreements.js';

const NOW = '2029-06-01T12:00:00.000Z';

/** A register being written, without a store: what the domain refuses is left out. */
export class Register {
  readonly events: RecordedEvent[] = [];
  private readonly rehearsal: Rehearsal;

  constructor(definition: Record<string, unknown>) {
    this.rehearsal = new Rehearsal(emptyAgreement(String(definition['id'])));
    if (!this.take(this.rehearsal.decideNew(definition, NOW))) throw new Error('The definition was refused');
  }

  get state(): RecordedAgreement {
    return asRecorded(this.rehearsal.state);
  }

  /** Says whether it was taken. */
  send({ path, body }: Sent): boolean {
    return this.take(this.rehearsal.decideOn(typedCommand(path, body), NOW));
  }

  private take(decided: Decision): boolean {
    const taken = this.rehearsal.take(decided);
    if (isRefusal(taken)) return false;
    this.events.push(...taken);
    return true;
  }
}

export function recorded(definition: Record<string, unknown>, commands: readonly Sent[]): Register {
  const register = new Register(definition);
  for (const command of commands) register.send(command);
  return register;
}

export function fold(id: string, events: readonly RecordedEvent[]): EvolvingAgreement {
  const state = emptyAgreement(id);
  for (const event of events) evolve(state, event);
  return state;
}

/** All that a reader is given of a report. */
export function reportOn(state: AgreementState, on: CivilDate) {
  const { figures, digest, because } = monitoringReport(asRecorded(state), on);
  return { figures, digest, because };
}
