import type { ChangesOfFile } from '../change.js';

/** Who may do what, and who is who. */
export const IDENTITY: readonly ChangesOfFile[] = [
  {
    file: 'libs/identity/rights.ts',
    suite: 'libs/identity/rights.test.ts',
    changes: [
      [
        'a role in one agreement holds in every other',
        'grant.agreement === undefined || grant.agreement === agreement',
        'true',
      ],
      [
        'a coordinator convenes for the partner of another role',
        "  if (roles.some(({ role }) => rightsOfCommand(command)[role] === 'yes')) return body;\n",
        '',
      ],
      ['roles asked for one agreement open every other', 'agreement.id === caller.agreement && ', ''],
      ['a key has an account of its own', "caller.kind === 'user' ? caller.id : undefined", 'caller.id'],
      [
        'what may not be known is forbidden',
        "permission === 'invisible' ? NO_SUCH_AGREEMENT : NOT_ALLOWED",
        'NOT_ALLOWED',
      ],
    ],
  },
  {
    file: 'libs/identity/rights-table.ts',
    suite: 'libs/identity/rights.test.ts',
    changes: [
      ['a member gives a meeting to another partner', '      ...(given === undefined ? [] : [given]),\n', ''],
      [
        'a meeting stays with whom it was convened by',
        '(meeting.held ?? meeting.scheduled)',
        '(meeting.scheduled ?? meeting.held)',
      ],
      ['whose account it is does not matter', 'owners: ({ user }) => [user],', 'owners: () => [],'],
      ['what a body inherits is read', "Object.hasOwn(body, 'convenedBy')", "'convenedBy' in body"],
      ['what is not there is nobody’s', 'part ? [part[field]] : []', '[part?.[field]]'],
    ],
  },
  {
    file: 'libs/identity/rights-table.ts',
    suite: 'test/rights/matrix.test.ts',
    changes: [
      ['viewers read names', 'names: AND_MEMBERS,', 'names: ALL_ROLES,'],
      ['viewers read the history', 'history: AND_MEMBERS,', 'history: ALL_ROLES,'],
      ['members read the register', 'register: AND_EVALUATORS,', 'register: AND_MEMBERS,'],
      ['evaluators read no roles', 'roles: AND_EVALUATORS,', 'roles: COORDINATION,'],
      ['an evaluator annuls what another wrote', 'evaluator: ownEvaluation }', "evaluator: 'yes' }"],
      [
        'members write no minutes',
        ", 'annul-meeting', 'write-minutes'),",
        ", 'annul-meeting'), ...each(COORDINATION, 'write-minutes'),",
      ],
      [
        'members approve minutes',
        "...each(COORDINATION, 'approve-minutes', ",
        "...each(withMembers(meetingOfOwnPartner), 'approve-minutes'), ...each(COORDINATION, ",
      ],
      [
        'members record what another partner promised',
        "withMembers(commitmentOfOwnPartner), 'record-progress'",
        "withMembers('yes'), 'record-progress'",
      ],
      [
        'evaluators validate measurements',
        "...each(COORDINATION, 'validate-measurement', ",
        "...each(AND_EVALUATORS, 'validate-measurement', ",
      ],
      ['coordinators invite nobody', "'invite-user': COORDINATION", "'invite-user': ADMINISTRATION"],
      ['coordinators erase users', "'erase-user': ADMINISTRATION", "'erase-user': COORDINATION"],
    ],
  },
  {
    file: 'libs/identity/rights-of-owner.ts',
    suite: 'libs/identity/rights-of-owner.test.ts',
    changes: [['what lists offer is everybody’s', '(_, me) => me === owner', '() => true']],
  },
  {
    file: 'libs/identity/who-may.ts',
    suite: 'libs/identity/who-may.test.ts',
    changes: [['nobody is said to have signed in', "[...ROLES, 'anybody' as const]", '[...ROLES]']],
  },
  {
    file: 'libs/identity/guards.ts',
    suite: 'libs/identity/decide.test.ts',
    changes: [
      [
        'the last coordinator goes',
        "activeHolders(state, 'coordinator', agreement).length > 1",
        "activeHolders(state, 'coordinator', agreement).length > 0",
      ],
      [
        'the last administrator goes',
        "activeHolders(state, 'administrator').length > 1",
        "activeHolders(state, 'administrator').length > 0",
      ],
      ['a key is issued that ends at once', 'expiresAt > now', 'expiresAt >= now'],
      ['an invitation changes a role', 'held.role === grant.role && held.partner', 'held.partner'],
    ],
  },
  {
    file: 'libs/identity/state.ts',
    suite: 'libs/identity/decide.test.ts',
    changes: [['who was deactivated still coordinates', '!user.deactivated && !user.erased', '!user.erased']],
  },
  {
    file: 'libs/identity/authentication.ts',
    suite: 'libs/identity/authentication.test.ts',
    changes: [
      ['a session outlives a change of password', ' || session.revision < user.sessionsFrom', ''],
      ['an idle session goes on', ' || lastSeenAt <= earlierBy(now, SESSION_IDLE_MS)', ''],
      ['a session goes on for ever', 'startedAt <= earlierBy(now, SESSION_LONGEST_MS) || ', ''],
      ['a revoked key opens', 'found.revoked || isExpired', 'isExpired'],
    ],
  },
  {
    file: 'libs/identity/callers.ts',
    suite: 'libs/identity/authentication.test.ts',
    changes: [['a key opens at the instant of its end', 'expiresAt <= now', 'expiresAt < now']],
  },
  {
    file: 'libs/identity/sign-in.ts',
    suite: 'libs/identity/sign-in.test.ts',
    changes: [
      ['signing in uses up the attempts of an office', '    await taken.giveBack(network);\n', ''],
      ['who was deactivated signs in', '|| !isActive(user)) return', ') return'],
      ['an account is tried once more', 'ATTEMPTS_PER_ACCOUNT = 10', 'ATTEMPTS_PER_ACCOUNT = 11'],
    ],
  },
  {
    file: 'libs/identity/attempt-limits.ts',
    suite: 'libs/identity/attempt-limits.test.ts',
    changes: [['neighbours in a network of IPv6 count apart', '.slice(0, 4)', '.slice(0, 5)']],
  },
  {
    file: 'libs/identity/roles.ts',
    suite: 'libs/identity/decide.test.ts',
    changes: [
      [
        'a member of no partner',
        "role === 'member' &&\n      partner === undefined",
        "role === 'viewer' &&\n      partner === undefined",
      ],
    ],
  },
];
