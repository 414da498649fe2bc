import { type AddressedCommand, findCommand } from '#libs/agreement/core/commands.js';
import { Rehearsal } from '#libs/agreement/core/rehearsal.js';
import { asRecorded, emptyAgreement, type RecordedAgreement } from '#libs/agreement/core/state.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { SealedText, Unsealed } from '#libs/kernel/sealing.js';

/** What a decision came to, free texts readable. */
export type Outcome = { readonly events: { type: string; occurredOn: string; data: unknown }[] } | Refusal;

export type Fields = Record<string, unknown>;

/** Why something is put right, or taken back. */
export const reason = 'Perché sì';

export const PARTNERS = [
  { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
  { id: 'diaconia', name: 'Diaconia Valdese Valli' },
  { id: 'chronos', name: 'Chronos' },
];

const TERM = { kind: 'patto-intesa', validFrom: '2021-03-29', duration: 'P2Y' };
const DEFAULTS = {
  timeZone: 'Europe/Rome',
  validation: 'none',
  minCoverage: 0.5,
  achievedAt: 1,
  tolerance: 0.1,
  public: false,
};

/** What is recorded of the sample agreement itself, besides its title. */
export const RECORDED_AS = { ...TERM, ...DEFAULTS };

/** A small agreement to start from; fields given take the place of these. */
export function sampleDefinition(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'pinerolo',
    title: "Patto d'intesa",
    ...TERM,
    partners: PARTNERS,
    bodies: [{ id: 'tavolo', name: 'Tavolo' }],
    rules: [{ id: 'tre-incontri', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' }],
    objectives: [{ id: 'os1', title: 'Continuità del tavolo' }],
    commitments: [{ id: 'im1', partner: 'ciss', title: 'Mettere a disposizione la sala', kind: 'continuous' }],
    indicators: [
      {
        id: 'i1',
        title: 'Famiglie seguite',
        unit: 'famiglie',
        objective: 'os1',
        direction: 'increase',
        targets: [{ value: 100, date: '2023-03-28' }],
      },
    ],
    ...fields,
  };
}

/** A command as tests type it: its path below the agreement, `meetings/m1/held`. */
export function typedCommand(path: string, input: unknown, method?: string): AddressedCommand {
  const found = findCommand(path, input, method);
  if (!found) throw new Error(`No command ${method ?? ''} ${path}`);
  return found;
}

/** Given what happened, when a command comes, then events or a refusal: no store, no clock, no sealing. */
export class Scenario {
  private readonly rehearsal = new Rehearsal(emptyAgreement('pinerolo'));
  private clock = '2022-06-01T10:00:00.000Z';

  static given(definition: Record<string, unknown> = sampleDefinition()): Scenario {
    const scenario = new Scenario();
    scenario.record(scenario.rehearsal.decideNew(definition, scenario.clock));
    return scenario;
  }

  /** The sample agreement, with these fields in place of its own. */
  static of(fields: Fields): Scenario {
    return Scenario.given(sampleDefinition(fields));
  }

  static empty(): Scenario {
    return new Scenario();
  }

  /** Moves the clock; it stands at 2022-06-01, 10:00 UTC at first. */
  at(instant: string): this {
    this.clock = instant;
    return this;
  }

  /** A command that is taken. */
  and(path: string, body: Record<string, unknown> = {}, method?: string): this {
    this.record(this.decide(path, body, method));
    return this;
  }

  when(path: string, body: unknown = {}, method?: string): Outcome {
    return readable(this.decide(path, body, method));
  }

  whenRecorded(definition: unknown): Outcome {
    return readable(this.rehearsal.decideNew(definition, this.clock));
  }

  get folded(): RecordedAgreement {
    return asRecorded(this.rehearsal.state);
  }

  /** Ids of the sealed texts recorded so far, oldest first. */
  get texts(): string[] {
    return [...this.folded.texts.keys()];
  }

  private decide(path: string, body: unknown, method: string | undefined): Decision {
    return this.rehearsal.decideOn(typedCommand(path, body, method), this.clock);
  }

  private record(decided: Decision): void {
    if (isRefusal(decided)) throw new Error(`Given could not happen: ${JSON.stringify(decided)}`);
    for (const event of decided) {
      const data = asIfSealed(event.data, `event-${this.rehearsal.revision + 1}`);
      this.rehearsal.take([{ ...event, data }]);
    }
  }
}

/** As it would stand in the register, but for the texts: their boxes are as readable as glass. */
function asIfSealed(value: unknown, event: string, place = ''): unknown {
  if (value instanceof Unsealed) {
    const key =
      value.person === undefined ? `${event}${place}`.replaceAll('/', '-') : `pinerolo/persons/${value.person}`;
    return new SealedText(key, 'nonce', value.plain, event, place);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((child, index) => asIfSealed(child, event, `${place}/${index}`));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([name, child]) => [name, asIfSealed(child, event, `${place}/${name}`)]),
  );
}

function readable(decided: Decision): Outcome {
  if (isRefusal(decided)) return decided;
  return { events: decided.map(({ type, occurredOn, data }) => ({ type, occurredOn, data: opened(data) })) };
}

/** Replaces texts to be sealed by themselves, so that a test can say what it expects. */
function opened(value: unknown): unknown {
  if (value instanceof Unsealed) return value.plain;
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([name, child]) => [name, opened(child)]),
  );
}

/** The types of the events, or the type of the refusal. */
export function verdictOf(outcome: Outcome): string {
  return isRefusal(outcome)
    ? `${outcome.refused}: ${outcome.type}`
    : outcome.events.map((event) => event.type).join(' ');
}

/** The JSON Pointers of a refusal. */
export function pointersOf(outcome: Outcome): string[] {
  return isRefusal(outcome) ? (outcome.errors ?? []).map((error) => error.pointer) : [];
}
