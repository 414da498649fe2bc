import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { common } from '../core/command.js';
import { type Facts, partial, shapeOf } from '../core/facts.js';
import { date, fieldsRule, id, typedText } from '../core/fields.js';
import {
  amendedDetails,
  approval,
  attendance,
  completion,
  correctedDecision,
  decision,
  givenDetails,
  minutes,
  newTime,
} from './facts.js';

interface Times {
  readonly date?: unknown;
  readonly startsAt?: unknown;
  readonly endsAt?: unknown;
}

const oneDay = fieldsRule<Times>(
  ({ date, startsAt }) => typeof date !== 'string' || typeof startsAt !== 'string' || startsAt.startsWith(date),
  say('la data e il giorno di startsAt non coincidono', 'date and the day of startsAt are not the same'),
  'startsAt',
);

const endsAfterItStarts = fieldsRule<Times>(
  ({ startsAt, endsAt }) => typeof endsAt !== 'string' || (typeof startsAt === 'string' && endsAt > startsAt),
  say(
    "l'ora di fine viene dopo quella di inizio, che va indicata",
    'the end comes after the start, which is needed too',
  ),
  'endsAt',
);

/** A day alone, or a local time in the agreement's zone. */
const day = { date: date.optional() };
const typedDetails = { ...day, ...shapeOf(givenDetails, 'typed') };
const amended = { ...day, ...shapeOf(amendedDetails, 'typed') };
const { meeting, invented } = common;

const typedAttendance = shapeOf(partial(attendance, 'excused', 'delegates'), 'typed');
const decisionsOf = <Fields extends Facts>(facts: Fields) =>
  z
    .array(z.strictObject({ id: id.optional(), ...shapeOf(facts, 'typed') }))
    .max(200)
    .optional();

/** What makes a meeting one that took place. */
const held = z.strictObject({
  ...typedAttendance,
  decisions: decisionsOf(decision),
  minutes: z.strictObject(shapeOf(minutes, 'typed')).optional().describe('A draft, recorded along with the meeting'),
});

/** What each command on meetings takes (http-api.md, "What happens"). */
export const conveneInput = z
  .strictObject({
    id: id.optional(),
    ...typedDetails,
    meeting,
    invented,
    held: held.optional().describe('Who was there, if it took place already'),
  })
  .check(oneDay, endsAfterItStarts);

export const heldInput = z
  .strictObject({ ...amended, ...held.shape, meeting, invented })
  .check(oneDay, endsAfterItStarts);

export const rescheduleInput = z
  .strictObject({ ...common, ...day, ...shapeOf(newTime, 'typed'), reason: typedText.optional() })
  .check(oneDay, endsAfterItStarts);

export const correctionInput = z
  .strictObject({
    ...common,
    ...amended,
    ...z.strictObject(typedAttendance).partial().shape,
    decisions: decisionsOf(correctedDecision),
    reason: typedText,
  })
  .check(oneDay, endsAfterItStarts);

export const minutesInput = z.strictObject({ ...common, text: typedText });

const typedApproval = shapeOf(approval, 'typed');
export const approvalInput = z.strictObject({
  ...common,
  elsewhere: typedApproval.elsewhere.describe('Where the minutes are kept, if they are not here'),
});

export const completionInput = z.strictObject({ ...common, ...shapeOf(completion, 'typed') });
