import type { ChangesOfFile } from '../change.js';

/** Lists across agreements, and where events and rows are kept. */
export const ROWS: readonly ChangesOfFile[] = [
  {
    file: 'libs/portfolio/conditions.ts',
    suite: 'libs/portfolio/portfolio-reading.test.ts',
    changes: [
      [
        'everybody sees every agreement',
        "  if (visible !== 'all') all.push({ column: 'agreement', in: visible });\n",
        '',
      ],
      [
        'annulled agreements are listed',
        '!filters.includeAnnulled && !statuses',
        'filters.includeAnnulled && !statuses',
      ],
      ['without a rule is with a verdict', "verdict === 'none' ? null : verdict", 'verdict'],
      ['a deadline on the day is after it', "column: 'nextDeadline', is: '>'", "column: 'nextDeadline', is: '>='"],
    ],
  },
  {
    file: 'libs/portfolio/alarms.ts',
    suite: 'libs/portfolio/alarms.test.ts',
    changes: [
      ['unconfirmed is as bad as overdue', 'overdue * MORE_THAN_UNCONFIRMED + unconfirmed', 'overdue + unconfirmed'],
      ['what is over raises an alarm', 'IN_FORCE.includes(status) && ', ''],
      ['what may yet be is as bad as what was broken', "verdict === 'breached' ? 0 : 1", 'verdict ? 0 : 1'],
      ['the last day looked at is left out', 'SOON_DAYS + 1', 'SOON_DAYS'],
    ],
  },
  {
    file: 'libs/portfolio/alarm-groups.ts',
    suite: 'libs/portfolio/alarm-groups.test.ts',
    changes: [
      ['what is not shown is not counted', ' && alarms.length <= MOST', ''],
      [
        'a group that may wait stands before one that was missed',
        'isMissed(b.alarms[0])) - Number',
        'isMissed(a.alarms[0])) - Number',
      ],
      ['alarms stand by agreement, not by how urgent they are', 'compareDates(placeOf(a), placeOf(b))', '0'],
    ],
  },
  {
    file: 'libs/portfolio/scopes.ts',
    suite: 'libs/portfolio/scopes.test.ts',
    changes: [
      [
        'what is nobody’s is every member’s',
        'owner !== null && owner === partner',
        'owner === null || owner === partner',
      ],
      ['a role in one agreement looks everywhere', 'named.length < grants.length', 'named.length <= grants.length'],
      ['what coordinators record waits for others', ' || OF_COORDINATION.has(kind)', ''],
    ],
  },
  {
    file: 'libs/portfolio/waiting.ts',
    suite: 'libs/portfolio/waiting.test.ts',
    changes: [
      ['a partner whose name holds another’s is meant', 'contains: ` $', 'contains: `$'],
      ['the last that waits is told as the first', 'items[0]?.date', 'items.at(-1)?.date'],
    ],
  },
  {
    file: 'libs/portfolio/row.ts',
    suite: 'libs/portfolio/projector.test.ts',
    changes: [
      ['a row is stuck since now, each time', 'previous?.body.stuck?.since ?? now', 'now'],
      ['what was known of a stuck agreement is forgotten', 'previous?.body.summary ?? null', 'null'],
    ],
  },
  {
    file: 'libs/portfolio/midnight.ts',
    suite: 'libs/portfolio/midnight.test.ts',
    changes: [
      [
        'rows of today are computed again',
        "{ column: 'day', is: '<', value: today }",
        "{ column: 'day', is: '<=', value: today }",
      ],
      ['the last midnight is the next', 'midnights.sort()[0]', 'midnights.sort().at(-1)'],
    ],
  },
  {
    file: 'libs/portfolio/portfolio-query.ts',
    suite: 'libs/portfolio/portfolio-query.test.ts',
    changes: [['another day may be sorted', ', ...sorted].map(', '].map(']],
  },
  {
    file: 'libs/portfolio/checkpoint.ts',
    suite: 'libs/portfolio/rebuild.test.ts',
    changes: [['rows of another register are kept', ' && event.hash === body.hash', '']],
  },
  {
    file: 'libs/portfolio/projector.ts',
    suite: 'libs/portfolio/projector.test.ts',
    changes: [['the head is beyond itself', '(head?.revision ?? 0) < revision', '(head?.revision ?? 0) <= revision']],
  },
  {
    file: 'libs/adapters/sqlite/row-sql.ts',
    suite: 'libs/adapters/sqlite/sqlite-rows.test.ts',
    changes: [
      ['a row of the same version does not stand', "over === 'same' ? '>=' : '>'", "over === 'same' ? '>' : '>'"],
      ['a page loses what has no value', ' IS NULL)`, values: [value]', " = '')`, values: [value]"],
      ['nothing is among what one may see: everything', "'OR', '0');\n  if ('all'", "'OR', '1');\n  if ('all'"],
    ],
  },
  {
    file: 'libs/adapters/sqlite/sqlite-event-store.ts',
    suite: 'libs/adapters/sqlite/sqlite-event-store.test.ts',
    changes: [
      ['a conflict is no answer', "      if (head !== expectedRevision) return { outcome: 'conflict', head };\n", ''],
      ['the log gives an event twice', 'WHERE position > ?', 'WHERE position >= ?'],
      ['names of streams are given twice', 'FROM events WHERE stream > ?', 'FROM events WHERE stream >= ?'],
    ],
  },
  {
    file: 'libs/adapters/common/row-checks.ts',
    suite: 'libs/adapters/common/row-checks.test.ts',
    changes: [['names may differ in case alone', 'name.toLowerCase()', 'name']],
  },
  {
    file: 'libs/portfolio/portfolio-query.ts',
    suite: 'libs/portfolio/portfolio-reading.test.ts',
    changes: [
      [
        'a cursor serves for other filters',
        'sha256OfJson([filters, sort, on ?? null])',
        'sha256OfJson([sort, on ?? null])',
      ],
    ],
  },
];
