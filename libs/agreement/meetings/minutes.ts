import { besides, dayOf, toSeal } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf } from '../core/facts.js';
import { meetingEvents } from './events.js';
import { approval } from './facts.js';
import {
  approvalCannotPrecedeTheMeeting,
  approvalNeedsAText,
  approvedMinutesDoNotChange,
  meetingMustBeHeld,
  minutesCannotPrecedeTheMeeting,
} from './guards.js';
import type { approvalInput, minutesInput } from './inputs.js';
import { onMeeting } from './on-meeting.js';

export const minutesWritten = (
  meeting: string,
  day: string,
  { text }: { readonly text: string },
  input: Parameters<typeof besides>[0],
) => newEvent(meetingEvents.MinutesWritten, day, { ...besides(input), meeting, text: toSeal(text) });

/** Draft or amendment: every version is kept. */
export const writeMinutes = onMeeting<typeof minutesInput>((_, found, meeting, request) => {
  return (
    meetingMustBeHeld(found) ??
    minutesCannotPrecedeTheMeeting(found.held?.date ?? '', dayOf(request)) ??
    approvedMinutesDoNotChange(found) ?? [minutesWritten(meeting, dayOf(request), request.input, request.input)]
  );
});

export const approveMinutes = onMeeting<typeof approvalInput>((_, found, meeting, request) => {
  return (
    meetingMustBeHeld(found) ??
    approvedMinutesDoNotChange(found) ??
    approvalNeedsAText(found, request.input.elsewhere) ??
    approvalCannotPrecedeTheMeeting(found.held?.date ?? '', dayOf(request), '/date') ?? [
      newEvent(meetingEvents.MinutesApproved, dayOf(request), {
        ...besides(request.input),
        meeting,
        ...recordedOf(approval, request.input),
      }),
    ]
  );
});
