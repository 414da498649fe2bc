import { allCommands } from '#libs/agreement/core/commands.js';
import {
  CALLS_IN_AGREEMENTS,
  IDENTITY_CALLS,
  type IdentityCall,
  READINGS,
  type Reading,
  type Rights,
  rightsOfCommand,
  SIGNED_IN,
} from '#libs/identity/rights-table.js';
import { ROLES, type Role } from '#libs/identity/roles.js';
import { whoMay } from '#libs/identity/who-may.js';

const INTRODUCTION = `# Who may do what

Made from \`libs/identity/rights-table.ts\`, which tests compare with the program cell by cell: not to be edited by hand.

Each cell says what is answered, provided that what the path names is there and the domain has nothing against it:
200 (or 201) may · 403 may not, of something that one may know of · 404 may not know of it, or it is not there.
Whoever has not signed in is answered 401 everywhere. A role that holds in one agreement is shown as it is there;
\`-everywhere\` is the same role given for all agreements; \`nobody\` has signed in and has no role.

A member who convenes a meeting without naming \`convenedBy\` convenes it for the own partner.`;

const IN_AGREEMENTS = `## In an agreement

Four answers a cell, joined where they are the same: about what is one's own (a meeting convened by, a commitment of, an
indicator measured by one's partner; one's own evaluation) · about somebody else's in the same agreement · in an
agreement that one has no role in · in an agreement that there is not.`;

const OUTSIDE = `## Outside of agreements

Two answers a cell, joined where they are the same: about one's own account · about anything else. Lists show
only what one may see.`;

/** One call of the interface, titled by its name, method and path below the base. */
interface Row {
  readonly title: string;
  readonly rights: Rights<never>;
  readonly isInAgreement: boolean;
}

const inAgreement = (title: string, rights: Rights<never>): Row => ({ title, rights, isInAgreement: true });

const get = (name: string, path: string, reading: Reading): Row =>
  inAgreement(`${name}: \`GET /agreements/{a}${path}\``, READINGS[reading]);

const call = (name: IdentityCall, address: string): Row => ({
  title: `${name}: \`${address}\``,
  rights: IDENTITY_CALLS[name],
  isInAgreement: Object.hasOwn(CALLS_IN_AGREEMENTS, name),
});

const anybody = (name: string, address: string): Row => ({
  title: `${name}: \`${address}\``,
  rights: SIGNED_IN,
  isInAgreement: false,
});

const ROWS: readonly Row[] = [
  get('read-agreement', '', 'agreement'),
  get('read-report', '/report', 'report'),
  get('list-term-changes', '/term-changes', 'parts'),
  get('list-non-renewals', '/non-renewals', 'parts'),
  get('list-partners', '/partners', 'parts'),
  get('read-partner', '/partners/{partner}', 'parts'),
  get('list-bodies', '/bodies', 'parts'),
  get('read-body', '/bodies/{body}', 'parts'),
  get('list-member-changes', '/bodies/{body}/members', 'parts'),
  get('list-rules', '/rules', 'parts'),
  get('read-rule', '/rules/{rule}', 'parts'),
  get('list-deliveries', '/rules/{rule}/deliveries', 'parts'),
  get('list-objectives', '/objectives', 'parts'),
  get('read-objective', '/objectives/{objective}', 'parts'),
  get('list-meetings', '/meetings', 'parts'),
  get('read-meeting', '/meetings/{meeting}', 'parts'),
  get('list-minutes', '/meetings/{meeting}/minutes', 'parts'),
  get('list-commitments', '/commitments', 'parts'),
  get('read-commitment', '/commitments/{commitment}', 'parts'),
  get('list-progress', '/commitments/{commitment}/progress', 'parts'),
  get('list-indicators', '/indicators', 'parts'),
  get('read-indicator', '/indicators/{indicator}', 'parts'),
  get('list-measurements', '/indicators/{indicator}/measurements', 'parts'),
  get('list-target-revisions', '/indicators/{indicator}/targets', 'parts'),
  get('list-issues', '/issues', 'parts'),
  get('read-issue', '/issues/{issue}', 'parts'),
  get('list-decisions', '/decisions', 'parts'),
  get('read-decision', '/decisions/{decision}', 'parts'),
  get('list-evaluations', '/evaluations', 'parts'),
  get('read-evaluation', '/evaluations/{evaluation}', 'parts'),
  inAgreement('names-of-persons, in any answer', READINGS.names),
  get('read-history', '/history', 'history'),
  get('read-register', '/register', 'register'),
  get('export-person', '/personal-data/{person}', 'personal-data'),
  get('list-roles', '/roles', 'roles'),
  ...allCommands.map(({ name, method, path }) =>
    inAgreement(
      `${name}: \`${method} ${path === '' ? '/agreements/{a}' : `/agreements/{a}/${path}`}\``,
      rightsOfCommand(name),
    ),
  ),
  call('grant-role', 'PUT /agreements/{a}/roles/{user}'),
  call('revoke-role', 'DELETE /agreements/{a}/roles/{user}'),
  call('invite-user', 'POST /agreements/{a}/invitations'),
  call('create-agreement', 'POST /agreements'),
  call('list-users', 'GET /users'),
  call('register-user', 'POST /users'),
  call('deactivate-user', 'POST /users/{user}/deactivation'),
  call('issue-one-time-link', 'POST /users/{user}/one-time-link'),
  call('revoke-one-time-link', 'DELETE /users/{user}/one-time-link'),
  call('list-invitations', 'GET /invitations'),
  call('revoke-invitation', 'DELETE /invitations/{invitation}'),
  call('read-personal-data', 'GET /users/{user}/personal-data'),
  call('erase-user', 'DELETE /users/{user}/personal-data'),
  call('grant-role-everywhere', 'PUT /roles/{user}'),
  call('revoke-role-everywhere', 'DELETE /roles/{user}'),
  call('list-api-keys', 'GET /api-keys'),
  call('issue-api-key', 'POST /api-keys'),
  call('revoke-api-key', 'DELETE /api-keys/{key}'),
  anybody('list-agreements', 'GET /agreements'),
  anybody('portfolio', 'GET /portfolio'),
  anybody('read-me', 'GET /me'),
  anybody('end-session', 'DELETE /session'),
  anybody('end-sessions', 'DELETE /sessions'),
];

/** Who is looked at: each role where it can hold, and nobody in particular. */
interface Subject {
  readonly name: string;
  readonly role?: Role;
  readonly isEverywhere?: boolean;
}

const SUBJECTS: readonly Subject[] = [
  ...ROLES.flatMap((role): Subject[] => {
    if (role === 'administrator') return [{ name: role, role, isEverywhere: true }];
    const here = { name: role, role };
    return role === 'evaluator' || role === 'viewer'
      ? [here, { name: `${role}-everywhere`, role, isEverywhere: true }]
      : [here];
  }),
  { name: 'nobody' },
];

/** `docs/reference/rights.md`. */
export function rightsPage(): string {
  const inside = ROWS.filter(({ isInAgreement }) => isInAgreement);
  const outside = ROWS.filter(({ isInAgreement }) => !isInAgreement);
  return `${[INTRODUCTION, IN_AGREEMENTS, table(inside), OUTSIDE, table(outside)].join('\n\n')}\n`;
}

function table(rows: readonly Row[]): string {
  const head = ['call', 'who may', ...SUBJECTS.map(({ name }) => name)];
  const lines = rows.map((row) => [row.title, whoMay(row.rights).en, ...SUBJECTS.map((subject) => cell(row, subject))]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell({ rights, isInAgreement }: Row, { role, isEverywhere = false }: Subject): string {
  const right = (role && rights[role]) ?? rights.anybody;
  const [ofOthers, mine] = [right === 'yes' ? 200 : 403, right === undefined ? 403 : 200];
  const answers = isInAgreement
    ? [role ? mine : 404, role ? ofOthers : 404, isEverywhere ? ofOthers : 404, 404]
    : [mine, ofOthers];
  return new Set(answers).size === 1 ? `${answers[0]}` : answers.join(' · ');
}
