import type { CommandIds } from '#libs/agreement/core/commands.js';
import { NO_SUCH_AGREEMENT } from '#libs/agreement/core/guards.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { type Language, say } from '#libs/kernel/text.js';
import {
  CALLS_IN_AGREEMENTS,
  type CallTarget,
  convenedByIn,
  IDENTITY_CALLS,
  type IdentityCall,
  type Own,
  READINGS,
  type Reading,
  type Rights,
  rightsOfCommand,
} from './rights-table.js';
import type { Grant } from './roles.js';

/** Who sends a request, with the roles of this moment. */
export interface Caller {
  /** Opaque id of the user or key. */
  readonly id: string;
  readonly kind: 'user' | 'key';
  readonly roles: readonly Grant[];
  readonly language?: Language;
  /** The password is one that the software made: until it is changed there are no roles. */
  readonly mustChangePassword?: true;
}

/** A caller in one agreement: with the roles that hold in it, those given there and those given everywhere. */
export interface CallerIn extends Pick<Caller, 'id' | 'kind' | 'roles'> {
  readonly agreement: string;
}

/** Asked once a request, and handed on to whatever asks for rights. */
export const callerIn = ({ id, kind, roles }: Caller, agreement: string): CallerIn => ({
  id,
  kind,
  agreement,
  roles: roles.filter((grant) => grant.agreement === undefined || grant.agreement === agreement),
});

/** `invisible`: the caller may not know that it exists, and is answered as if it did not. */
export type Permission = 'yes' | 'forbidden' | 'invisible';

/** Whether the caller may know of an agreement, if there is one: whoever has a role in it. */
export const isVisible = ({ roles }: CallerIn): boolean => roles.length > 0;

export const isAdministrator = (caller: Caller): boolean =>
  caller.roles.some(({ role, agreement }) => role === 'administrator' && agreement === undefined);

/** Agreements that lists may show to the caller. */
export function visibleAgreements(caller: Caller): 'all' | readonly string[] {
  const scopes = caller.roles.map(({ agreement }) => agreement);
  if (scopes.includes(undefined)) return 'all';
  return [...new Set(scopes.filter((scope) => scope !== undefined))].sort();
}

/** `agreement` as it stands or stood; undefined, or without a header, where there is none of that name. */
export function mayRead(
  caller: CallerIn,
  agreement: Pick<AgreementState, 'id' | 'header'> | undefined,
  what: Reading,
): Permission {
  return knowsOf(caller, agreement) ? permission(READINGS[what], caller, undefined) : 'invisible';
}

/** The same of an agreement that the caller is looking at already. */
export const mayReadOf = (caller: CallerIn, what: Reading): boolean =>
  isVisible(caller) && permission(READINGS[what], caller, undefined) === 'yes';

/**
 * Whether a command (by its name in `allCommands`) may be sent to an agreement as it stands. Rights come first, so the
 * input is as it was sent. Where the path names a part that is not there, whoever may send the command to any part of
 * that kind may send it: there is nothing to protect, and the domain says that it is unknown.
 */
export function mayCommand(
  caller: CallerIn,
  command: string,
  ids: CommandIds,
  input: unknown,
  state: AgreementState,
): Permission {
  return knowsOf(caller, state) ? permission(rightsOfCommand(command), caller, { state, ids, input }) : 'invisible';
}

/** Whether a call about users, keys and roles may be made; an agreement that it names is one that there is. */
export function mayCall(caller: Caller, call: IdentityCall, target: CallTarget = {}): Permission {
  const here = callerIn(caller, target.agreement ?? '');
  if (Object.hasOwn(CALLS_IN_AGREEMENTS, call) && !isVisible(here)) return 'invisible';
  return permission<CallTarget>(IDENTITY_CALLS[call], here, target);
}

const knowsOf = (caller: CallerIn, agreement: Pick<AgreementState, 'id' | 'header'> | undefined): boolean =>
  agreement?.header !== undefined && agreement.id === caller.agreement && isVisible(caller);

const permission = <About>(rights: Rights<About>, caller: CallerIn, about: About): Permission =>
  allows(rights, caller, ({ owners }, me) => owners(about).every((owner) => owner === me)) ? 'yes' : 'forbidden';

/** Whether one of the caller's roles, or none needed, allows it; `isMine` is asked where it must be one's own. */
export function allows<About>(
  rights: Rights<About>,
  caller: CallerIn,
  isMine: (own: Own<About>, me: string) => boolean,
): boolean {
  return [...caller.roles, ANYBODY].some(({ role, partner }) => {
    const right = rights[role];
    if (right === undefined || right === 'yes') return right === 'yes';
    const me = { partner, person: caller.id, account: caller.kind === 'user' ? caller.id : undefined }[right.of];
    return me !== undefined && isMine(right, me);
  });
}

const ANYBODY = { role: 'anybody', partner: undefined } as const;

/**
 * The input of `convene-meeting` with the partner that a member convenes for, where it names none. To be applied before
 * rights are asked and the command is recorded, so that both see the same.
 */
export function withConvenedBy({ roles }: CallerIn, command: string, input: unknown): unknown {
  if (command !== 'convene-meeting' || typeof input !== 'object' || input === null || Array.isArray(input))
    return input;
  if (roles.some(({ role }) => rightsOfCommand(command)[role] === 'yes')) return input;
  const partner = roles.find(({ role }) => role === 'member')?.partner;
  return partner === undefined || convenedByIn(input) !== undefined ? input : { ...input, convenedBy: partner };
}

export const NOT_ALLOWED: Refusal = refusal(
  'forbidden',
  'not-allowed',
  say('Il proprio ruolo non lo consente.', 'Your role does not allow it.'),
);

/** A permission as a command's `mayDo` answers it. */
export function refusalOf(permission: Permission): Refusal | undefined {
  if (permission === 'yes') return undefined;
  return permission === 'invisible' ? NO_SUCH_AGREEMENT : NOT_ALLOWED;
}
