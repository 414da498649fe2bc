import { allCommands } from '#libs/agreement/core/commands.js';
import type { IdentityCall, Reading } from '#libs/identity/rights-table.js';

/**
 * Who may do what, as it is expected: kept by hand, apart from the table that the program reads. Whoever changes a right
 * changes both, once in each.
 */

export const ROLES = ['administrator', 'coordinator', 'member', 'evaluator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What answers, where rights are asked; `signed-in`: whoever has signed in may. */
export type Asks =
  | { readonly reading: Reading }
  | { readonly command: string }
  | { readonly call: IdentityCall }
  | 'signed-in';

/** `own`: only what is the caller's own, see `Place`. */
export type Allowed = 'yes' | 'own' | 'no';

/** One call of the interface, and which roles may make it. */
export interface MatrixRow {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base path, ids in braces; `{a}` is the agreement. Empty for what is a part of other answers. */
  readonly path: string;
  readonly asks: Asks;
  readonly allowed: Readonly<Record<Role, Allowed>>;
}

/** A signed-in caller: with one role, in one agreement or everywhere, or with none at all. */
export const SUBJECTS = [
  'administrator',
  'coordinator',
  'member',
  'evaluator',
  'evaluator-everywhere',
  'viewer',
  'viewer-everywhere',
  'nobody',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * What a call is about. `mine`: in the agreement of one's role, a meeting convened by, a commitment of, an indicator
 * measured by, a decision or an issue owned by, a delivery owed by one's partner, one's own evaluation, or one's own account. `own`: the same of somebody else, in the
 * agreement of one's role. `another`: an agreement one has no role in, or somebody else's account. `none`: an agreement
 * that there is not.
 */
export const PLACES = ['mine', 'own', 'another', 'none'] as const;
export type Place = (typeof PLACES)[number];

export type Status = 200 | 403 | 404;

/** In the order of `ROLES`: y may, o may with what is the caller's own, - may not. */
const LETTERS: Readonly<Record<string, Allowed>> = { y: 'yes', o: 'own', '-': 'no' };

function allowed(letters: string): Record<Role, Allowed> {
  return Object.fromEntries(ROLES.map((role, index) => [role, LETTERS[letters[index] ?? '-'] ?? 'no'])) as Record<
    Role,
    Allowed
  >;
}

const get = (name: string, path: string, letters: string, reading: Reading): MatrixRow => ({
  name,
  method: 'GET',
  path,
  asks: { reading },
  allowed: allowed(letters),
});

const readings: readonly MatrixRow[] = [
  get('read-agreement', '/agreements/{a}', 'yyyyy', 'agreement'),
  get('read-report', '/agreements/{a}/report', 'yyyyy', 'report'),
  get('list-term-changes', '/agreements/{a}/term-changes', 'yyyyy', 'parts'),
  get('list-non-renewals', '/agreements/{a}/non-renewals', 'yyyyy', 'parts'),
  get('list-partners', '/agreements/{a}/partners', 'yyyyy', 'parts'),
  get('read-partner', '/agreements/{a}/partners/{partner}', 'yyyyy', 'parts'),
  get('list-bodies', '/agreements/{a}/bodies', 'yyyyy', 'parts'),
  get('read-body', '/agreements/{a}/bodies/{body}', 'yyyyy', 'parts'),
  get('list-member-changes', '/agreements/{a}/bodies/{body}/members', 'yyyyy', 'parts'),
  get('list-rules', '/agreements/{a}/rules', 'yyyyy', 'parts'),
  get('read-rule', '/agreements/{a}/rules/{rule}', 'yyyyy', 'parts'),
  get('list-deliveries', '/agreements/{a}/rules/{rule}/deliveries', 'yyyyy', 'parts'),
  get('list-objectives', '/agreements/{a}/objectives', 'yyyyy', 'parts'),
  get('read-objective', '/agreements/{a}/objectives/{objective}', 'yyyyy', 'parts'),
  get('list-meetings', '/agreements/{a}/meetings', 'yyyyy', 'parts'),
  get('read-meeting', '/agreements/{a}/meetings/{meeting}', 'yyyyy', 'parts'),
  get('list-minutes', '/agreements/{a}/meetings/{meeting}/minutes', 'yyyyy', 'parts'),
  get('list-commitments', '/agreements/{a}/commitments', 'yyyyy', 'parts'),
  get('read-commitment', '/agreements/{a}/commitments/{commitment}', 'yyyyy', 'parts'),
  get('list-progress', '/agreements/{a}/commitments/{commitment}/progress', 'yyyyy', 'parts'),
  get('list-indicators', '/agreements/{a}/indicators', 'yyyyy', 'parts'),
  get('read-indicator', '/agreements/{a}/indicators/{indicator}', 'yyyyy', 'parts'),
  get('list-measurements', '/agreements/{a}/indicators/{indicator}/measurements', 'yyyyy', 'parts'),
  get('list-target-revisions', '/agreements/{a}/indicators/{indicator}/targets', 'yyyyy', 'parts'),
  get('list-issues', '/agreements/{a}/issues', 'yyyyy', 'parts'),
  get('read-issue', '/agreements/{a}/issues/{issue}', 'yyyyy', 'parts'),
  get('list-decisions', '/agreements/{a}/decisions', 'yyyyy', 'parts'),
  get('read-decision', '/agreements/{a}/decisions/{decision}', 'yyyyy', 'parts'),
  get('list-evaluations', '/agreements/{a}/evaluations', 'yyyyy', 'parts'),
  get('read-evaluation', '/agreements/{a}/evaluations/{evaluation}', 'yyyyy', 'parts'),
  get('names-of-persons', '', 'yyyy-', 'names'),
  get('read-history', '/agreements/{a}/history', 'yyyy-', 'history'),
  get('read-register', '/agreements/{a}/register', 'yy-y-', 'register'),
  get('export-person', '/agreements/{a}/personal-data/{person}', 'yy-y-', 'personal-data'),
  get('list-roles', '/agreements/{a}/roles', 'yy-y-', 'roles'),
];

const COMMANDS: Readonly<Record<string, string>> = {
  'correct-agreement': 'yy---',
  'extend-term': 'yy---',
  'annul-extension': 'yy---',
  'end-early': 'yy---',
  'annul-early-end': 'yy---',
  'record-non-renewal': 'yy---',
  'annul-non-renewal': 'yy---',
  'annul-agreement': 'yy---',
  'archive-agreement': 'yy---',
  'annul-archive': 'yy---',
  'add-partner': 'yy---',
  'correct-partner': 'yy---',
  'annul-partner': 'yy---',
  'withdraw-partner': 'yy---',
  'annul-partner-withdrawal': 'yy---',
  'add-body': 'yy---',
  'correct-body': 'yy---',
  'annul-body': 'yy---',
  'set-members': 'yy---',
  'annul-members': 'yy---',
  'add-rule': 'yy---',
  'correct-rule': 'yy---',
  'annul-rule': 'yy---',
  'withdraw-rule': 'yy---',
  'annul-rule-withdrawal': 'yy---',
  'record-delivery': 'yyo--',
  'annul-delivery': 'yyo--',
  'add-objective': 'yy---',
  'correct-objective': 'yy---',
  'annul-objective': 'yy---',
  'add-commitment': 'yy---',
  'correct-commitment': 'yy---',
  'annul-commitment': 'yy---',
  'withdraw-commitment': 'yy---',
  'annul-commitment-withdrawal': 'yy---',
  'record-progress': 'yyo--',
  'correct-progress': 'yyo--',
  'annul-progress': 'yyo--',
  'add-indicator': 'yy---',
  'correct-indicator': 'yy---',
  'annul-indicator': 'yy---',
  'revise-targets': 'yy---',
  'annul-targets': 'yy---',
  'record-measurement': 'yyo--',
  'correct-measurement': 'yyo--',
  'annul-measurement': 'yyo--',
  'validate-measurement': 'yy---',
  'reject-measurement': 'yy---',
  'convene-meeting': 'yyo--',
  'hold-meeting': 'yyo--',
  'annul-held': 'yyo--',
  'reschedule-meeting': 'yyo--',
  'cancel-meeting': 'yyo--',
  'annul-cancellation': 'yyo--',
  'correct-meeting': 'yyo--',
  'annul-meeting': 'yyo--',
  'write-minutes': 'yyo--',
  'approve-minutes': 'yy---',
  'annul-approval': 'yy---',
  'complete-decision': 'yyo--',
  'annul-completion': 'yyo--',
  'raise-issue': 'yyy--',
  'annul-issue': 'yyo--',
  'resolve-issue': 'yyo--',
  'annul-issue-resolution': 'yyo--',
  'record-evaluation': 'yy-y-',
  'annul-evaluation': 'yy-o-',
  'redact-text': 'yy---',
  'erase-person': 'yy---',
};

const commands: readonly MatrixRow[] = allCommands.map(({ name, method, path }) => ({
  name,
  method,
  path: `/agreements/{a}${path === '' ? '' : `/${path}`}`,
  asks: { command: name },
  // A command that nobody thought of here is nobody's; a test names it.
  allowed: allowed(COMMANDS[name] ?? '-----'),
}));

const call = (
  method: MatrixRow['method'],
  path: string,
  letters: string,
  name: IdentityCall,
  rowName: string = name,
): MatrixRow => ({ name: rowName, method, path, asks: { call: name }, allowed: allowed(letters) });

const anybody = (name: string, method: MatrixRow['method'], path: string): MatrixRow => ({
  name,
  method,
  path,
  asks: 'signed-in',
  allowed: allowed('yyyyy'),
});

const others: readonly MatrixRow[] = [
  call('PUT', '/agreements/{a}/roles/{user}', 'yy---', 'grant-role'),
  call('DELETE', '/agreements/{a}/roles/{user}', 'yy---', 'revoke-role'),
  call('POST', '/agreements/{a}/invitations', 'yy---', 'invite-user'),
  call('POST', '/agreements', 'y----', 'create-agreement'),
  call('GET', '/users', 'y----', 'list-users'),
  call('POST', '/users', 'y----', 'register-user'),
  call('POST', '/users/{user}/deactivation', 'y----', 'deactivate-user'),
  call('POST', '/users/{user}/one-time-link', 'y----', 'issue-one-time-link'),
  call('DELETE', '/users/{user}/one-time-link', 'y----', 'revoke-one-time-link'),
  call('GET', '/invitations', 'y----', 'list-invitations'),
  call('DELETE', '/invitations/{invitation}', 'y----', 'revoke-invitation'),
  call('GET', '/users/{user}/personal-data', 'yoooo', 'read-personal-data'),
  call('DELETE', '/users/{user}/personal-data', 'y----', 'erase-user'),
  call('PUT', '/roles/{user}', 'y----', 'grant-role-everywhere'),
  call('DELETE', '/roles/{user}', 'y----', 'revoke-role-everywhere'),
  call('GET', '/api-keys', 'y----', 'list-api-keys'),
  call('POST', '/api-keys', 'y----', 'issue-api-key'),
  call('DELETE', '/api-keys/{key}', 'y----', 'revoke-api-key'),
  anybody('list-agreements', 'GET', '/agreements'),
  anybody('portfolio', 'GET', '/portfolio'),
  anybody('read-me', 'GET', '/me'),
  anybody('end-session', 'DELETE', '/session'),
  anybody('end-sessions', 'DELETE', '/sessions'),
];

/** Every call that asks for rights (http-api.md, "Who may do what"). */
export const MATRIX: readonly MatrixRow[] = [...readings, ...commands, ...others];

/** Whether a call is about one agreement, and so about one that may be invisible. */
export const isInAgreement = ({ asks, path }: MatrixRow): boolean =>
  asks !== 'signed-in' && ('reading' in asks || path.startsWith('/agreements/{a}'));

/** The places that a call can be about: outside of agreements there are only one's own account and everything else. */
export const placesOf = (row: MatrixRow): readonly Place[] => (isInAgreement(row) ? PLACES : ['mine', 'another']);

/** The role of a subject; undefined for nobody. */
export function roleOf(subject: Subject): Role | undefined {
  return subject === 'nobody' ? undefined : (subject.replace(/-everywhere$/, '') as Role);
}

export const isEverywhere = (subject: Subject): boolean =>
  subject === 'administrator' || subject.endsWith('-everywhere');

/** What is answered, provided that what the path names is there and the domain has nothing against it. */
export function expectedStatus(row: MatrixRow, subject: Subject, place: Place): Status {
  const role = roleOf(subject);
  if (isInAgreement(row)) {
    const sees = place !== 'none' && role !== undefined && (isEverywhere(subject) || place !== 'another');
    if (!sees) return 404;
  } else if (row.asks === 'signed-in') {
    return 200;
  }
  // Without a role one is left with what anybody may do with the own account: what a viewer may.
  const may = row.allowed[role ?? 'viewer'];
  return may === 'yes' || (may === 'own' && place === 'mine') ? 200 : 403;
}

/** How many answers are written down. */
export const matrixSize = (): number =>
  MATRIX.reduce((cells, row) => cells + SUBJECTS.length * placesOf(row).length, 0);

const HOLDERS: Readonly<Record<Role, string>> = {
  administrator: 'administrators',
  coordinator: 'coordinators',
  member: 'members',
  evaluator: 'evaluators',
  viewer: 'viewers',
};

/** What one's own is, by what a call is called. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/^convene-meeting$/, 'for meetings that their own partner convenes'],
  [/meeting|minutes|annul-held|cancellation/, 'for meetings convened by their own partner'],
  [/delivery/, 'for what their own partner has to hand in'],
  [/completion|complete/, 'for decisions that their own partner owns'],
  [/issue/, 'for issues that their own partner owns'],
  [/progress/, 'for commitments of their own partner'],
  [/measurement/, 'for indicators that their own partner measures'],
  [/evaluation/, 'for evaluations that they recorded'],
];

/** Who may, as the interface's document is to say it. */
export function expectedWords({ name, asks, allowed }: MatrixRow): string {
  if (asks === 'signed-in') return 'everybody who is signed in';
  if (name === 'read-personal-data') return 'administrators; everybody who is signed in, for their own account';
  const own = OWN.find(([pattern]) => pattern.test(name))?.[1];
  return ROLES.filter((role) => allowed[role] !== 'no')
    .map((role) => (allowed[role] === 'yes' ? HOLDERS[role] : `${HOLDERS[role]}, ${own}`))
    .join('; ');
}
