import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import type { DeepReadonly } from '../core/fields.js';
import { clause, date, fieldsRule, id, period, weight } from '../core/fields.js';

/** A continuous commitment is confirmed this often where it does not say (monitoring-rules 4). */
export const DEFAULT_CONFIRMATION = 'P6M';

export const commitmentShape = {
  id,
  partner: id.optional(),
  body: id.optional().describe('Where a body makes the promise, and no partner'),
  title: clause,
  objective: id.optional(),
  weight: weight.default(1),
  kind: z.enum(['deadline', 'one-off', 'continuous']),
  from: date.optional(),
  due: date.optional(),
  reportEvery: period.optional(),
  group: id.optional().describe('The same promise made by several partners'),
  parent: id.optional().describe('The commitment, of the same partner, that it is a part of'),
  verification: clause.optional().describe('What shows that it is kept'),
  note: clause.optional(),
};

/** A partner's, or a body's. */
const onePromiser = fieldsRule<{ partner?: unknown; body?: unknown }>(
  ({ partner, body }) => (partner === undefined) !== (body === undefined),
  say('di chi è: partner oppure body', 'whose it is: partner or body'),
  'partner',
);

export const commitment = z.strictObject(commitmentShape).check(onePromiser);
/** "… si impegna a …" (monitoring-rules 4). */
export type Commitment = DeepReadonly<z.infer<typeof commitment>>;
