import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { bodyShape } from '../bodies/schema.js';
import { commitment } from '../commitments/schema.js';
import { MOST_PARTS } from '../core/bounds.js';
import type { DeepReadonly } from '../core/fields.js';
import {
  clause,
  date,
  fieldsRule,
  id,
  line,
  number,
  period,
  qualifier,
  rule,
  share,
  timeZone,
  url,
} from '../core/fields.js';
import { indicatorShape } from '../indicators/schema.js';
import { objectiveShape } from '../objectives/schema.js';
import { partnerShape } from '../partners/schema.js';
import { ruleShape } from '../rules/schema.js';

export const KINDS = [
  'protocollo-intesa',
  'patto-intesa',
  'accordo-programma',
  'accordo-rete',
  'convenzione',
  'patto-collaborazione',
  'patto-educativo',
  'contratto-fiume',
  'piano-zona',
  'regolamento',
  'ats',
  'progetto',
  'altro',
] as const;

/** "Rinnovo tacito": it goes on unless somebody says no (monitoring-rules 1). */
const renewal = z.strictObject({
  every: period.check(
    rule(
      (value) => /^P(?:\d+Y)?(?:\d+M)?$/.test(value),
      say(
        'un rinnovo si conta in anni e mesi, per esempio P1Y',
        'a renewal is counted in years and months, such as P1Y',
      ),
    ),
  ),
  times: z.int().min(1).max(1_000).optional(),
  noticeDays: z.int().min(0).max(3_660).default(0),
});

const act = z.strictObject({
  type: line,
  number: line.optional(),
  date: date.optional(),
  body: line.optional(),
  subject: clause.optional(),
  note: clause.optional(),
});

/** An agreement without its parts (http-api.md, "Agreements"). */
export const headerShape = {
  title: line,
  kind: z.enum(KINDS),
  kindName: line.optional().describe('With `altro`: what it calls itself'),
  aliases: z.array(line).max(100).optional(),
  signedOn: date.optional(),
  validFrom: date.optional(),
  validTo: date.optional(),
  duration: period.optional(),
  presumed: z
    .array(z.strictObject({ field: line, text: clause }))
    .max(100)
    .optional(),
  extension: z.strictObject({ allowed: z.boolean(), note: clause.optional() }).optional(),
  renewal: renewal.optional(),
  timeZone: timeZone.default('Europe/Rome'),
  acts: z.array(act).max(200).optional(),
  generalObjective: clause.optional(),
  territories: z.array(line).max(200).optional(),
  funding: z
    .array(
      z.strictObject({
        source: line,
        amount: number.optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        qualifier: qualifier.default('exact'),
        note: clause.optional(),
      }),
    )
    .max(100)
    .optional(),
  predecessors: z
    .array(z.strictObject({ agreement: id.optional(), title: line, note: clause.optional() }))
    .max(50)
    .optional(),
  sources: z
    .array(z.strictObject({ title: line, url: url.optional() }))
    .max(100)
    .optional(),
  openQuestions: z.array(clause).max(200).optional(),
  validation: z.enum(['none', 'required']).default('none'),
  minCoverage: share.default(0.5),
  achievedAt: share.default(1),
  tolerance: share.default(0.1),
  public: z.boolean().default(false).describe('The public page shows its published reports'),
};

const oneEnd = fieldsRule<{ validTo?: unknown; duration?: unknown }>(
  (header) => header.validTo === undefined || header.duration === undefined,
  say(
    'validTo e duration dicono la stessa cosa: se ne indica una sola',
    'validTo and duration say the same thing: give one of them',
  ),
  'duration',
);

const kindNamed = fieldsRule<{ kind?: unknown; kindName?: unknown }>(
  ({ kind, kindName }) => (kind === 'altro') === (kindName !== undefined),
  say(
    'con kind: altro si dice come si chiama (kindName), con gli altri no',
    'with kind: altro say what it calls itself (kindName), with the others do not',
  ),
  'kindName',
);

export const header = z.strictObject(headerShape).check(oneEnd, kindNamed);
export type Header = DeepReadonly<z.infer<typeof header>>;

/** A whole signed agreement, as it is typed in. */
export const definition = z
  .strictObject({
    id: id.optional(),
    ...headerShape,
    partners: z.array(z.strictObject(partnerShape)).max(MOST_PARTS.partners).default([]),
    bodies: z.array(z.strictObject(bodyShape)).max(MOST_PARTS.bodies).default([]),
    rules: z.array(ruleShape).max(MOST_PARTS.rules).default([]),
    objectives: z.array(z.strictObject(objectiveShape)).max(MOST_PARTS.objectives).default([]),
    commitments: z.array(commitment).max(MOST_PARTS.commitments).default([]),
    indicators: z.array(z.strictObject(indicatorShape)).max(MOST_PARTS.indicators).default([]),
  })
  .check(oneEnd, kindNamed);
export type Definition = z.infer<typeof definition>;
