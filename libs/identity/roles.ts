import { z } from 'zod';
import { id } from '#libs/agreement/core/fields.js';
import { type Problem, problem } from '#libs/agreement/core/guards.js';

export const ROLES = ['administrator', 'coordinator', 'member', 'evaluator', 'viewer'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** A role and where it holds (http-api.md, "Who may do what"). Without `agreement`: everywhere. */
export interface Grant {
  readonly role: Role;
  readonly agreement?: string;
  /** Whose member. */
  readonly partner?: string;
}

export const grantShape = { role, agreement: id.optional(), partner: id.optional() };

type GivenGrant = { [Field in keyof Grant]?: Grant[Field] | undefined } & { readonly role: Role };

/** A grant without the fields that are undefined. */
export function grantOf({ role, agreement, partner }: GivenGrant): Grant {
  return { role, ...(agreement !== undefined && { agreement }), ...(partner !== undefined && { partner }) };
}

/** One user holds at most one role in each agreement, and one everywhere. */
export const isSameScope = (a: { agreement?: string | undefined }, b: { agreement?: string | undefined }): boolean =>
  a.agreement === b.agreement;

export const isSameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role && isSameScope(a, b) && a.partner === b.partner;

/** What each role may besides its own: all that these may (`rights-table.ts`; a test compares the two). */
const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ['coordinator', 'member', 'evaluator', 'viewer'],
  coordinator: ['member', 'evaluator', 'viewer'],
  member: ['viewer'],
  evaluator: ['viewer'],
  viewer: [],
};

/** Whether whoever has one grant in place of another may still do all that the other allowed. */
export function includesRole(grant: Grant, other: Grant): boolean {
  if (grant.role === other.role) return grant.partner === other.partner;
  return INCLUDED[grant.role].includes(other.role);
}

/** `member` and `coordinator` need an agreement, `member` also a partner; an administrator is one everywhere. */
export function roleMustHaveItsScope({ role, agreement, partner }: GivenGrant): Problem[] {
  const inOneAgreement = role === 'member' || role === 'coordinator';
  const found = [
    inOneAgreement &&
      agreement === undefined &&
      problem(
        'agreement-needed',
        '/agreement',
        'manca: questo ruolo vale in un accordo',
        'is missing: this role holds in one agreement',
      ),
    role === 'administrator' &&
      agreement !== undefined &&
      problem(
        'role-holds-everywhere',
        '/role',
        "chi amministra lo fa per tutta l'installazione, non per un accordo",
        'an administrator is one of the whole installation, not of one agreement',
      ),
    role === 'member' &&
      partner === undefined &&
      problem(
        'partner-needed',
        '/partner',
        'manca: un componente lo è per un partner',
        'is missing: a member is one of a partner',
      ),
    role !== 'member' &&
      partner !== undefined &&
      problem(
        'partner-not-needed',
        '/partner',
        'solo un componente lo è per un partner',
        'only a member is one of a partner',
      ),
  ];
  return found.filter((problem) => problem !== false);
}
