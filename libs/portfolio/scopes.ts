import { type Caller, callerIn } from '#libs/identity/rights.js';
import type { WaitingCount, WaitingItem } from '#libs/monitoring/tasks/item.js';
import type { WaitingScope } from './waiting.js';

/** Whoever is a member for more partners than these looks through all that waits in those agreements. */
const MOST_PARTNERS = 50;

/** Where something may wait for somebody, and as who: nothing waits for those who only read. */
export function scopesOf({ roles }: Caller): readonly WaitingScope[] {
  const scopes: WaitingScope[] = [];
  const agreementsWith = (role: string): string[] | 'all' | undefined => {
    const grants = roles.filter((grant) => grant.role === role);
    if (grants.length === 0) return undefined;
    const named = grants.flatMap(({ agreement }) => agreement ?? []);
    return named.length < grants.length ? 'all' : named;
  };
  for (const role of ['administrator', 'coordinator']) {
    const agreements = agreementsWith(role);
    if (agreements) scopes.push({ agreements, as: 'coordination' });
  }
  const evaluated = agreementsWith('evaluator');
  if (evaluated) scopes.push({ agreements: evaluated, as: 'evaluation' });
  return [...scopes, ...membersScopes(roles)];
}

function membersScopes(roles: Caller['roles']): WaitingScope[] {
  const byPartner = new Map<string, string[]>();
  for (const { role, agreement, partner } of roles) {
    if (role !== 'member' || agreement === undefined || partner === undefined) continue;
    byPartner.set(partner, [...(byPartner.get(partner) ?? []), agreement]);
  }
  if (byPartner.size > MOST_PARTNERS) return [{ agreements: [...byPartner.values()].flat(), as: 'coordination' }];
  return [...byPartner].map(([partner, agreements]) => ({ agreements, as: { partner } }));
}

/** `mine`: it waits for the caller; `others`: for somebody whose agreement the caller coordinates. */
export type Whose = 'mine' | 'others';

/** What of an agreement is whose; undefined for what is none of the caller's business here. */
export function whoseIs(
  caller: Caller,
  agreement: string,
  { kind, owner }: Pick<WaitingItem | WaitingCount, 'kind' | 'owner'>,
): Whose | undefined {
  const found = callerIn(caller, agreement).roles.map(({ role, partner }): Whose | undefined => {
    if (role === 'evaluator') return kind === 'final-evaluation' ? 'mine' : undefined;
    if (role === 'member') return owner !== null && owner === partner ? 'mine' : undefined;
    if (role === 'viewer') return undefined;
    if (kind === 'final-evaluation') return 'others';
    return owner === null || OF_COORDINATION.has(kind) ? 'mine' : 'others';
  });
  return found.includes('mine') ? 'mine' : found.find((whose) => whose !== undefined);
}

/** Meetings are everybody's: who coordinates sees to it that they are recorded, whoever convened them. */
const OF_COORDINATION: ReadonlySet<string> = new Set(['meeting-to-record', 'minutes-to-write']);
