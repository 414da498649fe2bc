import type { AgreementState } from '#libs/agreement/core/state.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { type Language, say } from '#libs/kernel/text.js';
import type { Grant, Role } from './roles.js';

/** Who sends a request, with the roles of this moment. */
export interface Caller {
  /** Opaque id of the user or key. */
  readonly id: string;
  readonly kind: 'user' | 'key';
  readonly roles: readonly Grant[];
  readonly language?: Language;
}

/** `invisible`: the caller may not know that it exists, and is answered as if it did not. */
export type Permission = 'yes' | 'forbidden' | 'invisible';

/**
 * What is read of one agreement. `parts`: meetings, commitments and so on as they stand. `names`: who the persons in
 * it are, delegates and authors; where it is not `yes` they are left out of every other answer. `personal-data`: the
 * export of what the register holds of one person. `roles`: who holds which role in it.
 */
export const READINGS = [
  'agreement',
  'parts',
  'report',
  'names',
  'history',
  'register',
  'personal-data',
  'roles',
] as const;
export type Reading = (typeof READINGS)[number];

/** Calls about users, keys and roles, and about agreements where no command on one recorded already is meant. */
export const IDENTITY_CALLS = [
  'create-agreement',
  'list-users',
  'register-user',
  'deactivate-user',
  'issue-one-time-link',
  'read-personal-data',
  'erase-user',
  'list-api-keys',
  'issue-api-key',
  'revoke-api-key',
  'grant-role-everywhere',
  'revoke-role-everywhere',
  'grant-role',
  'revoke-role',
  'invite-user',
  'change-own-settings',
] as const;
export type IdentityCall = (typeof IDENTITY_CALLS)[number];

/** What a call about users is about. */
export interface CallTarget {
  readonly agreement?: string | undefined;
  readonly user?: string | undefined;
}

const READERS: Readonly<Record<Reading, readonly Role[]>> = {
  agreement: ['administrator', 'coordinator', 'member', 'evaluator', 'viewer'],
  parts: ['administrator', 'coordinator', 'member', 'evaluator', 'viewer'],
  report: ['administrator', 'coordinator', 'member', 'evaluator', 'viewer'],
  names: ['administrator', 'coordinator', 'member', 'evaluator'],
  history: ['administrator', 'coordinator', 'member', 'evaluator'],
  register: ['administrator', 'coordinator', 'evaluator'],
  'personal-data': ['administrator', 'coordinator', 'evaluator'],
  roles: ['administrator', 'coordinator', 'evaluator'],
};

/** Calls inside an agreement that are its coordinators' and not commands on its register. */
const COORDINATORS_CALLS: ReadonlySet<IdentityCall> = new Set(['grant-role', 'revoke-role', 'invite-user']);

export const isAdministrator = (caller: Caller): boolean =>
  caller.roles.some(({ role, agreement }) => role === 'administrator' && agreement === undefined);

/** Roles that hold in an agreement: those given in it and those given everywhere. */
export const rolesIn = (caller: Caller, agreement: string): Grant[] =>
  caller.roles.filter((grant) => grant.agreement === undefined || grant.agreement === agreement);

/** Agreements that lists may show to the caller. */
export function visibleAgreements(caller: Caller): 'all' | readonly string[] {
  const scopes = caller.roles.map(({ agreement }) => agreement);
  if (scopes.includes(undefined)) return 'all';
  return [...new Set(scopes.filter((scope) => scope !== undefined))].sort();
}

/** `agreement` as it stands or stood; undefined, or without a header, where there is none of that name. */
export function mayRead(
  caller: Caller,
  agreement: Pick<AgreementState, 'id' | 'header'> | undefined,
  what: Reading,
): Permission {
  const roles = agreement?.header ? rolesIn(caller, agreement.id) : [];
  if (roles.length === 0) return 'invisible';
  return roles.some(({ role }) => READERS[what].includes(role)) ? 'yes' : 'forbidden';
}

/**
 * Whether a command (by its name in `allCommands`) may be sent to an agreement as it stands. Rights come first, so the
 * body is as it was sent. Where the path names a part that is not there, whoever may send the command to any part of
 * that kind may send it: there is nothing to protect, and the domain says that it is unknown.
 */
export function mayCommand(
  caller: Caller,
  command: string,
  path: Readonly<Record<string, string>>,
  body: unknown,
  state: AgreementState,
): Permission {
  const roles = state.header ? rolesIn(caller, state.id) : [];
  if (roles.length === 0) return 'invisible';
  return roles.some((grant) => grantAllows(grant, caller, command, path, body, state)) ? 'yes' : 'forbidden';
}

function grantAllows(
  grant: Grant,
  caller: Caller,
  command: string,
  path: Readonly<Record<string, string>>,
  body: unknown,
  state: AgreementState,
): boolean {
  switch (grant.role) {
    case 'administrator':
    case 'coordinator':
      return true;
    case 'member':
      return MEMBERS_COMMANDS.get(command)?.({ state, path, body, partner: grant.partner ?? '' }) ?? false;
    case 'evaluator':
      return (
        command === 'record-evaluation' || (command === 'annul-evaluation' && isOwnEvaluation(caller, path, state))
      );
    case 'viewer':
      return false;
  }
}

interface MembersRequest {
  readonly state: AgreementState;
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly partner: string;
}

function conveneForOwnPartner({ body, partner }: MembersRequest): boolean {
  return convenedByIn(body) === partner;
}

/** The meeting is convened by the partner, and stays so. */
function meetingOfOwnPartner({ state, path, body, partner }: MembersRequest): boolean {
  const meeting = state.meetings.get(path['meeting'] ?? '');
  const given = convenedByIn(body);
  if (given !== undefined && given !== partner) return false;
  return !meeting || (meeting.held ?? meeting.scheduled)?.convenedBy === partner;
}

function commitmentOfOwnPartner({ state, path, partner }: MembersRequest): boolean {
  const commitment = state.commitments.get(path['commitment'] ?? '');
  return !commitment || commitment.definition.partner === partner;
}

function indicatorOfOwnPartner({ state, path, partner }: MembersRequest): boolean {
  const indicator = state.indicators.get(path['indicator'] ?? '');
  return !indicator || indicator.definition.responsible === partner;
}

const MEMBERS_COMMANDS: ReadonlyMap<string, (request: MembersRequest) => boolean> = new Map([
  ['convene-meeting', conveneForOwnPartner],
  ['hold-meeting', meetingOfOwnPartner],
  ['reschedule-meeting', meetingOfOwnPartner],
  ['cancel-meeting', meetingOfOwnPartner],
  ['correct-meeting', meetingOfOwnPartner],
  ['annul-meeting', meetingOfOwnPartner],
  ['write-minutes', meetingOfOwnPartner],
  ['record-progress', commitmentOfOwnPartner],
  ['correct-progress', commitmentOfOwnPartner],
  ['annul-progress', commitmentOfOwnPartner],
  ['record-measurement', indicatorOfOwnPartner],
  ['correct-measurement', indicatorOfOwnPartner],
  ['annul-measurement', indicatorOfOwnPartner],
]);

function isOwnEvaluation(caller: Caller, path: Readonly<Record<string, string>>, state: AgreementState): boolean {
  const evaluation = state.evaluations.get(path['evaluation'] ?? '');
  return !evaluation || evaluation.actor === caller.id;
}

function convenedByIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'convenedBy')
    ? (body as { convenedBy: unknown }).convenedBy
    : undefined;
}

/**
 * The body of `convene-meeting` with the partner that a member convenes for, where it names none. To be applied before
 * rights are asked and the command is recorded, so that both see the same.
 */
export function withConvenedBy(caller: Caller, agreement: string, command: string, body: unknown): unknown {
  if (command !== 'convene-meeting' || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const roles = rolesIn(caller, agreement);
  if (roles.some(({ role }) => role === 'administrator' || role === 'coordinator')) return body;
  const partner = roles.find(({ role }) => role === 'member')?.partner;
  return partner === undefined || convenedByIn(body) !== undefined ? body : { ...body, convenedBy: partner };
}

/** Whether a call about users, keys and roles may be made; an agreement that it names is one that there is. */
export function mayCall(caller: Caller, call: IdentityCall, target: CallTarget = {}): Permission {
  if (isAdministrator(caller)) return 'yes';
  if (COORDINATORS_CALLS.has(call)) {
    const roles = rolesIn(caller, target.agreement ?? '');
    if (roles.length === 0) return 'invisible';
    return roles.some(({ role }) => role === 'coordinator') ? 'yes' : 'forbidden';
  }
  const isOwn = caller.kind === 'user' && target.user === caller.id;
  return isOwn && (call === 'read-personal-data' || call === 'change-own-settings') ? 'yes' : 'forbidden';
}

/** What the domain says where there is no agreement of that name, word for word. */
export const NO_SUCH_AGREEMENT: Refusal = refusal(
  'unknown',
  'not-found',
  say("Non c'è nessun accordo di questo nome.", 'There is no such agreement.'),
);

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
