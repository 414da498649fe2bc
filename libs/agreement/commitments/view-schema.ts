import { z } from 'zod';
import { correctionFields, correctionsOf, entryFields, from } from '../core/entry-view.js';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { partFields, withdrawnOn } from '../core/part.js';
import { correctedProgress, progressValue } from './facts.js';
import { commitmentShape } from './schema.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

export const progressView = z
  .strictObject({
    id,
    date,
    ...shapeOf(progressValue, 'view'),
    ...entryFields,
    corrections: correctionsOf(z.strictObject({ ...correctionFields, ...shapeOf(correctedProgress, 'view') })),
    standing: z
      .strictObject({ from, date, ...shapeOf(progressValue, 'view') })
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
    standing: progressView.shape.standing.describe('The last progress that stands, by date'),
    progress: z.int().min(0).describe('How many entries stand; they are read at …/progress'),
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
        progress: 1,
        revision: 29,
      },
    ],
  });
export type ProgressView = z.infer<typeof progressView>;
export type CommitmentView = z.infer<typeof commitmentView>;
