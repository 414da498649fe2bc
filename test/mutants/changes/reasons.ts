import type { ChangesOfFile } from '../change.js';

/** How figures are put into words, and which events they rest on. */
export const REASONS: readonly ChangesOfFile[] = [
  {
    file: 'libs/monitoring/cadence/explain-meetings.ts',
    suite: 'libs/monitoring/because.test.ts',
    changes: [
      ['what is needed is not said to be', '}, ne serve ', '} su '],
      ['minutes are no reason', 'rule.requireMinutes && !minutesApproved', 'false'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/explain-window.ts',
    suite: 'libs/monitoring/because.test.ts',
    changes: [
      ['what should be must', "must ? 'va' : 'andrebbe'", "must ? 'andrebbe' : 'va'"],
      ['the second is the first', "held === 0 ? say('il primo'", "held >= 0 ? say('il primo'"],
      [
        'a better day that is the same is said',
        'recommendedBy === undefined || recommendedBy === nextMeetingBy',
        'recommendedBy === undefined',
      ],
    ],
  },
  {
    file: 'libs/monitoring/cadence/explain-window-details.ts',
    suite: 'libs/monitoring/because.test.ts',
    changes: [
      ['what waits for minutes is said twice', '!judgement.awaitingMinutes.includes(meeting)', 'true'],
      ['the last day is explained where it needs none', '=== undefined || after === 0', '=== undefined'],
    ],
  },
  {
    file: 'libs/monitoring/commitments/explain-commitment.ts',
    suite: 'libs/monitoring/because.test.ts',
    changes: [
      ['a whole is late of itself', 'firstFulfilled <= due', 'firstFulfilled < due'],
      [
        'a half is not explained',
        "last?.status !== 'in-progress' || last.percent !== undefined",
        "last?.status !== 'fulfilled'",
      ],
    ],
  },
  {
    file: 'libs/monitoring/evidence.ts',
    suite: 'libs/monitoring/because.test.ts',
    changes: [
      ['an approval nobody asks for is evidence', 'looksAtMinutes && minutesApproved', 'minutesApproved'],
      ['a change of the term decided today is none', 'change.date <= on', 'change.date < on'],
      [
        'events are told in the order they were found',
        '[...new Set(revisions)].sort((a, b) => a - b)',
        '[...new Set(revisions)]',
      ],
      ['planned meetings are no evidence', '      ahead.flatMap(scheduledEvents),\n', ''],
    ],
  },
  {
    file: 'libs/documents/year-strip/bands.ts',
    suite: 'libs/documents/year-strip/strip.test.ts',
    changes: [
      ['just enough is more than needed', 'held > required', 'held >= required'],
      ['what is planned is missing', ' - period.planned.length', ''],
      ['what waits for minutes is missing', 'Math.max(held, withoutMinutes)', 'held'],
    ],
  },
];
