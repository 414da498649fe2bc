import { z } from 'zod';
import { KINDS } from '#libs/agreement/agreement/schema.js';
import { CADENCE_VERDICTS } from '#libs/monitoring/cadence/cadence.js';
import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { AGREEMENT_STATUSES } from '#libs/monitoring/summary.js';
import { DEADLINE_KINDS } from '#libs/monitoring/tasks/deadline.js';
import { COMMITMENTS } from '#libs/portfolio/parameters.js';
import { EXAMPLE_AGREEMENT_ROW, EXAMPLE_ROW } from './examples.js';
import { windowVerdict } from './report-schemas.js';

const day = z.string().meta({ format: 'date' });
const count = z.int().min(0);
const counts = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, count])) as Record<Key, typeof count>);

const deadline = z.strictObject({
  date: day,
  kind: z.enum(DEADLINE_KINDS),
  part: z.string().describe('What it is about, as a path below the agreement; a collection where `count` is given'),
  owner: z.string().nullable().describe('The partner whose it is to do; null where it is no partner’s, or of several'),
  title: z.string().nullable().describe('What people call it; null where nothing does, or only what is sealed'),
  body: z.string().nullable().describe('The body whose meetings are meant'),
  convened: day.optional().describe('Of a day for a meeting: the day of one that is convened, and is early enough'),
  count: count.optional().describe('How many fall on the day, where they are told in one'),
});

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
  nextDeadline: deadline.nullable().describe('The first that lies ahead, however far'),
  deadlines: z
    .array(deadline)
    .describe(
      'What is overdue and what the next six months bring, by date, at most 40: as the page of the agreement and its report list it',
    ),
});

const rowFields = {
  revision: count,
  summary: summary.nullable().describe('Null where it could never be computed'),
  stale: z.boolean().describe('Of an earlier day: its turn has not come since midnight'),
  stuck: z.boolean().describe('It cannot be computed, and shows an earlier state or none'),
};

/** One agreement as a list of agreements shows it. */
export const agreementRow = z
  .strictObject({ id: z.string(), ...rowFields })
  .meta({ id: 'AgreementRow', examples: [EXAMPLE_AGREEMENT_ROW] });

/** One agreement as the portfolio shows it. */
export const portfolioRow = z
  .strictObject({ agreement: z.string(), ...rowFields })
  .meta({ id: 'PortfolioRow', examples: [EXAMPLE_ROW] });
