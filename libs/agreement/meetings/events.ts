import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed, why } from '../core/fields.js';
import {
  approval,
  completion,
  correctedDecision,
  correctedFacts,
  decision,
  givenDetails,
  heldFacts,
  newTime,
} from './facts.js';

const aboutMeeting = eventsAbout({ meeting: id }, ({ meeting }) => `meetings/${meeting}`);
const aboutDecision = eventsAbout({ decision: id }, ({ decision }) => `decisions/${decision}`);
const takenIn = id.describe('The meeting');

export const meetingEvents = {
  MeetingScheduled: aboutMeeting(
    'MeetingScheduled',
    say('Incontro convocato', 'Meeting convened'),
    shapeOf(givenDetails, 'event'),
    2,
  ),
  MeetingRescheduled: aboutMeeting('MeetingRescheduled', say('Incontro spostato', 'Meeting rescheduled'), {
    ...shapeOf(newTime, 'event'),
    reason: sealed.optional(),
  }),
  MeetingCancelled: aboutMeeting('MeetingCancelled', say('Incontro disdetto', 'Meeting cancelled'), why),
  MeetingCancellationAnnulled: aboutMeeting(
    'MeetingCancellationAnnulled',
    say('Disdetta di un incontro annullata', "Meeting's cancellation annulled"),
    why,
  ),
  MeetingHeld: aboutMeeting('MeetingHeld', say('Incontro tenuto', 'Meeting held'), shapeOf(heldFacts, 'event'), 2),
  MeetingHeldAnnulled: aboutMeeting(
    'MeetingHeldAnnulled',
    say('Incontro registrato come tenuto per errore: resta convocato', 'Meeting not held after all: still convened'),
    why,
  ),
  MeetingCorrected: aboutMeeting(
    'MeetingCorrected',
    say('Incontro corretto', 'Meeting corrected'),
    {
      date: date.optional().describe('The right day; absent: the one it had'),
      ...shapeOf(correctedFacts, 'event'),
      reason: sealed,
    },
    2,
  ),
  MeetingAnnulled: aboutMeeting(
    'MeetingAnnulled',
    say('Incontro annullato: non è avvenuto', 'Meeting annulled: it never happened'),
    why,
  ),
  MinutesWritten: aboutMeeting('MinutesWritten', say('Verbale scritto', 'Minutes written'), { text: sealed }),
  MinutesApproved: aboutMeeting(
    'MinutesApproved',
    say('Verbale approvato', 'Minutes approved'),
    shapeOf(approval, 'event'),
  ),
  MinutesApprovalAnnulled: aboutMeeting(
    'MinutesApprovalAnnulled',
    say('Approvazione del verbale annullata', "Minutes' approval annulled"),
    why,
  ),
  DecisionTaken: aboutDecision('DecisionTaken', say('Decisione presa', 'Decision taken'), {
    takenIn,
    ...shapeOf(decision, 'event'),
  }),
  DecisionCorrected: aboutDecision('DecisionCorrected', say('Decisione corretta', 'Decision corrected'), {
    takenIn,
    ...shapeOf(correctedDecision, 'event'),
  }),
  DecisionCompleted: aboutDecision(
    'DecisionCompleted',
    say('Decisione attuata', 'Decision carried out'),
    shapeOf(completion, 'event'),
  ),
  DecisionCompletionAnnulled: aboutDecision(
    'DecisionCompletionAnnulled',
    say('Attuazione di una decisione annullata', "Decision's completion annulled"),
    why,
  ),
};
