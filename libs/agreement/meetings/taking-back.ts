import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import type { CommandRequest } from '../core/command.js';
import { refuse } from '../core/guards.js';
import type { MeetingState, RecordedAgreement } from '../core/state.js';
import { meetingEvents } from './events.js';
import { meetingMustBeHeld } from './guards.js';
import { meetingOf } from './on-meeting.js';

/** The meeting that the path names, unless there is nothing of the kind to annul in it. */
const meetingUnless =
  (refuses: (found: MeetingState) => Refusal | undefined) =>
  (state: RecordedAgreement, ids: CommandRequest<unknown>['ids']) => {
    const named = meetingOf(state, ids);
    return isRefusal(named) ? named : (refuses(named.found) ?? { meeting: named.meeting });
  };

export const annulMeeting = annulment({
  name: 'meeting',
  path: 'meetings/{meeting}',
  title: say('Annullare un incontro mai avvenuto', 'Annul a meeting that never happened'),
  example: 'Registrato due volte',
  event: meetingEvents.MeetingAnnulled,
  found: meetingUnless(() => undefined),
});

/** Cancelled by mistake: it is convened as it was. */
export const annulCancellation = annulment({
  name: 'cancellation',
  path: 'meetings/{meeting}/cancellation',
  title: say('Annullare la disdetta di un incontro', 'Annul the cancellation of a meeting'),
  example: 'Disdetto l’incontro sbagliato',
  event: meetingEvents.MeetingCancellationAnnulled,
  found: meetingUnless(({ cancelled }) => {
    if (cancelled) return undefined;
    return refuse('meeting-not-cancelled', 'Questo incontro non è disdetto.', 'This meeting is not cancelled.');
  }),
});

/** Recorded as held by mistake: it is convened as it was. */
export const annulHeld = annulment({
  name: 'held',
  path: 'meetings/{meeting}/held',
  title: say(
    'Annullare la registrazione come tenuto: resta convocato',
    'Annul that a meeting was held: it is still convened',
  ),
  example: 'Era un altro incontro',
  event: meetingEvents.MeetingHeldAnnulled,
  found: meetingUnless((meeting) => {
    if (!meeting.held || meeting.scheduled) return meetingMustBeHeld(meeting);
    return refuse(
      'meeting-never-convened',
      'Questo incontro è stato registrato direttamente come tenuto: se non è avvenuto, si annulla l’incontro (annul-meeting).',
      'This meeting was recorded as held straight away: if it did not take place, annul the meeting (annul-meeting).',
    );
  }),
});

/** Approved by mistake, or on another day: the minutes are open again. */
export const annulApproval = annulment({
  name: 'approval',
  path: 'meetings/{meeting}/minutes/approval',
  title: say('Annullare l’approvazione del verbale', 'Annul the approval of the minutes'),
  example: 'Approvato in un altro giorno',
  event: meetingEvents.MinutesApprovalAnnulled,
  found: meetingUnless(({ minutesApproved }) => {
    if (minutesApproved) return undefined;
    return refuse('minutes-not-approved', 'Questo verbale non è approvato.', 'These minutes are not approved.');
  }),
});
