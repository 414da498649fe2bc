import { z } from 'zod';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { invented, revision, withReason } from '../core/view.js';
import { issue, resolution } from './facts.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

export const issueView = z
  .strictObject({
    id,
    date,
    status: z.enum(['open', 'resolved', 'annulled']),
    ...shapeOf(issue, 'view'),
    resolution: z.strictObject({ date, ...shapeOf(resolution, 'view') }).optional(),
    annulment: withReason.optional(),
    invented,
    revision,
  })
  .meta({
    description: 'An issue («criticità») as it stands',
    examples: [
      {
        id: 'c1',
        date: '2021-11-20',
        status: 'resolved',
        title: { id: TEXT_ID, text: 'Manca l’operatore dello sportello' },
        severity: 'high',
        owner: 'ciss',
        due: '2021-12-10',
        resolution: { date: '2021-12-05', text: { id: TEXT_ID, text: 'Incarico affidato' } },
        revision: 38,
      },
    ],
  });
export type IssueView = z.infer<typeof issueView>;
