import { z } from 'zod';
import { correctionFields, correctionsOf, entryFields, from } from '../core/entry-view.js';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { partFields } from '../core/part.js';
import { MOST_INSIDE } from '../core/view.js';
import { openedText } from '../texts/view.js';
import { measuredValue } from './facts.js';
import { indicatorShape, targets } from './schema.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

const measured = shapeOf(measuredValue, 'view');

const review = z
  .strictObject({ verdict: z.enum(['validated', 'rejected']), reason: openedText.optional() })
  .optional()
  .describe('The later recorded of a validation and a rejection');

const standingMeasurement = z.strictObject({ from, date, ...measured });

export const measurementView = z
  .strictObject({
    id,
    date,
    ...measured,
    review,
    ...entryFields,
    corrections: correctionsOf(z.strictObject({ ...correctionFields, ...measured, review })),
    standing: standingMeasurement
      .optional()
      .describe('What it comes to with its corrections and reviews; absent if nothing of it stands'),
  })
  .meta({
    description: 'A measurement as it was recorded, its corrections, and the value that stands',
    examples: [
      {
        id: 'x1',
        date: '2021-11-30',
        value: 55,
        qualifier: 'over',
        review: { verdict: 'rejected', reason: { id: TEXT_ID, text: 'Il dato non corrisponde alla fonte' } },
        evidence: [{ url: 'https://example.org/registro' }],
        corrections: [
          {
            id: 'x2',
            of: 'x1',
            value: 57,
            reason: { id: TEXT_ID, text: 'Due famiglie contate due volte' },
            review: { verdict: 'validated' },
            revision: 34,
          },
        ],
        standing: { from: 'x2', date: '2021-11-30', value: 57 },
        revision: 35,
      },
    ],
  });
export type MeasurementView = z.infer<typeof measurementView>;

export const targetRevisionView = z.strictObject({ id, date, targets, revision: z.int().min(1) }).meta({
  description: 'Targets as they were revised, in force from that day on',
  examples: [{ id: 'rivisti', date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], revision: 14 }],
});
export type TargetRevisionView = z.infer<typeof targetRevisionView>;

/** As it stands in the agreement, without what was measured. */
export const indicatorPart = z.strictObject({
  ...indicatorShape,
  targets: targets.optional().describe('Those in force'),
  firstTargets: targets.optional().describe('Those of the definition, where they were revised since'),
  targetRevisions: z
    .array(targetRevisionView)
    .max(MOST_INSIDE)
    .describe(`The last ${MOST_INSIDE}, in the order of recording; all are read at …/targets`),
  ...partFields,
});

export const INDICATOR_EXAMPLE = {
  id: 'i1',
  title: 'Famiglie seguite',
  unit: 'famiglie',
  objective: 'os1',
  weight: 1,
  direction: 'increase',
  aggregation: 'latest',
} as const;

export const indicatorView = z
  .strictObject({
    ...indicatorPart.shape,
    latest: standingMeasurement
      .extend({ measurement: id })
      .optional()
      .describe('The last measurement that stands, by date; of one date the later recorded'),
    measurements: z.int().min(0).describe('How many stand; they are read at …/measurements'),
  })
  .meta({
    description: 'An indicator as it stands',
    examples: [
      {
        ...INDICATOR_EXAMPLE,
        targets: [{ value: 90, date: '2022-12-31' }],
        firstTargets: [{ value: 100, date: '2023-03-28' }],
        targetRevisions: [
          { id: 'rivisti', date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], revision: 14 },
        ],
        latest: { measurement: 'x1', from: 'x2', date: '2021-11-30', value: 57 },
        measurements: 1,
        revision: 35,
      },
    ],
  });
export type IndicatorView = z.infer<typeof indicatorView>;
