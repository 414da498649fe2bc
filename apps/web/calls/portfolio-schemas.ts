import { z } from 'zod';
import { KINDS } from '#libs/agreement/agreement/schema.js';
import { CADENCE_VERDICTS } from '#libs/monitoring/cadence/cadence.js';
import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { AGREEMENT_STATUSES } from '#libs/monitoring/summary.js';
import { COMMITMENTS } from '#libs/portfolio/parameters.js';
import { EXAMPLE_ROW } from './examples.js';
import { windowVerdict } from './report-schemas.js';

const day = z.string().meta({ format: 'date' });
const count = z.int().min(0);
const counts = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, count])) as Record<Key, typeof count>);

const summary = z.strictObject({
  agreement: z.string(),
  title: z.string(),
  aliases: z.array(z.string()),
  kind: z.enum(KINDS),
  status: z.enum(AGREEMENT_STATUSES),
  invented: z.boolean(),
  on: day,
  term: z.strictObject({ from: day.nullable(), to: day.nullable() }),
  cadence: z
    .strictObject({
      rule: z.string(),
      verdict: z.enum(CADENCE_VERDICTS),
      strength: z.enum(['must', 'should']),
      body: z.string().nullable().describe('Whose meetings count; null for those of any'),
      window: z
        .strictObject({
          from: day,
          to: day,
          held: count,
          required: count,
          nextMeetingBy: day.optional(),
          recommendedBy: day.optional(),
        })
        .nullable()
        .describe('Where something can still be done'),
      judged: z
        .strictObject({ from: day, to: day, held: count, required: count, verdict: windowVerdict })
        .nullable()
        .describe('What the verdict is about: the worst window, which may be over'),
    })
    .nullable(),
  objectives: counts(OBJECTIVE_VERDICTS),
  commitments: counts(COMMITMENTS).extend({ total: count }),
  nextDeadline: z
    .strictObject({
      date: day,
      kind: z.enum(['meeting', 'commitment', 'final-evaluation', 'indicator-report', 'term-end']),
      part: z.string(),
    })
    .nullable(),
});

/** One agreement as a list shows it. */
export const portfolioRow = z
  .strictObject({
    agreement: z.string(),
    revision: count,
    summary: summary.nullable().describe('Null where it could never be computed'),
    stale: z.boolean().describe('Of an earlier day: its turn has not come since midnight'),
    stuck: z.boolean().describe('It cannot be computed, and shows an earlier state or none'),
  })
  .meta({ id: 'PortfolioRow', examples: [EXAMPLE_ROW] });
