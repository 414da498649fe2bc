import { parse as uuidBytes, v5 as uuidv5 } from 'uuid';
import { canonicalJson, sha256Of } from './canonical-json.js';
import type { Instant } from './civil-date.js';
import { agreementOf, type Head, type NewEvent, type RecordedEvent } from './envelope.js';
import { completeDestructions } from './key-destruction.js';
import { type Clock, type EventStore, KeyDestroyed, type KeyRing, OutcomeUnknown, type Wakeups } from './ports.js';
import { isRefusal, type Refusal, refusal } from './refusal.js';
import type { FoldedRegister, JournalEntry, Registers } from './registers.js';
import { sealData } from './sealing.js';
import { say } from './text.js';

/** What a decision may look at besides the state. */
export interface DecisionContext {
  readonly now: Instant;
}

/** No events: what is asked for stands already, and nothing is recorded. */
export type Decision = readonly NewEvent[] | Refusal;

/** One request to record something in one stream. */
export interface Command<State> {
  readonly stream: string;
  readonly actor: string;
  readonly commandId: string;
  readonly fingerprint: string;
  /**
   * Rights, as they are by then: asked before anything is said of the command or of what it is about, and again at each
   * attempt. They may have to be read first; the register may be folded on meanwhile.
   */
  readonly mayDo?: (register: FoldedRegister<State>) => Refusal | undefined | Promise<Refusal | undefined>;
  /** `If-Match` and the like: asked after a repeated command was recognised. */
  readonly precondition?: (register: FoldedRegister<State>) => Refusal | undefined;
  readonly decide: (state: State, context: DecisionContext) => Decision;
  /**
   * As it was folded for the request already: decided on first, and again on what the store has where that has moved on.
   * Only then is anything read twice for one request.
   */
  readonly known?: FoldedRegister<State>;
  /** The part that it is about, as a path: where there is nothing to record, the answer says how that stands. */
  readonly about?: string;
  /** The key whose destruction the command means, once recorded. */
  readonly destroys?: (events: readonly NewEvent[]) => string | undefined;
}

export interface Answer {
  /** The last segment of what the command's first event is about; empty for the whole. */
  readonly id: string;
  /** Of the last event that the command recorded. */
  readonly revision: number;
  readonly recordedAt: Instant;
  /** True where the command had been recorded before. */
  readonly repeated: boolean;
}

export interface CommandPorts<State> {
  readonly store: EventStore;
  readonly registers: Registers<State>;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  readonly wakeups: Wakeups;
}

const ATTEMPTS = 10;
const LARGEST_EVENT_BYTES = 256 * 1024;
const HASH_FIELD_BYTES = ',"hash":""'.length + 64;

/** Fixed for ever: what ids are derived from must not change between releases (RFC 9562, version 5). */
const COMMAND_NAMESPACE = uuidBytes('6f1d4e5a-2f0b-5f0e-9d8e-1c7a3b9e4d20');

/** The id of a command that carries an idempotency key: the same for the same caller and key. */
export const commandIdOf = (caller: string, key: string): string =>
  uuidv5(JSON.stringify([caller, key]), COMMAND_NAMESPACE);

/** The id of the event at an index of a command (register.md, "Event"). */
export const eventIdOf = (commandId: string, index: number): string => uuidv5(String(index), commandId);

/** An id for something a command makes: the same whenever the command is repeated. */
export const derivedId = (commandId: string, label: string): string => uuidv5(label, commandId);

/**
 * Records commands: each at the exact revision it was decided on, decided again when the register has moved on, and
 * never twice (register.md, "The register is its own journal"). Commands on one stream wait for each other.
 */
export class CommandHandling<State> {
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(private readonly ports: CommandPorts<State>) {}

  /** Answers after the commit, or says why nothing was recorded. Throws only what nobody could foresee. */
  handle(command: Command<State>): Promise<Answer | Refusal> {
    const before = this.queues.get(command.stream) ?? Promise.resolve();
    const result = before.then(() => this.attempt(command));
    const settled = result.catch(() => undefined);
    this.queues.set(command.stream, settled);
    void settled.then(() => {
      if (this.queues.get(command.stream) === settled) this.queues.delete(command.stream);
    });
    return result;
  }

  private async attempt(command: Command<State>): Promise<Answer | Refusal> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const brought = attempt === 0 ? command.known : undefined;
      const register = brought ?? (await this.ports.registers.current(command.stream));
      const forbidden = await command.mayDo?.(register);
      if (forbidden) return forbidden;
      const recorded = register.journal.get(command.commandId);
      if (recorded) return this.repeat(command, recorded);
      const stale = command.precondition?.(register);
      if (stale) return stale;
      const head = register.head;
      const now = this.ports.clock.now();
      const decided = command.decide(register.state, { now });
      if (isRefusal(decided)) return decided;
      if (decided.length === 0) return this.asItStands(command, register);
      const answer = await this.record(command, decided, head, now);
      if (answer) return answer;
    }
    return refusal(
      'busy',
      'too-many-conflicts',
      say(
        'Altri stanno scrivendo sullo stesso accordo: nulla è stato registrato. Riprovare tra qualche secondo.',
        'Others are writing to the same agreement: nothing was recorded. Try again in a few seconds.',
      ),
    );
  }

  /** Nothing is recorded, so the command's id leaves no trace: sent again, it is decided again. */
  private async asItStands({ stream, about = '' }: Command<State>, register: FoldedRegister<State>): Promise<Answer> {
    const revision = register.touched.get(about) ?? register.head.revision;
    const [event] = await this.ports.store.read(stream, revision, 1);
    const recordedAt = event?.recordedAt ?? register.head.recordedAt;
    return { id: lastSegment(about), revision, recordedAt, repeated: false };
  }

  private async repeat(command: Command<State>, known: JournalEntry): Promise<Answer | Refusal> {
    if (known.fingerprint !== command.fingerprint) return keyOfAnotherRequest();
    if (command.destroys) await completeDestructions(this.ports.store, this.ports.keyRing, this.ports.clock);
    return answerAgain(known);
  }

  /** Undefined: the register has moved on, or nobody knows; to be looked up and decided again. */
  private async record(
    command: Command<State>,
    decided: readonly NewEvent[],
    head: Head,
    now: Instant,
  ): Promise<Answer | Refusal | undefined> {
    const { store, registers, keyRing, wakeups } = this.ports;
    const prepared = await this.prepare(command, decided, head, now);
    if (isRefusal(prepared)) return prepared;
    const destroys = command.destroys?.(decided);
    if (destroys) {
      await keyRing.intendDestruction({ key: destroys, stream: command.stream, commandId: command.commandId });
    }
    try {
      const { outcome } = await store.append(command.stream, head.revision, prepared);
      if (outcome === 'conflict') return undefined;
    } catch (error) {
      if (error instanceof OutcomeUnknown) return undefined;
      throw error;
    }
    registers.appended(command.stream, prepared);
    const last = prepared.at(-1) as RecordedEvent;
    if (destroys) await keyRing.destroy(destroys, last.recordedAt);
    wakeups.announce({ stream: command.stream, revision: last.revision });
    const subject = registers.folding.subjectOf(decided[0] as NewEvent);
    return { id: lastSegment(subject), revision: last.revision, recordedAt: last.recordedAt, repeated: false };
  }

  /** Seals, numbers and chains what was decided, on the head that the append will expect. */
  private async prepare(
    command: Command<State>,
    decided: readonly NewEvent[],
    head: Head,
    now: Instant,
  ): Promise<RecordedEvent[] | Refusal> {
    const agreement = agreementOf(command.stream);
    const recordedAt = laterThan(head.recordedAt, now);
    const events: RecordedEvent[] = [];
    let previousHash = head.hash;
    for (const [index, event] of decided.entries()) {
      const id = eventIdOf(command.commandId, index);
      const data = await sealOrRefuse(event, id, agreement, this.ports.keyRing);
      if (isRefusal(data)) return data;
      const unhashed = {
        id,
        type: event.type,
        schemaVersion: event.schemaVersion,
        agreement,
        revision: head.revision + index + 1,
        occurredOn: event.occurredOn,
        recordedAt,
        actor: command.actor,
        commandId: command.commandId,
        fingerprint: command.fingerprint,
        data,
        previousHash,
      };
      const text = canonicalJson(unhashed);
      if (Buffer.byteLength(text) + HASH_FIELD_BYTES > LARGEST_EVENT_BYTES) return eventTooLarge();
      const hash = sha256Of(text);
      // Read back, so that nobody folds anything but what is stored.
      events.push({ ...(JSON.parse(text) as typeof unhashed), hash });
      previousHash = hash;
    }
    return events;
  }
}

/** The server's clock, but at least 1 ms after the previous command's (register.md, "Event"). */
function laterThan(previous: Instant, now: Instant): Instant {
  return now > previous ? now : new Date(Date.parse(previous) + 1).toISOString();
}

async function sealOrRefuse(event: NewEvent, id: string, agreement: string, keys: KeyRing): Promise<unknown> {
  try {
    return await sealData(event.data, id, agreement, keys);
  } catch (error) {
    if (!(error instanceof KeyDestroyed)) throw error;
    return refusal(
      'refused',
      'person-erased',
      say(
        'I dati di questa persona sono stati cancellati: non se ne possono registrare di nuovi con lo stesso identificativo.',
        "This person's data were erased: no new ones can be recorded under the same id.",
      ),
    );
  }
}

function answerAgain(entry: JournalEntry): Answer {
  return { id: lastSegment(entry.subject), revision: entry.revision, recordedAt: entry.recordedAt, repeated: true };
}

const lastSegment = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1);

function keyOfAnotherRequest(): Refusal {
  return refusal(
    'refused',
    'idempotency-key-reused',
    say(
      'Questa chiave di idempotenza è già stata usata per una richiesta diversa: usarne una nuova.',
      'This idempotency key was used for a different request already: use a new one.',
    ),
  );
}

function eventTooLarge(): Refusal {
  return refusal(
    'too-large',
    'event-too-large',
    say(
      'È troppo lungo per essere registrato in una volta: al massimo 256 KiB. Accorciare il testo o dividerlo.',
      'Too long to be recorded at once: 256 KiB at most. Shorten the text or split it.',
    ),
  );
}
