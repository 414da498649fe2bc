import { z } from 'zod';
import { date, id } from '../core/fields.js';
import { partFields } from '../core/part.js';
import { MOST_INSIDE } from '../core/view.js';
import { openedText } from '../texts/view.js';
import { bodyShape } from './schema.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';
const members = z.array(id).optional();

export const memberChangeView = z
  .strictObject({
    id,
    date: date.describe('From this day on'),
    members: z.array(id),
    reason: openedText.optional(),
    revision: z.int().min(1),
  })
  .meta({
    description: 'A change of the members of a body',
    examples: [
      {
        id: 'nuovi',
        date: '2022-01-15',
        members: ['ciss', 'chronos'],
        reason: { id: TEXT_ID, text: 'Nuova composizione' },
        revision: 31,
      },
    ],
  });
export type MemberChangeView = z.infer<typeof memberChangeView>;

export const bodyView = z
  .strictObject({
    ...bodyShape,
    members: members.describe('Partners, as they are now; without them, everyone who signed'),
    firstMembers: members.describe('Those of the beginning, where they changed since'),
    memberChanges: z
      .array(memberChangeView)
      .max(MOST_INSIDE)
      .describe(`The last ${MOST_INSIDE}, in the order of recording; all are read at …/members`),
    ...partFields,
  })
  .meta({
    description: 'A body of the agreement as it stands, with its members over time',
    examples: [
      { id: 'tavolo', name: 'Tavolo', memberChanges: [], revision: 5 },
      {
        id: 'cabina',
        name: 'Cabina di regia',
        members: ['ciss', 'chronos'],
        firstMembers: ['ciss', 'diaconia'],
        memberChanges: [
          {
            id: 'nuovi',
            date: '2022-01-15',
            members: ['ciss', 'chronos'],
            reason: { id: TEXT_ID, text: 'Nuova composizione' },
            revision: 31,
          },
        ],
        revision: 31,
      },
    ],
  });
export type BodyView = z.infer<typeof bodyView>;
