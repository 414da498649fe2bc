import type { Instant } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AddressedCommand } from './commands.js';
import { type DecidedWith, decideNew, decideOn } from './deciding.js';
import { evolve } from './evolve.js';
import { asIfRecorded } from './record-agreement.js';
import type { AgreementState, EvolvingAgreement } from './state.js';

/**
 * An agreement as commands would write it, decided as they are when they are recorded. Nothing is sealed or kept, and
 * rights are not asked.
 */
export class Rehearsal {
  private ids = 0;

  constructor(
    private readonly evolving: EvolvingAgreement,
    /** Of the last event in it. */
    private last = 0,
    /** What ids made here begin with. */
    private readonly mark = '',
  ) {}

  get state(): AgreementState {
    return this.evolving;
  }

  get revision(): number {
    return this.last;
  }

  decideNew(definition: unknown, now: Instant): Decision {
    return decideNew(this.state, definition, this.with(now));
  }

  decideOn(command: AddressedCommand, now: Instant): Decision {
    return decideOn(this.state, command, this.with(now));
  }

  /** Takes in what was decided, as the next events of the register; a refusal changes nothing. */
  take(decided: Decision): readonly RecordedEvent[] | Refusal {
    if (isRefusal(decided)) return decided;
    return decided.map((event) => {
      this.last += 1;
      const recorded = asIfRecorded(event, this.last);
      evolve(this.evolving, recorded);
      return recorded;
    });
  }

  private with(now: Instant): DecidedWith {
    const newId = (label: string): string => {
      this.ids += 1;
      return `${this.mark}${label}-${this.ids}`;
    };
    return { now, newId, personId: (typed) => typed };
  }
}
