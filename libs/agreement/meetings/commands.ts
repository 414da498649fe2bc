import { say } from '#libs/kernel/text.js';
import { defineCommand, PUT_RIGHT_AGAIN, reasonInput } from '../core/command.js';
import { cancelMeeting, conveneMeeting, correctMeeting, holdMeeting, rescheduleMeeting } from './decide.js';
import { annulCompletion, completeDecision } from './decisions.js';
import {
  approvalInput,
  completionInput,
  conveneInput,
  correctionInput,
  heldInput,
  minutesInput,
  rescheduleInput,
} from './inputs.js';
import { approveMinutes, writeMinutes } from './minutes.js';
import { annulApproval, annulCancellation, annulHeld, annulMeeting } from './taking-back.js';

export const meetingCommands = [
  defineCommand({
    name: 'convene-meeting',
    path: 'meetings',
    title: say('Convocare un incontro, o registrarne uno già tenuto', 'Convene a meeting, or record one already held'),
    input: conveneInput,
    creates: true,
    planned: true,
    example: {
      id: 'm1',
      body: 'tavolo',
      startsAt: '2021-12-10T18:30',
      place: 'Pinerolo',
      agenda: ['Avanzamento dei lavori'],
    },
    takenBack: { by: 'annul-meeting' },
    decide: conveneMeeting,
  }),
  defineCommand({
    name: 'hold-meeting',
    path: 'meetings/{meeting}/held',
    title: say('Registrare un incontro come tenuto', 'Record a meeting as held'),
    input: heldInput,
    example: {
      date: '2021-12-10',
      present: ['ciss', 'diaconia'],
      excused: ['cfiq'],
      decisions: [{ text: 'Aprire uno sportello a Perosa', owner: 'ciss', due: '2022-03-31' }],
    },
    takenBack: { by: 'annul-held' },
    decide: holdMeeting,
  }),
  annulHeld,
  defineCommand({
    name: 'reschedule-meeting',
    path: 'meetings/{meeting}/reschedule',
    title: say('Spostare un incontro', 'Reschedule a meeting'),
    input: rescheduleInput,
    planned: true,
    example: { startsAt: '2021-12-17T18:30', reason: 'Sala non disponibile' },
    takenBack: {
      again: say('Si sposta di nuovo al giorno di prima', 'Moved again, to the day as it was'),
    },
    decide: rescheduleMeeting,
  }),
  defineCommand({
    name: 'cancel-meeting',
    path: 'meetings/{meeting}/cancellation',
    title: say('Disdire un incontro', 'Cancel a meeting'),
    input: reasonInput,
    example: { reason: 'Manca il numero legale' },
    takenBack: { by: 'annul-cancellation' },
    decide: cancelMeeting,
  }),
  annulCancellation,
  defineCommand({
    name: 'correct-meeting',
    path: 'meetings/{meeting}/correction',
    title: say('Correggere un incontro registrato male', 'Correct a meeting that was recorded wrongly'),
    input: correctionInput,
    planned: true,
    example: { present: ['ciss', 'diaconia', 'cfiq'], reason: 'CFIQ era presente' },
    takenBack: PUT_RIGHT_AGAIN,
    decide: correctMeeting,
  }),
  annulMeeting,
  defineCommand({
    name: 'write-minutes',
    method: 'PUT',
    path: 'meetings/{meeting}/minutes',
    title: say('Scrivere o modificare il verbale', 'Write or amend the minutes'),
    input: minutesInput,
    example: { text: 'Il giorno 10 dicembre 2021 si è riunito il Tavolo…' },
    takenBack: PUT_RIGHT_AGAIN,
    decide: writeMinutes,
  }),
  defineCommand({
    name: 'approve-minutes',
    path: 'meetings/{meeting}/minutes/approval',
    title: say('Approvare il verbale', 'Approve the minutes'),
    input: approvalInput,
    example: { date: '2022-02-15' },
    takenBack: { by: 'annul-approval' },
    decide: approveMinutes,
  }),
  annulApproval,
  defineCommand({
    name: 'complete-decision',
    path: 'decisions/{decision}/completion',
    title: say('Segnare una decisione come attuata', 'Mark a decision as carried out'),
    input: completionInput,
    example: { date: '2022-03-20', note: 'Sportello aperto il lunedì' },
    takenBack: { by: 'annul-completion' },
    decide: completeDecision,
  }),
  annulCompletion,
];
