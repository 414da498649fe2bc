import { z } from 'zod';
import { common } from '../core/command.js';
import { id, typedText } from '../core/fields.js';
import { attendance, endsAfterItStarts, meetingDetails, oneDay, when } from './schema.js';

/** What each command on meetings takes (http-api.md, "What happens"). */
export const conveneInput = z
  .strictObject({
    id: id.optional(),
    ...when,
    ...meetingDetails,
    meeting: common.meeting,
    invented: common.invented,
    held: z.strictObject(attendance).optional().describe('Who was there, if it took place already'),
  })
  .check(oneDay, endsAfterItStarts);

export const heldInput = z
  .strictObject({ ...when, ...meetingDetails, ...attendance, meeting: common.meeting, invented: common.invented })
  .check(oneDay, endsAfterItStarts);

export const rescheduleInput = z
  .strictObject({ ...common, ...when, reason: typedText.optional() })
  .check(oneDay, endsAfterItStarts);

export const cancellationInput = z.strictObject({ ...common, reason: typedText });

export const correctionInput = z
  .strictObject({
    ...common,
    ...when,
    ...meetingDetails,
    ...z.strictObject(attendance).partial().shape,
    reason: typedText,
  })
  .check(oneDay, endsAfterItStarts);

export const minutesInput = z.strictObject({ ...common, text: typedText });

export const emptyInput = z.strictObject(common);

export const completionInput = z.strictObject({ ...common, note: typedText.optional() });
