import { expectedStatus, isInAgreement, MATRIX, type MatrixRow, placesOf, SUBJECTS } from './matrix.js';

const INTRODUCTION = `# Who may do what

Made from \`libs/identity/matrix.ts\`, which a test compares with the program cell by cell: not to be edited by hand.

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

/** `docs/reference/rights.md`. */
export function rightsPage(): string {
  const inside = MATRIX.filter(isInAgreement);
  const outside = MATRIX.filter((row) => !isInAgreement(row));
  return `${[INTRODUCTION, IN_AGREEMENTS, table(inside), OUTSIDE, table(outside)].join('\n\n')}\n`;
}

function table(rows: readonly MatrixRow[]): string {
  const head = ['call', ...SUBJECTS];
  const lines = rows.map((row) => [titleOf(row), ...SUBJECTS.map((subject) => cell(row, subject))]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function titleOf({ name, method, path }: MatrixRow): string {
  return path === '' ? `${name}, in any answer` : `${name}: \`${method} ${path}\``;
}

function cell(row: MatrixRow, subject: (typeof SUBJECTS)[number]): string {
  const statuses = placesOf(row).map((place) => expectedStatus(row, subject, place));
  return new Set(statuses).size === 1 ? `${statuses[0]}` : statuses.join(' · ');
}
