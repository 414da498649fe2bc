import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { bareInput, besides, dayOf, defineCommand, type RequestOf, reasonInput } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf } from '../core/facts.js';
import { refuse, unknownPart } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import {
  annulMeeting,
  approveMinutes,
  cancelMeeting,
  conveneMeeting,
  correctMeeting,
  holdMeeting,
  rescheduleMeeting,
  writeMinutes,
} from './decide.js';
import { meetingEvents } from './events.js';
import { completion } from './facts.js';
import { completionInput, conveneInput, correctionInput, heldInput, minutesInput, rescheduleInput } from './inputs.js';

function completeDecision(state: RecordedAgreement, request: RequestOf<typeof completionInput>): Decision {
  const id = request.ids['decision'] ?? '';
  const decision = state.decisions.get(id);
  if (!decision) return unknownPart(say('una decisione', 'a decision'), id);
  if (decision.completed) {
    return refuse(
      'decision-completed-already',
      `Questa decisione risulta già attuata il ${decision.completed.date}.`,
      `This decision is recorded as carried out on ${decision.completed.date} already.`,
    );
  }
  const data = { ...besides(request.input), decision: id, ...recordedOf(completion, request.input) };
  return [newEvent(meetingEvents.DecisionCompleted, dayOf(request), data)];
}

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
    decide: holdMeeting,
  }),
  defineCommand({
    name: 'reschedule-meeting',
    path: 'meetings/{meeting}/reschedule',
    title: say('Spostare un incontro', 'Reschedule a meeting'),
    input: rescheduleInput,
    planned: true,
    example: { startsAt: '2021-12-17T18:30', reason: 'Sala non disponibile' },
    decide: rescheduleMeeting,
  }),
  defineCommand({
    name: 'cancel-meeting',
    path: 'meetings/{meeting}/cancellation',
    title: say('Disdire un incontro', 'Cancel a meeting'),
    input: reasonInput,
    example: { reason: 'Manca il numero legale' },
    decide: cancelMeeting,
  }),
  defineCommand({
    name: 'correct-meeting',
    path: 'meetings/{meeting}/correction',
    title: say('Correggere un incontro registrato male', 'Correct a meeting that was recorded wrongly'),
    input: correctionInput,
    planned: true,
    example: { present: ['ciss', 'diaconia', 'cfiq'], reason: 'CFIQ era presente' },
    decide: correctMeeting,
  }),
  defineCommand({
    name: 'annul-meeting',
    path: 'meetings/{meeting}/annulment',
    title: say('Annullare un incontro mai avvenuto', 'Annul a meeting that never happened'),
    input: reasonInput,
    example: { reason: 'Registrato due volte' },
    decide: annulMeeting,
  }),
  defineCommand({
    name: 'write-minutes',
    method: 'PUT',
    path: 'meetings/{meeting}/minutes',
    title: say('Scrivere o modificare il verbale', 'Write or amend the minutes'),
    input: minutesInput,
    example: { text: 'Il giorno 10 dicembre 2021 si è riunito il Tavolo…' },
    decide: writeMinutes,
  }),
  defineCommand({
    name: 'approve-minutes',
    path: 'meetings/{meeting}/minutes/approval',
    title: say('Approvare il verbale', 'Approve the minutes'),
    input: bareInput,
    example: { date: '2022-02-15' },
    decide: approveMinutes,
  }),
  defineCommand({
    name: 'complete-decision',
    path: 'decisions/{decision}/completion',
    title: say('Segnare una decisione come attuata', 'Mark a decision as carried out'),
    input: completionInput,
    example: { date: '2022-03-20', note: 'Sportello aperto il lunedì' },
    decide: completeDecision,
  }),
];
