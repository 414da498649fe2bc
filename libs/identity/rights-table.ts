import type { CommandIds } from '#libs/agreement/core/commands.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Role } from './roles.js';

/**
 * The one table of who may do what (http-api.md, "Who may do what"): the check, the words of the interface's document,
 * the reference page and what lists offer are made from it.
 */

/** Whoever may: holders of a role, or anybody who has signed in. */
export type Holder = Role | 'anybody';

/** Where one may only what is one's own: whose a thing is. */
export interface Own<About> {
  /** What the caller is compared with: the partner they are a member for, themselves, or their account; keys have none. */
  readonly of: 'partner' | 'person' | 'account';
  /** Owners of all that a request touches. None where the path names a part that is not there: the domain says so. */
  readonly owners: (about: About) => readonly unknown[];
  readonly words: Text;
}

/** `yes`, or what is one's own; whoever is not named may not. */
export type Rights<About> = { readonly [Each in Holder]?: 'yes' | Own<About> };

/** A command on an agreement as it stands. Rights come before the input is checked: it is as it was sent. */
export interface RequestedCommand {
  readonly state: AgreementState;
  readonly ids: CommandIds;
  readonly input: unknown;
}

/** What a call about users is about. */
export interface CallTarget {
  readonly agreement?: string | undefined;
  readonly user?: string | undefined;
}

const conveneForOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners: ({ input }) => [convenedByIn(input)],
  words: say('per gli incontri che convoca il proprio partner', 'for meetings that their own partner convenes'),
};

/** The meeting is convened by the partner, and stays so. */
const meetingOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners({ state, ids, input }) {
    const meeting = state.meetings.get(ids['meeting'] ?? '');
    const given = convenedByIn(input);
    return [
      ...(meeting ? [(meeting.held ?? meeting.scheduled)?.convenedBy] : []),
      ...(given === undefined ? [] : [given]),
    ];
  },
  words: say('per gli incontri convocati dal proprio partner', 'for meetings convened by their own partner'),
};

const commitmentOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners: ({ state, ids }) => ownerOf(state.commitments.get(ids['commitment'] ?? '')?.definition, 'partner'),
  words: say('per gli impegni del proprio partner', 'for commitments of their own partner'),
};

const indicatorOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners: ({ state, ids }) => ownerOf(state.indicators.get(ids['indicator'] ?? '')?.definition, 'responsible'),
  words: say('per gli indicatori che rileva il proprio partner', 'for indicators that their own partner measures'),
};

const deliveryOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners({ state, ids }) {
    const rule = state.rules.get(ids['rule'] ?? '')?.definition;
    return rule ? [rule.type === 'deliverable' ? rule.partner : undefined] : [];
  },
  words: say('per ciò che il proprio partner deve consegnare', 'for what their own partner has to hand in'),
};

const decisionOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners: ({ state, ids }) => ownerOf(state.decisions.get(ids['decision'] ?? ''), 'owner'),
  words: say('per le decisioni affidate al proprio partner', 'for decisions that their own partner owns'),
};

const issueOfOwnPartner: Own<RequestedCommand> = {
  of: 'partner',
  owners: ({ state, ids }) => ownerOf(state.issues.get(ids['issue'] ?? ''), 'owner'),
  words: say('per le criticità affidate al proprio partner', 'for issues that their own partner owns'),
};

const ownEvaluation: Own<RequestedCommand> = {
  of: 'person',
  owners: ({ state, ids }) => ownerOf(state.evaluations.get(ids['evaluation'] ?? ''), 'actor'),
  words: say('per le valutazioni che ha registrato', 'for evaluations that they recorded'),
};

const ownAccount: Own<CallTarget> = {
  of: 'account',
  owners: ({ user }) => [user],
  words: say('per il proprio account', 'for their own account'),
};

const ownerOf = <Part, Field extends keyof Part>(part: Part | undefined, field: Field): readonly unknown[] =>
  part ? [part[field]] : [];

export function convenedByIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'convenedBy')
    ? (input as { convenedBy: unknown }).convenedBy
    : undefined;
}

const ADMINISTRATION = { administrator: 'yes' } as const;
const COORDINATION = { ...ADMINISTRATION, coordinator: 'yes' } as const;
const AND_EVALUATORS = { ...COORDINATION, evaluator: 'yes' } as const;
const WITH_ALL_MEMBERS = { ...COORDINATION, member: 'yes' } as const;
const AND_MEMBERS = { ...AND_EVALUATORS, member: 'yes' } as const;
const withMembers = (own: Own<RequestedCommand>): Rights<RequestedCommand> => ({ ...COORDINATION, member: own });
const ALL_ROLES = { ...AND_MEMBERS, viewer: 'yes' } as const;

/** What asks for no role: whoever has signed in may. */
export const SIGNED_IN: Rights<unknown> = { anybody: 'yes' };

/**
 * What is read of one agreement. `parts`: meetings, commitments and so on as they stand. `names`: who the persons in
 * it are, delegates and authors; where it is not `yes` they are left out of every other answer. `personal-data`: the
 * export of what the register holds of one person. `roles`: who holds which role in it.
 */
export const READINGS = {
  agreement: ALL_ROLES,
  parts: ALL_ROLES,
  report: ALL_ROLES,
  names: AND_MEMBERS,
  history: AND_MEMBERS,
  register: AND_EVALUATORS,
  'personal-data': AND_EVALUATORS,
  roles: AND_EVALUATORS,
} satisfies Readonly<Record<string, Rights<unknown>>>;
export type Reading = keyof typeof READINGS;

const each = <Right>(right: Right, ...names: readonly string[]): Readonly<Record<string, Right>> =>
  Object.fromEntries(names.map((name) => [name, right]));

/** By their names in `allCommands`, those of a part together. */
const COMMANDS: Readonly<Record<string, Rights<RequestedCommand>>> = {
  ...each(COORDINATION, 'correct-agreement', 'annul-agreement', 'archive-agreement', 'annul-archive'),
  ...each(COORDINATION, 'extend-term', 'annul-extension', 'end-early', 'annul-early-end'),
  ...each(COORDINATION, 'record-non-renewal', 'annul-non-renewal'),
  ...each(COORDINATION, 'add-partner', 'correct-partner', 'annul-partner'),
  ...each(COORDINATION, 'withdraw-partner', 'annul-partner-withdrawal'),
  ...each(COORDINATION, 'add-body', 'correct-body', 'annul-body', 'set-members', 'annul-members'),
  ...each(COORDINATION, 'add-rule', 'correct-rule', 'annul-rule', 'withdraw-rule', 'annul-rule-withdrawal'),
  ...each(withMembers(deliveryOfOwnPartner), 'record-delivery', 'annul-delivery'),
  ...each(COORDINATION, 'add-objective', 'correct-objective', 'annul-objective'),
  ...each(COORDINATION, 'add-commitment', 'correct-commitment', 'annul-commitment'),
  ...each(COORDINATION, 'withdraw-commitment', 'annul-commitment-withdrawal'),
  ...each(withMembers(commitmentOfOwnPartner), 'record-progress', 'correct-progress', 'annul-progress'),
  ...each(COORDINATION, 'add-indicator', 'correct-indicator', 'annul-indicator', 'revise-targets', 'annul-targets'),
  ...each(withMembers(indicatorOfOwnPartner), 'record-measurement', 'correct-measurement', 'annul-measurement'),
  ...each(COORDINATION, 'validate-measurement', 'reject-measurement'),
  ...each(withMembers(conveneForOwnPartner), 'convene-meeting'),
  ...each(withMembers(meetingOfOwnPartner), 'hold-meeting', 'annul-held', 'reschedule-meeting'),
  ...each(withMembers(meetingOfOwnPartner), 'cancel-meeting', 'annul-cancellation'),
  ...each(withMembers(meetingOfOwnPartner), 'correct-meeting', 'annul-meeting', 'write-minutes'),
  ...each(COORDINATION, 'approve-minutes', 'annul-approval'),
  ...each(withMembers(decisionOfOwnPartner), 'complete-decision', 'annul-completion'),
  ...each(WITH_ALL_MEMBERS, 'raise-issue'),
  ...each(withMembers(issueOfOwnPartner), 'annul-issue', 'resolve-issue', 'annul-issue-resolution'),
  'record-evaluation': { ...COORDINATION, evaluator: 'yes' },
  'annul-evaluation': { ...COORDINATION, evaluator: ownEvaluation },
  ...each(COORDINATION, 'redact-text', 'erase-person'),
};

/** A command that nobody thought of here is nobody's; a test names it. */
export const rightsOfCommand = (name: string): Rights<RequestedCommand> =>
  Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? {}) : {};

/** Calls inside an agreement that are not commands on its register: invisible where the agreement is. */
export const CALLS_IN_AGREEMENTS = {
  'grant-role': COORDINATION,
  'revoke-role': COORDINATION,
  'invite-user': COORDINATION,
} satisfies Readonly<Record<string, Rights<CallTarget>>>;

/** Calls about users and keys, and about agreements where none that was recorded already is meant. */
const OTHER_CALLS = {
  'create-agreement': ADMINISTRATION,
  'list-users': ADMINISTRATION,
  'register-user': ADMINISTRATION,
  'deactivate-user': ADMINISTRATION,
  'issue-one-time-link': ADMINISTRATION,
  'revoke-one-time-link': ADMINISTRATION,
  'list-invitations': ADMINISTRATION,
  'revoke-invitation': ADMINISTRATION,
  'read-personal-data': { ...ADMINISTRATION, anybody: ownAccount },
  'erase-user': ADMINISTRATION,
  'list-api-keys': ADMINISTRATION,
  'issue-api-key': ADMINISTRATION,
  'revoke-api-key': ADMINISTRATION,
  'grant-role-everywhere': ADMINISTRATION,
  'revoke-role-everywhere': ADMINISTRATION,
  'change-own-settings': { ...ADMINISTRATION, anybody: ownAccount },
} satisfies Readonly<Record<string, Rights<CallTarget>>>;

export const IDENTITY_CALLS = { ...CALLS_IN_AGREEMENTS, ...OTHER_CALLS };
export type IdentityCall = keyof typeof IDENTITY_CALLS;
