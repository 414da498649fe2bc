import { z } from 'zod';
import { date, id, line } from '../core/fields.js';
import { personName } from './view.js';

export const personalDataView = z
  .strictObject({
    agreement: id,
    person: id,
    erasedOn: date.optional().describe('When the data were erased; the name is gone since'),
    meetings: z.array(
      z.strictObject({
        meeting: id,
        date,
        partner: id,
        office: line.optional(),
        name: personName.optional(),
        standing: z.boolean().describe('False for what a later correction took the place of'),
        recordedAt: z.string().meta({ format: 'date-time' }),
        revision: z.int().min(1).describe('The event it stands in'),
      }),
    ),
  })
  .meta({
    description: 'What the register of an agreement holds of one delegate',
    examples: [
      {
        agreement: 'pinerolo',
        person: 'anna',
        meetings: [
          {
            meeting: 'm1',
            date: '2021-12-10',
            partner: 'ciss',
            office: 'Presidente',
            name: 'Anna Rossi',
            standing: true,
            recordedAt: '2021-12-12T09:30:00.000Z',
            revision: 17,
          },
        ],
      },
    ],
  });
export type PersonalDataView = z.infer<typeof personalDataView>;
