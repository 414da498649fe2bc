import { hmacOfJson } from '#libs/kernel/canonical-json.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import {
  type Answer,
  type CommandHandling,
  commandIdOf,
  type Decision,
  derivedId,
} from '#libs/kernel/command-handling.js';
import type { Ids } from '#libs/kernel/ports.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Registers } from '#libs/kernel/registers.js';
import { callerOf } from './callers.js';
import { IDENTITY_STREAM } from './events.js';
import { type Caller, mayCall, refusalOf } from './rights.js';
import type { CallTarget, IdentityCall } from './rights-table.js';
import { type IdentityState, SYSTEM_ACTOR } from './state.js';

/** Who asks for a change, and what protects it from being recorded twice. */
export interface Requester {
  readonly caller: Caller;
  readonly idempotencyKey?: string | undefined;
}

/** The software itself, before there is anybody. */
export const SYSTEM: Requester = { caller: { id: SYSTEM_ACTOR, kind: 'key', roles: [{ role: 'administrator' }] } };

export interface Change {
  readonly call: IdentityCall;
  readonly target?: CallTarget;
  /** What tells this request from others: part of its fingerprint. Never a secret. */
  readonly request: unknown;
  readonly decide: (state: IdentityState, now: Instant, newId: (label: string) => string) => Decision;
}

/** Takes changes of users, grants and keys and has them recorded, each only if the requester may do it. */
export class IdentityRecording {
  constructor(
    private readonly handling: CommandHandling<IdentityState>,
    private readonly registers: Registers<IdentityState>,
    private readonly ids: Ids,
    /** Under which fingerprints are made (register.md, "Event"). */
    private readonly secret: Uint8Array,
  ) {}

  /** Users, grants and keys, with every change answered before; folded on in place, as `FoldedRegister` says. */
  async state(): Promise<IdentityState> {
    return (await this.registers.current(IDENTITY_STREAM)).state;
  }

  /** Rights, as the requester has them now; asked before anything is said of what the request is about. */
  async mayNot({ caller }: Requester, call: IdentityCall, target?: CallTarget): Promise<Refusal | undefined> {
    return mayNotIn(await this.state(), caller, call, target);
  }

  async record(requester: Requester, { call, target, request, decide }: Change): Promise<Answer | Refusal> {
    const { caller } = requester;
    const commandId = this.commandId(requester);
    const newId = this.newIds(requester);
    return this.handling.handle({
      stream: IDENTITY_STREAM,
      actor: caller.id,
      commandId,
      fingerprint: hmacOfJson(this.secret, [call, { ...target }, request ?? null]),
      mayDo: ({ state }) => mayNotIn(state, caller, call, target),
      decide: (state, { now }) => decide(state, now, newId),
    });
  }

  /**
   * What a request under the same key was answered; undefined where there was none. Asked before anything is kept of a
   * person besides what is recorded: somebody may have been erased since.
   */
  async answeredBefore(requester: Requester, change: Omit<Change, 'decide'>): Promise<Answer | Refusal | undefined> {
    if (requester.idempotencyKey === undefined) return undefined;
    const { journal } = await this.registers.current(IDENTITY_STREAM);
    return journal.has(this.commandId(requester)) ? this.record(requester, { ...change, decide: () => [] }) : undefined;
  }

  /** Ids of new things: the same for the same label when a request is repeated under its key. */
  newIds({ caller, idempotencyKey }: Requester): (label: string) => string {
    return (label) =>
      idempotencyKey === undefined ? this.ids.next() : derivedId(commandIdOf(caller.id, keyOf(idempotencyKey)), label);
  }

  private commandId({ caller, idempotencyKey }: Requester): string {
    return idempotencyKey === undefined ? this.ids.next() : commandIdOf(caller.id, keyOf(idempotencyKey));
  }
}

/** Apart from the keys of commands on agreements: a request that makes one of each may carry one key for both. */
const keyOf = (idempotencyKey: string): string => `identity:${idempotencyKey}`;

function mayNotIn(
  state: IdentityState,
  caller: Caller,
  call: IdentityCall,
  target: CallTarget | undefined,
): Refusal | undefined {
  const now = caller === SYSTEM.caller ? caller : callerOf(state, caller);
  return refusalOf(mayCall(now, call, target));
}
