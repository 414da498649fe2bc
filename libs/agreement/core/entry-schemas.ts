import { z } from 'zod';
import { commitmentShape, evidence, percent, progressStatus } from '../commitments/schema.js';
import { indicatorShape, targets } from '../indicators/schema.js';
import { openedText } from '../texts/view.js';
import { date, id, number, qualifier } from './fields.js';
import { actor, invented, revision } from './view.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

const from = id.describe('The entry, or the correction of it, that says so');

/** What a part of the definition has besides its own fields. */
export const partFields = {
  addedOn: date.optional().describe('Absent for what stands in the definition as first recorded'),
  invented,
  revision,
};
export const withdrawnOn = date.optional().describe('From this day on it is left out of the report');

const entryFields = {
  note: openedText.optional(),
  evidence: evidence.optional(),
  annulledOn: date.optional(),
  actor,
  invented,
  revision,
};
const correctionFields = {
  id,
  of: id.describe('The entry, or the correction of it, that is put right'),
  date: date.optional().describe('The right day; absent: the one it had'),
  reason: openedText.optional(),
  annulledOn: date.optional(),
  actor,
  invented,
  revision,
};

export const progressEntry = z
  .strictObject({
    id,
    date,
    status: progressStatus,
    percent: percent.optional(),
    ...entryFields,
    corrections: z.array(
      z.strictObject({ ...correctionFields, status: progressStatus.optional(), percent: percent.optional() }),
    ),
    standing: z
      .strictObject({ from, date, status: progressStatus, percent: percent.optional() })
      .optional()
      .describe('What it comes to with its corrections; absent if nothing of it stands'),
  })
  .meta({
    description: 'Progress of a commitment as it was recorded, its corrections, and what stands',
    examples: [
      {
        id: 'a1',
        date: '2021-11-20',
        status: 'in-progress',
        percent: 60,
        note: { id: TEXT_ID, text: 'Due incontri su tre' },
        corrections: [
          {
            id: 'a2',
            of: 'a1',
            percent: 50,
            reason: { id: TEXT_ID, text: 'Contato due volte lo stesso incontro' },
            revision: 30,
          },
        ],
        standing: { from: 'a2', date: '2021-11-20', status: 'in-progress', percent: 50 },
        revision: 30,
      },
    ],
  });

/** As it stands in the agreement, without what was recorded of it. */
export const commitmentPart = z.strictObject({ ...commitmentShape, withdrawnOn, ...partFields });

export const commitmentView = z
  .strictObject({
    ...commitmentPart.shape,
    standing: progressEntry.shape.standing.describe('The last progress that stands, by date'),
    progress: z.array(progressEntry).describe('By date, annulled ones included'),
  })
  .meta({
    description: 'A commitment with its progress, as it stands',
    examples: [
      {
        id: 'im1',
        partner: 'ciss',
        title: 'Mettere a disposizione la sala',
        weight: 1,
        kind: 'continuous',
        standing: { from: 'a1', date: '2021-11-20', status: 'in-progress' },
        progress: [{ id: 'a1', date: '2021-11-20', status: 'in-progress', corrections: [], revision: 29 }],
        revision: 29,
      },
    ],
  });
export type CommitmentView = z.infer<typeof commitmentView>;

const measured = {
  value: number.optional(),
  numerator: number.optional(),
  denominator: number.optional(),
  qualifier: qualifier.optional(),
  breakdown: z.record(z.string(), number).optional(),
};

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
    corrections: z.array(z.strictObject({ ...correctionFields, ...measured, review })),
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

/** As it stands in the agreement, without what was measured. */
export const indicatorPart = z.strictObject({
  ...indicatorShape,
  targets: targets.optional().describe('Those in force'),
  firstTargets: targets.optional().describe('Those of the definition, where they were revised since'),
  targetRevisions: z.array(z.strictObject({ date, targets, revision: z.int().min(1) })),
  ...partFields,
});

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
        id: 'i1',
        title: 'Famiglie seguite',
        unit: 'famiglie',
        objective: 'os1',
        weight: 1,
        direction: 'increase',
        aggregation: 'latest',
        targets: [{ value: 90, date: '2022-12-31' }],
        firstTargets: [{ value: 100, date: '2023-03-28' }],
        targetRevisions: [{ date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], revision: 14 }],
        latest: { measurement: 'x1', from: 'x2', date: '2021-11-30', value: 57 },
        measurements: 1,
        revision: 35,
      },
    ],
  });
export type IndicatorView = z.infer<typeof indicatorView>;
