import { z } from 'zod';
import { EXAMPLE_REPORT } from './examples.js';
import { instant } from './schemas.js';

const day = z.string().meta({ format: 'date' });
const share = z.number().nullable();
const count = z.int().min(0);

export const windowVerdict = z.enum([
  'not-required',
  'met',
  'awaiting-minutes',
  'upcoming',
  'missed',
  'unreachable',
  'secured',
  'on-track',
  'behind',
]);

const window = z.strictObject({
  from: day,
  to: day,
  required: count,
  held: count,
  planned: count.optional(),
  verdict: windowVerdict,
  nextMeetingBy: day.optional(),
  recommendedBy: day.optional(),
  meetings: z.array(z.string()),
  unrecorded: z.array(z.string()).optional(),
  awaitingMinutes: z.array(z.string()).optional(),
  shortNotice: z.array(z.string()).optional(),
  unknownNotice: z.array(z.string()).optional(),
});

const cadence = z.strictObject({
  rule: z.string(),
  verdict: z.enum(['breached', 'at-risk', 'compliant']),
  current: z.string().nullable(),
  withdrawnOn: day.optional(),
  windows: z.array(window),
  shortfalls: z.array(z.strictObject({ from: day, to: day })).optional(),
});

const finalEvaluation = z.strictObject({
  rule: z.string(),
  renewal: z.int().min(1).optional(),
  due: day,
  verdict: z.enum(['done', 'late', 'missed', 'pending']),
  withdrawnOn: day.optional(),
});

const deliverable = z.strictObject({
  rule: z.string(),
  verdict: z.enum(['breached', 'compliant']),
  withdrawnOn: day.optional(),
  periods: z.array(
    z.strictObject({
      from: day,
      to: day,
      due: day,
      verdict: z.enum(['upcoming', 'pending', 'done', 'late', 'missed']),
      delivered: day.optional(),
    }),
  ),
});

const indicator = z.strictObject({
  id: z.string(),
  actual: z.number().nullable(),
  achievement: share,
  expected: share,
  verdict: z.enum(['no-target', 'no-data', 'kept', 'achieved', 'not-achieved', 'on-track', 'behind']),
  stale: z.boolean(),
});

const commitment = z.strictObject({
  id: z.string(),
  fraction: share,
  expected: z.number(),
  verdict: z.enum(['fulfilled', 'not-fulfilled', 'unconfirmed', 'overdue', 'kept', 'in-progress', 'not-started']),
  stale: z.boolean().optional(),
  late: z.literal(true).optional(),
  get parts() {
    return z.array(commitment).optional();
  },
});

const objective = z.strictObject({
  id: z.string(),
  achievement: share,
  expected: share,
  coverage: z.number(),
  verdict: z.enum(['upcoming', 'insufficient-data', 'achieved', 'not-achieved', 'on-track', 'behind']),
  indicators: z.array(indicator),
  commitments: z.array(commitment),
  get objectives() {
    return z.array(objective);
  },
});

const counts = {
  total: count,
  notStarted: count,
  inProgress: count,
  kept: count,
  fulfilled: count,
  unconfirmed: count,
  overdue: count,
  notFulfilled: count,
};

/** The monitoring report, as `monitoring-rules.md` names its figures. */
export const reportSchema = z
  .strictObject({
    agreement: z.string(),
    on: day,
    asOf: instant,
    revision: z.int().min(1),
    registerHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    figures: z.strictObject({
      format: z.literal(1),
      agreement: z.string(),
      on: day,
      term: z.strictObject({ from: day.nullable(), to: day.nullable(), renewals: count.optional() }),
      cadence: z.array(cadence),
      finalEvaluation: z.array(finalEvaluation),
      deliverables: z.array(deliverable).optional(),
      objectives: z.array(objective),
      unassigned: z.strictObject({ indicators: z.array(indicator), commitments: z.array(commitment) }),
      commitmentCounts: z.strictObject({
        ...counts,
        byPartner: z.array(z.strictObject({ partner: z.string(), ...counts })),
      }),
    }),
    because: z.record(z.string(), z.strictObject({ text: z.string(), events: z.array(z.int()) })),
  })
  .meta({ examples: [EXAMPLE_REPORT] });
