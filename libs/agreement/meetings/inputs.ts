import { z } from 'zod';
import { common } from '../core/command.js';
import { id, typedText } from '../core/fields.js';
import { attendance, endsAfterItStarts, meetingDetails, oneDay, when } from './schema.js';

/** What each command on meetings takes (http-api.md, "What happens"). */
export const conveneBody = z
  .strictObject({
    id: id.optional(),
    ...when,
    ...meetingDetails,
    meeting: common.meeting,
    invented: common.invented,
    held: z.strictObject(attendance).optional().describe('Who was there, if it took place already'),
  })
  .check(oneDay, endsAfterItStarts);

export const heldBody = z
  .strictObject({ ...when, ...meetingDetails, ...attendance, meeting: common.meeting, invented: common.invented })
  .check(oneDay, endsAfterItStarts);

export const rescheduleBody = z
  .strictObject({ ...common, ...when, reason: typedText.optional() })
  .check(oneDay, endsAfterItStarts);

export const cancellationBody = z.strictObject({ ...common, reason: typedText });

export const correctionBody = z
  .strictObject({
    ...common,
    ...when,
    ...meetingDetails,
    ...z.strictObject(attendance).partial().shape,
    reason: typedText,
  })
  .check(oneDay, endsAfterItStarts);

export const minutesBody = z.strictObject({ ...common, text: typedText });

export const emptyBody = z.strictObject(common);

export const completionBody = z.strictObject({ ...common, note: typedText.optional() });
