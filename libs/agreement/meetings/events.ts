import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { date, id, sealed } from '../core/fields.js';
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

const ofMeeting = (data: { meeting: string }) => `meetings/${data.meeting}`;
const ofDecision = (data: { decision: string }) => `decisions/${data.decision}`;
const reason = sealed;
const ofDecisionIn = { decision: id, takenIn: id.describe('The meeting') };

export const meetingEvents = {
  MeetingScheduled: defineEvent(
    'MeetingScheduled',
    say('Incontro convocato', 'Meeting convened'),
    { meeting: id, ...shapeOf(givenDetails, 'event') },
    ofMeeting,
  ),
  MeetingRescheduled: defineEvent(
    'MeetingRescheduled',
    say('Incontro spostato', 'Meeting rescheduled'),
    { meeting: id, ...shapeOf(newTime, 'event'), reason: reason.optional() },
    ofMeeting,
  ),
  MeetingCancelled: defineEvent(
    'MeetingCancelled',
    say('Incontro disdetto', 'Meeting cancelled'),
    { meeting: id, reason },
    ofMeeting,
  ),
  MeetingCancellationAnnulled: defineEvent(
    'MeetingCancellationAnnulled',
    say('Disdetta di un incontro annullata', "Meeting's cancellation annulled"),
    { meeting: id, reason },
    ofMeeting,
  ),
  MeetingHeld: defineEvent(
    'MeetingHeld',
    say('Incontro tenuto', 'Meeting held'),
    { meeting: id, ...shapeOf(heldFacts, 'event') },
    ofMeeting,
  ),
  MeetingHeldAnnulled: defineEvent(
    'MeetingHeldAnnulled',
    say('Incontro registrato come tenuto per errore: resta convocato', 'Meeting not held after all: still convened'),
    { meeting: id, reason },
    ofMeeting,
  ),
  MeetingCorrected: defineEvent(
    'MeetingCorrected',
    say('Incontro corretto', 'Meeting corrected'),
    {
      meeting: id,
      date: date.optional().describe('The right day; absent: the one it had'),
      ...shapeOf(correctedFacts, 'event'),
      reason,
    },
    ofMeeting,
  ),
  MeetingAnnulled: defineEvent(
    'MeetingAnnulled',
    say('Incontro annullato: non è avvenuto', 'Meeting annulled: it never happened'),
    { meeting: id, reason },
    ofMeeting,
  ),
  MinutesWritten: defineEvent(
    'MinutesWritten',
    say('Verbale scritto', 'Minutes written'),
    { meeting: id, text: sealed },
    ofMeeting,
  ),
  MinutesApproved: defineEvent(
    'MinutesApproved',
    say('Verbale approvato', 'Minutes approved'),
    { meeting: id, ...shapeOf(approval, 'event') },
    ofMeeting,
  ),
  MinutesApprovalAnnulled: defineEvent(
    'MinutesApprovalAnnulled',
    say('Approvazione del verbale annullata', "Minutes' approval annulled"),
    { meeting: id, reason },
    ofMeeting,
  ),
  DecisionTaken: defineEvent(
    'DecisionTaken',
    say('Decisione presa', 'Decision taken'),
    { ...ofDecisionIn, ...shapeOf(decision, 'event') },
    ofDecision,
  ),
  DecisionCorrected: defineEvent(
    'DecisionCorrected',
    say('Decisione corretta', 'Decision corrected'),
    { ...ofDecisionIn, ...shapeOf(correctedDecision, 'event') },
    ofDecision,
  ),
  DecisionCompleted: defineEvent(
    'DecisionCompleted',
    say('Decisione attuata', 'Decision carried out'),
    { decision: id, ...shapeOf(completion, 'event') },
    ofDecision,
  ),
  DecisionCompletionAnnulled: defineEvent(
    'DecisionCompletionAnnulled',
    say('Attuazione di una decisione annullata', "Decision's completion annulled"),
    { decision: id, reason },
    ofDecision,
  ),
};
