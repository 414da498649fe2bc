import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import type { DeepReadonly } from '../core/fields.js';
import { clause, date, id, line, rule } from '../core/fields.js';

export const PERIODS = ['agreement-year', 'calendar-year', 'term', 'rolling-year'] as const;

const fraction = rule<string>(
  (value) => {
    if (value === 'majority') return true;
    const match = /^(\d{1,4})\/(\d{1,4})$/.exec(value);
    return match !== null && Number(match[1]) >= 1 && Number(match[1]) <= Number(match[2]);
  },
  say(
    'il quorum è «majority», una frazione come «2/3» o un numero maggiore di 0 e non oltre 1',
    'a quorum is "majority", a fraction such as "2/3", or a number above 0 and not above 1',
  ),
);

/** "… almeno tre volte all'anno" (monitoring-rules 2). */
export const cadenceRule = z.strictObject({
  id,
  type: z.literal('meeting-cadence'),
  minimum: z.int().min(1).max(10_000),
  per: z.enum(PERIODS),
  from: date.optional(),
  body: id.optional(),
  purpose: line.optional(),
  quorum: z.union([z.string().check(fraction), z.number().gt(0).max(1)]).optional(),
  minSpacingDays: z.int().min(1).max(10_000).default(1),
  requireMinutes: z.boolean().default(false),
  partialWindows: z.enum(['full', 'proportional', 'exempt']).default('proportional'),
  strength: z.enum(['must', 'should']).default('must'),
  wording: clause.optional(),
});
export type CadenceRule = DeepReadonly<z.infer<typeof cadenceRule>>;

/** "Valutazione finale, entro i termini" (monitoring-rules 6). */
export const finalEvaluationRule = z.strictObject({
  id,
  type: z.literal('final-evaluation'),
  dueDaysBeforeEnd: z.int().min(0).max(100_000).default(0),
  wording: clause.optional(),
});
export type FinalEvaluationRule = DeepReadonly<z.infer<typeof finalEvaluationRule>>;

export const ruleShape = z.discriminatedUnion('type', [cadenceRule, finalEvaluationRule]);
export type MonitoringRule = DeepReadonly<z.infer<typeof ruleShape>>;
