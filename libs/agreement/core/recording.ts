import { hmacOfJson } from '#libs/kernel/canonical-json.js';
import {
  type Answer,
  type Command,
  type CommandHandling,
  commandIdOf,
  derivedId,
} from '#libs/kernel/command-handling.js';
import { registerOf } from '#libs/kernel/envelope.js';
import type { Ids } from '#libs/kernel/ports.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { keyToDestroy } from '../texts/decide.js';
import { type AddressedCommand, partOf, placeOf } from './commands.js';
import { decideNew, decideOn } from './deciding.js';
import { ID_PATTERN } from './fields.js';
import { PersonIds } from './person-ids.js';
import type { AgreementState } from './state.js';
import { problemsOfJson } from './validation.js';

/** Who sends a command, and what protects it from being recorded twice. */
export interface Caller {
  /** Opaque id of the user or key. */
  readonly actor: string;
  readonly idempotencyKey?: string;
  /** See `Command` in the kernel. */
  readonly mayDo?: Command<AgreementState>['mayDo'];
  readonly precondition?: Command<AgreementState>['precondition'];
  readonly known?: Command<AgreementState>['known'];
}

type Decide = Command<AgreementState>['decide'];

export type Recorded = (Answer & { readonly agreement: string; readonly creates: boolean }) | Refusal;

/** Takes commands on agreements as they are sent, and has them recorded. */
export class AgreementRecording {
  constructor(
    private readonly handling: CommandHandling<AgreementState>,
    private readonly ids: Ids,
    /** Under which fingerprints are made (register.md, "Event"). */
    private readonly secret: Uint8Array,
    private readonly persons = new PersonIds(secret),
  ) {}

  /** `POST /agreements`. */
  async recordAgreement(input: unknown, caller: Caller): Promise<Recorded> {
    const commandId = this.commandId(caller);
    const newId = this.newIds(commandId, caller);
    const given = (input as { id?: unknown } | null)?.id;
    const id = typeof given === 'string' && ID_PATTERN.test(given) ? given : newId('agreement');
    const fingerprint = this.fingerprint('POST', '/agreements', input);
    const answer = await this.send(id, commandId, fingerprint, caller, (state, { now }) =>
      decideNew(state, input, { now, newId, personId: this.personIds(id) }),
    );
    return 'refused' in answer ? answer : { ...answer, id, agreement: id, creates: true };
  }

  /** Any other command. */
  async record(agreement: string, command: AddressedCommand, caller: Caller): Promise<Recorded> {
    const { definition, input } = command;
    const commandId = this.commandId(caller);
    const newId = this.newIds(commandId, caller);
    const below = placeOf(command);
    const place = `/agreements/${agreement}${below === '' ? '' : `/${below}`}`;
    const fingerprint = this.fingerprint(definition.method, place, input);
    const personId = this.personIds(agreement);
    const decide: Decide = (state, { now }) => decideOn(state, command, { now, newId, personId });
    const answer = await this.send(agreement, commandId, fingerprint, caller, decide, partOf(command));
    if ('refused' in answer) return answer;
    // What is about the agreement itself has its id.
    return { ...answer, id: answer.id || agreement, agreement, creates: definition.creates };
  }

  private send(
    agreement: string,
    commandId: string,
    fingerprint: string,
    caller: Caller,
    decide: Decide,
    about = '',
  ): Promise<Answer | Refusal> {
    return this.handling.handle({
      stream: registerOf(agreement),
      actor: caller.actor,
      commandId,
      fingerprint,
      decide,
      about,
      destroys: (events) => keyToDestroy(events, agreement),
      ...(caller.mayDo && { mayDo: caller.mayDo }),
      ...(caller.precondition && { precondition: caller.precondition }),
      ...(caller.known && { known: caller.known }),
    });
  }

  private commandId(caller: Caller): string {
    return caller.idempotencyKey === undefined ? this.ids.next() : commandIdOf(caller.actor, caller.idempotencyKey);
  }

  /** With an idempotency key the same ids for the same command, so that a retry makes the same. */
  private newIds(commandId: string, caller: Caller): (label: string) => string {
    return (label) => (caller.idempotencyKey === undefined ? this.ids.next() : derivedId(commandId, label));
  }

  private personIds(agreement: string): (typed: string) => string {
    return (typed) => this.persons.idOf(agreement, typed);
  }

  /** What has no canonical form is refused before it could be recorded: any fingerprint will do. */
  private fingerprint(method: string, path: string, input: unknown): string {
    return hmacOfJson(this.secret, [method, path, problemsOfJson(input).length === 0 ? (input ?? null) : null]);
  }
}

export function unknownCommand(path: string): Refusal {
  return refusal('unknown', 'unknown-command', say(`Non c'è un comando «${path}».`, `There is no command "${path}".`));
}
