import { because, dayOf, type reasonInput } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { refuse } from '../core/guards.js';
import { onMeeting } from './decide.js';
import { meetingEvents } from './events.js';
import { meetingMustBeHeld } from './guards.js';

/** Cancelled by mistake: it is convened as it was. */
export const annulCancellation = onMeeting<typeof reasonInput>((_, found, meeting, request) => {
  if (!found.cancelled) {
    return refuse('meeting-not-cancelled', 'Questo incontro non è disdetto.', 'This meeting is not cancelled.');
  }
  const data = { ...because(request.input), meeting };
  return [newEvent(meetingEvents.MeetingCancellationAnnulled, dayOf(request), data)];
});

/** Recorded as held by mistake: it is convened as it was. */
export const annulHeld = onMeeting<typeof reasonInput>((_, found, meeting, request) => {
  const notHeld = meetingMustBeHeld(found);
  if (notHeld) return notHeld;
  if (!found.scheduled) {
    return refuse(
      'meeting-never-convened',
      'Questo incontro è stato registrato direttamente come tenuto: se non è avvenuto, si annulla l’incontro (annul-meeting).',
      'This meeting was recorded as held straight away: if it did not take place, annul the meeting (annul-meeting).',
    );
  }
  return [newEvent(meetingEvents.MeetingHeldAnnulled, dayOf(request), { ...because(request.input), meeting })];
});

/** Approved by mistake, or on another day: the minutes are open again. */
export const annulApproval = onMeeting<typeof reasonInput>((_, found, meeting, request) => {
  if (!found.minutesApproved) {
    return refuse('minutes-not-approved', 'Questo verbale non è approvato.', 'These minutes are not approved.');
  }
  const data = { ...because(request.input), meeting };
  return [newEvent(meetingEvents.MinutesApprovalAnnulled, dayOf(request), data)];
});
