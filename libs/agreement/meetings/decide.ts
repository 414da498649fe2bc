import type { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { same } from '../core/changes.js';
import { because, besides, dayOf, type RequestOf, type reasonInput, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { cleared, recordedOf } from '../core/facts.js';
import { dateCannotBeInTheFuture, idMustBeFree, type Problem, problem, refuseProblems } from '../core/guards.js';
import { under } from '../core/part.js';
import type { HeldFacts, MeetingFacts, RecordedAgreement } from '../core/state.js';
import { invalid } from '../core/validation.js';
import { meetingEvents } from './events.js';
import { correctedDecision, correctedFacts, decision, givenDetails, heldFacts, newTime } from './facts.js';
import {
  approvalCannotPrecedeTheMeeting,
  cancelledMeetingStaysCancelled,
  completionsComeAfter,
  meetingCannotBeHeldTwice,
  meetingDay,
  noticeComesBefore,
  partnersMustBeActiveOn,
  problemsOfReferences,
  timesMustExist,
} from './guards.js';
import type { conveneInput, correctionInput, heldInput, rescheduleInput } from './inputs.js';
import { minutesWritten } from './minutes.js';
import { onMeeting } from './on-meeting.js';

/** Convenes a meeting, also with a past date, or records one that took place. */
export function conveneMeeting(state: RecordedAgreement, request: RequestOf<typeof conveneInput>): Decision {
  const { held, ...input } = request.input;
  const meeting = input.id ?? request.newId('meeting');
  const taken = idMustBeFree(state.meetings, meeting);
  if (taken) return taken;
  if (held) return recordHeld(state, meeting, { ...request, input: { ...input, ...held } }, '/held');
  const day = meetingDay(input);
  if (day === undefined) {
    const message = say('serve il giorno: date oppure startsAt', 'the day is needed: date or startsAt');
    return invalid([{ pointer: '/date', message }]);
  }
  return (
    timesMustExist(state, input) ??
    noticeComesBefore(day, input.convenedOn, request.today) ??
    refuseProblems(problemsOfReferences(state, input)) ?? [
      newEvent(meetingEvents.MeetingScheduled, day, { ...besides(input), meeting, ...recordedOf(givenDetails, input) }),
    ]
  );
}

export const holdMeeting = onMeeting<typeof heldInput>((state, found, meeting, request) => {
  return (
    meetingCannotBeHeldTwice(found) ?? cancelledMeetingStaysCancelled(found) ?? recordHeld(state, meeting, request)
  );
});

/** `at`: where the input has those present and what was decided. */
function recordHeld(
  state: RecordedAgreement,
  meeting: string,
  request: RequestOf<typeof heldInput>,
  at = '',
): Decision {
  const { input } = request;
  const day = meetingDay(input) ?? request.today;
  const problems = [
    ...problemsOfReferences(state, input, at),
    ...under(at, partnersMustBeActiveOn(state, day, input.present, input.excused ?? [])),
    ...under(at, decisionIdsMustBeFree(state, input.decisions ?? [])),
  ];
  return (
    timesMustExist(state, input) ??
    dateCannotBeInTheFuture(day, request.today, input.startsAt ? '/startsAt' : '/date') ??
    noticeComesBefore(day, input.convenedOn, request.today) ??
    refuseProblems(problems) ?? [
      newEvent(meetingEvents.MeetingHeld, day, {
        ...besides(input),
        meeting,
        ...recordedOf(heldFacts, { ...input, delegates: identified(input.delegates, request.newId) }),
      }),
      ...(input.decisions ?? []).map((taken, index) =>
        newEvent(meetingEvents.DecisionTaken, day, {
          invented: input.invented,
          decision: taken.id ?? request.newId(`decision-${index}`),
          takenIn: meeting,
          ...recordedOf(decision, taken),
        }),
      ),
      ...(input.minutes ? [minutesWritten(meeting, request.today, input.minutes, input)] : []),
    ]
  );
}

export const rescheduleMeeting = onMeeting<typeof rescheduleInput>((state, found, meeting, request) => {
  const { input } = request;
  const day = meetingDay(input);
  if (day === undefined) {
    const message = say('serve il nuovo giorno: date oppure startsAt', 'the new day is needed: date or startsAt');
    return invalid([{ pointer: '/startsAt', message }]);
  }
  return (
    meetingCannotBeHeldTwice(found) ??
    cancelledMeetingStaysCancelled(found) ??
    timesMustExist(state, input, found.scheduled) ??
    noticeComesBefore(day, input.convenedOn, request.today) ?? [
      newEvent(meetingEvents.MeetingRescheduled, day, {
        ...besides(input),
        meeting,
        ...recordedOf(newTime, input),
        reason: toSealIf(input.reason),
      }),
    ]
  );
});

export const cancelMeeting = onMeeting<typeof reasonInput>((_, found, meeting, request) => {
  return (
    meetingCannotBeHeldTwice(found) ??
    cancelledMeetingStaysCancelled(found) ?? [
      newEvent(meetingEvents.MeetingCancelled, dayOf(request), {
        ...because(request.input),
        meeting,
      }),
    ]
  );
});

/** Puts the record right; a new list of those present takes the place of the old one. */
export const correctMeeting = onMeeting<typeof correctionInput>((state, found, meeting, request) => {
  const { input } = request;
  const before = found.held ?? found.scheduled;
  const day = meetingDay(input) ?? before?.date ?? request.today;
  const decisions = input.decisions ?? [];
  const isKnown = (id: string | undefined) => id !== undefined && state.decisions.get(id)?.meeting === meeting;
  const problems = [
    ...(found.held ? [] : attendanceNeedsAHeldMeeting(input)),
    ...problemsOfReferences(state, input),
    ...(found.held ? problemsOfCorrectedAttendance(state, day, found.held, input) : []),
    ...decisionIdsMustBeFree(state, decisions, isKnown),
  ];
  return (
    nothingCorrected(input) ??
    timesMustExist(state, input, before) ??
    (found.held && dateCannotBeInTheFuture(day, request.today)) ??
    noticeComesBefore(day, input.convenedOn, request.today) ??
    completionsComeAfter(state, meeting, day) ??
    approvalCannotPrecedeTheMeeting(day, found.minutesApproved?.date, '/date') ??
    refuseProblems(problems) ??
    (before && standsAlready(before, input) ? [] : undefined) ?? [
      newEvent(meetingEvents.MeetingCorrected, day, {
        ...because(input),
        meeting,
        date: meetingDay(input),
        ...recordedOf(correctedFacts, { ...input, delegates: identified(input.delegates, request.newId) }),
      }),
      ...decisions.map((taken, index) => {
        const about = {
          invented: input.invented,
          decision: taken.id ?? request.newId(`decision-${index}`),
          takenIn: meeting,
        };
        return isKnown(taken.id)
          ? newEvent(meetingEvents.DecisionCorrected, day, { ...about, ...recordedOf(correctedDecision, taken) })
          : newEvent(meetingEvents.DecisionTaken, day, { ...about, ...recordedOf(decision, cleared(taken)) });
      }),
    ]
  );
});

type CorrectionInput = RequestOf<typeof correctionInput>['input'];

/** What a correction gives, besides why. */
function givenIn({ reason: _, meeting: __, invented: ___, ...given }: CorrectionInput) {
  return Object.entries(given).filter(([, value]) => value !== undefined);
}

function nothingCorrected(input: CorrectionInput): Refusal | undefined {
  if (givenIn(input).length > 0) return undefined;
  const message = say('serve almeno un campo da correggere', 'at least one field to put right is needed');
  return invalid([{ pointer: '', message }]);
}

/** True where nothing would change. What is sealed cannot be compared: it is taken for a change. */
function standsAlready(before: HeldFacts | MeetingFacts, input: CorrectionInput): boolean {
  const stands = before as unknown as Readonly<Record<string, unknown>>;
  return givenIn(input).every(([name, value]) => {
    if (name === 'agenda' || name === 'decisions') return (value as readonly unknown[]).length === 0 && !stands[name];
    if (name === 'title' || name === 'place') return value === null && !stands[name];
    if (name === 'delegates' && (value as readonly { name?: string }[]).some((one) => one.name)) return false;
    return same(value ?? null, stands[name] ?? null);
  });
}

/** Whoever is named gets an id, under whose key the name is sealed. */
function identified(delegates: z.infer<typeof heldInput>['delegates'], newId: (label: string) => string) {
  return delegates?.map((delegate, index) =>
    delegate.name === undefined ? delegate : { ...delegate, person: delegate.person ?? newId(`person-${index}`) },
  );
}

function attendanceNeedsAHeldMeeting(input: RequestOf<typeof correctionInput>['input']): Problem[] {
  return (['present', 'excused', 'delegates', 'decisions'] as const)
    .filter((field) => input[field] !== undefined)
    .map((field) =>
      problem(
        'meeting-not-held',
        `/${field}`,
        "l'incontro non è ancora registrato come tenuto",
        'the meeting is not recorded as held yet',
      ),
    );
}

/** Lists that were not sent stand as recorded: if they no longer fit, it is the new day that does not. */
function problemsOfCorrectedAttendance(
  state: RecordedAgreement,
  day: string,
  held: HeldFacts,
  input: RequestOf<typeof correctionInput>['input'],
): Problem[] {
  const { present = held.present, excused = held.excused } = input;
  return partnersMustBeActiveOn(state, day, present, excused).map((found) => {
    const sent = found.pointer.startsWith('/present') ? input.present : input.excused;
    if (sent) return found;
    return { ...found, pointer: found.type === 'present-and-excused' ? '/present' : '/date' };
  });
}

function decisionIdsMustBeFree(
  state: RecordedAgreement,
  decisions: readonly { readonly id?: string | undefined }[],
  mayBeTaken: (id: string | undefined) => boolean = () => false,
): Problem[] {
  return decisions.flatMap(({ id }, index) => {
    if (mayBeTaken(id)) return [];
    const twice = decisions.findIndex((other) => other.id === id) < index;
    if (id === undefined || !(twice || state.decisions.has(id) || state.takenBack.has(`decisions/${id}`))) return [];
    return [problem('decision-id-taken', `/decisions/${index}/id`, `«${id}» è già usato`, `"${id}" is taken already`)];
  });
}
