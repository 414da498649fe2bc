import { evolve } from '#libs/agreement/core/evolve.js';
import { agreementInput, asIfRecorded, recordAgreement } from '#libs/agreement/core/record-agreement.js';
import { decideOn } from '#libs/agreement/core/recording.js';
import { type AgreementState, emptyAgreement } from '#libs/agreement/core/state.js';
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
  readonly state: AgreementState;
  private ids = 0;

  constructor(definition: Record<string, unknown>) {
    this.state = emptyAgreement(String(definition['id']));
    const input = agreementInput.parse(definition);
    const request = { ids: {}, input, today: NOW.slice(0, 10), now: NOW, newId: this.newId };
    if (!this.take(recordAgreement(this.state, request))) throw new Error('The definition was refused');
  }

  /** Says whether it was taken. */
  send({ path, body }: Sent): boolean {
    return this.take(decideOn(this.state, typedCommand(path, body), { now: NOW }, this.newId));
  }

  private take(decided: Decision): boolean {
    if (isRefusal(decided)) return false;
    for (const event of decided) {
      const recorded = asIfRecorded(event, this.events.length + 1);
      this.events.push(recorded);
      evolve(this.state, recorded);
    }
    return true;
  }

  private readonly newId = (label: string): string => {
    this.ids += 1;
    return `${label}-${this.ids}`;
  };
}

export function recorded(definition: Record<string, unknown>, commands: readonly Sent[]): Register {
  const register = new Register(definition);
  for (const command of commands) register.send(command);
  return register;
}

export function fold(id: string, events: readonly RecordedEvent[]): AgreementState {
  const state = emptyAgreement(id);
  for (const event of events) evolve(state, event);
  return state;
}

/** All that a reader is given of a report. */
export function reportOn(state: AgreementState, on: CivilDate) {
  const { figures, digest, because } = monitoringReport(state, on);
  return { figures, digest, because };
}
