import { z } from 'zod';
import { partial, shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { actor, invented, revision, withReason } from '../core/view.js';
import { openedText } from '../texts/view.js';
import { approval, attendance, completion, decision, details } from './facts.js';

const TEXT_ID = '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11';

const meetingStatus = z
  .enum(['convened', 'held', 'cancelled', 'annulled'])
  .describe('annulled: it never happened, it was recorded by mistake');

const attended = shapeOf(partial(attendance), 'view');

const minutes = z.strictObject({
  text: openedText.optional().describe('The latest version; absent if approved without a text'),
  versions: z.int().min(0),
  writtenOn: date.optional(),
  actor,
  approvedOn: date.optional(),
  ...shapeOf(approval, 'view'),
});

export const minutesVersionView = z.strictObject({ text: openedText, date, actor, revision }).meta({
  description: 'The minutes of a meeting as they were written once',
  examples: [{ text: { id: TEXT_ID, text: 'Si è riunito il tavolo…' }, date: '2022-01-10', revision: 25 }],
});
export type MinutesVersionView = z.infer<typeof minutesVersionView>;

export const meetingView = z
  .strictObject({
    id,
    status: meetingStatus,
    date,
    ...shapeOf(details, 'view'),
    ...attended,
    present: attended.present.describe('Partners; there once it was held'),
    delegates: attended.delegates.describe('Absent for whoever may not see names'),
    decisions: z
      .array(z.strictObject({ id, ...shapeOf(decision, 'view') }))
      .optional()
      .describe('What became of them is read at /decisions'),
    minutes: minutes.optional(),
    cancellation: withReason.optional(),
    annulment: withReason.optional(),
    invented,
    revision,
  })
  .meta({
    description: 'A meeting, convened or held, as it stands',
    examples: [
      {
        id: 'm1',
        status: 'held',
        date: '2021-12-10',
        startsAt: '2021-12-10T18:30',
        body: 'tavolo',
        kind: 'governance',
        purposes: ['verification'],
        convenedBy: 'ciss',
        agenda: [{ id: TEXT_ID, text: 'Avanzamento dei lavori' }],
        present: ['ciss', 'diaconia'],
        excused: ['cfiq'],
        delegates: [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' }],
        decisions: [
          {
            id: 'd1',
            text: { id: TEXT_ID, text: 'Aprire uno sportello a Perosa' },
            owner: 'ciss',
            due: '2022-03-31',
          },
        ],
        minutes: {
          text: { id: TEXT_ID, text: 'Si è riunito il tavolo…' },
          versions: 2,
          writtenOn: '2022-01-10',
          approvedOn: '2022-02-15',
        },
        revision: 23,
      },
    ],
  });
export type MeetingView = z.infer<typeof meetingView>;

export const decisionView = z
  .strictObject({
    id,
    meeting: id,
    date,
    status: z.enum(['open', 'completed', 'annulled']).describe('annulled: with the meeting, which never happened'),
    ...shapeOf(decision, 'view'),
    completion: z.strictObject({ date, ...shapeOf(completion, 'view') }).optional(),
    invented,
    revision,
  })
  .meta({
    description: 'A decision taken in a meeting, as it stands',
    examples: [
      {
        id: 'd1',
        meeting: 'm1',
        date: '2021-12-10',
        status: 'completed',
        text: { id: TEXT_ID, text: 'Aprire uno sportello a Perosa' },
        owner: 'ciss',
        due: '2022-03-31',
        completion: { date: '2022-03-20' },
        revision: 31,
      },
    ],
  });
export type DecisionView = z.infer<typeof decisionView>;
