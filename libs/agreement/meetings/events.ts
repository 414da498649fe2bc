import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { date, id, line, localTime, offset, sealed } from '../core/fields.js';
import { meetingKind, meetingMode, purposes } from './schema.js';

const details = {
  startsAt: localTime.optional(),
  endsAt: localTime.optional(),
  offset: offset.optional(),
  body: id.optional(),
  kind: meetingKind.optional(),
  purposes: purposes.optional(),
  convenedBy: id.optional(),
  title: line.optional(),
  place: line.optional(),
  mode: meetingMode.optional(),
  agenda: z.array(sealed).optional(),
};

const delegates = z
  .array(
    z.strictObject({
      partner: id,
      person: id.optional(),
      name: sealed.optional().describe("Sealed under the person's key"),
      office: line.optional(),
    }),
  )
  .optional();

const ofMeeting = (data: { meeting: string }) => `meetings/${data.meeting}`;
const ofDecision = (data: { decision: string }) => `decisions/${data.decision}`;
const reason = sealed;

const decided = {
  decision: id,
  takenIn: id.describe('The meeting'),
  text: sealed,
  owner: id.optional(),
  due: date.optional(),
};

export const meetingEvents = {
  MeetingScheduled: defineEvent(
    'MeetingScheduled',
    say('Incontro convocato', 'Meeting convened'),
    { meeting: id, ...details },
    ofMeeting,
  ),
  MeetingRescheduled: defineEvent(
    'MeetingRescheduled',
    say('Incontro spostato', 'Meeting rescheduled'),
    {
      meeting: id,
      startsAt: localTime.optional(),
      endsAt: localTime.optional(),
      offset: offset.optional(),
      reason: reason.optional(),
    },
    ofMeeting,
  ),
  MeetingCancelled: defineEvent(
    'MeetingCancelled',
    say('Incontro disdetto', 'Meeting cancelled'),
    { meeting: id, reason },
    ofMeeting,
  ),
  MeetingHeld: defineEvent(
    'MeetingHeld',
    say('Incontro tenuto', 'Meeting held'),
    { meeting: id, ...details, present: z.array(id), excused: z.array(id).optional(), delegates },
    ofMeeting,
  ),
  MeetingCorrected: defineEvent(
    'MeetingCorrected',
    say('Incontro corretto', 'Meeting corrected'),
    {
      meeting: id,
      date: date.optional().describe('The right day; absent: the one it had'),
      ...details,
      present: z.array(id).optional(),
      excused: z.array(id).optional(),
      delegates,
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
    { meeting: id },
    ofMeeting,
  ),
  DecisionTaken: defineEvent('DecisionTaken', say('Decisione presa', 'Decision taken'), decided, ofDecision),
  DecisionCorrected: defineEvent(
    'DecisionCorrected',
    say('Decisione corretta', 'Decision corrected'),
    decided,
    ofDecision,
  ),
  DecisionCompleted: defineEvent(
    'DecisionCompleted',
    say('Decisione attuata', 'Decision carried out'),
    { decision: id, note: sealed.optional() },
    ofDecision,
  ),
};
