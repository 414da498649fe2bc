import { z } from 'zod';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { partFields, withdrawnOn } from '../core/part.js';
import { actor, invented, revision, withReason } from '../core/view.js';
import { delivery } from './facts.js';
import { cadenceShape, deliverableShape, finalEvaluationShape } from './schema.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

export const RULE_EXAMPLE = {
  id: 'tre-incontri',
  type: 'meeting-cadence',
  minimum: 3,
  per: 'agreement-year',
  body: 'tavolo',
  minSpacingDays: 1,
  requireMinutes: false,
  partialWindows: 'proportional',
  strength: 'must',
  revision: 6,
} as const;

export const ruleView = z
  .discriminatedUnion('type', [
    z.strictObject({ ...cadenceShape, withdrawnOn, ...partFields }),
    z.strictObject({ ...finalEvaluationShape, withdrawnOn, ...partFields }),
    z.strictObject({ ...deliverableShape, withdrawnOn, ...partFields }),
  ])
  .meta({
    description: 'A rule as it stands',
    examples: [
      RULE_EXAMPLE,
      { id: 'relazione', type: 'deliverable', title: 'Relazione annuale', every: 'P1Y', until: '02-28', revision: 14 },
    ],
  });
export type RuleView = z.infer<typeof ruleView>;

export const deliveryView = z
  .strictObject({
    id,
    date: date.describe('The day it was handed in'),
    ...shapeOf(delivery, 'view'),
    annulment: withReason.optional(),
    actor,
    invented,
    revision,
  })
  .meta({
    description: 'What a rule asks for was handed in',
    examples: [
      {
        id: 'relazione-2021',
        date: '2022-02-20',
        period: '2021-03-29',
        note: { id: TEXT_ID, text: 'Relazione del primo anno' },
        revision: 30,
      },
    ],
  });
export type DeliveryView = z.infer<typeof deliveryView>;
