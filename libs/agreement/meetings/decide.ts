import type { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { Unsealed } from '#libs/kernel/sealing.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandInput, dayOf, toSeal, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import {
  dateCannotBeInTheFuture,
  idMustBeFree,
  type Problem,
  problem,
  refuseProblems,
  unknownPart,
} from '../core/guards.js';
import { under } from '../core/part.js';
import type { AgreementState, HeldFacts, MeetingState } from '../core/state.js';
import { invalid } from '../core/validation.js';
import { meetingEvents } from './events.js';
import {
  approvalCannotPrecedeTheMeeting,
  approvedMinutesDoNotChange,
  cancelledMeetingStaysCancelled,
  meetingCannotBeHeldTwice,
  meetingDay,
  meetingMustBeHeld,
  meetingMustNotBeAnnulled,
  partnersMustBeActiveOn,
  problemsOfReferences,
  timesMustExist,
} from './guards.js';
import type {
  cancellationBody,
  conveneBody,
  correctionBody,
  emptyBody,
  heldBody,
  minutesBody,
  rescheduleBody,
} from './inputs.js';

type Input<Schema extends z.ZodType> = CommandInput<z.infer<Schema>>;

const noun = say('un incontro', 'a meeting');

/** A decision on the meeting that the path names; one that was annulled takes nothing more. */
function onMeeting<Schema extends z.ZodType>(
  decide: (state: AgreementState, found: MeetingState, meeting: string, input: Input<Schema>) => Decision,
) {
  return (state: AgreementState, input: Input<Schema>): Decision => {
    const meeting = input.path['meeting'] ?? '';
    const found = state.meetings.get(meeting);
    if (!found) return unknownPart(noun, meeting);
    return meetingMustNotBeAnnulled(found) ?? decide(state, found, meeting, input);
  };
}

/** Convenes a meeting, also with a past date, or records one that took place. */
export function conveneMeeting(state: AgreementState, input: Input<typeof conveneBody>): Decision {
  const { held, ...body } = input.body;
  const meeting = body.id ?? input.newId('meeting');
  const taken = idMustBeFree(state.meetings, meeting);
  if (taken) return taken;
  if (held) return recordHeld(state, meeting, { ...input, body: { ...body, ...held } }, '/held');
  const day = meetingDay(body);
  if (day === undefined) {
    const message = say('serve il giorno: date oppure startsAt', 'the day is needed: date or startsAt');
    return invalid([{ pointer: '/date', message }]);
  }
  return (
    timesMustExist(state, body) ??
    refuseProblems(problemsOfReferences(state, body)) ?? [
      newEvent(meetingEvents.MeetingScheduled, day, { ...besides(body), meeting, ...typedDetails(body) }),
    ]
  );
}

export const holdMeeting = onMeeting<typeof heldBody>((state, found, meeting, input) => {
  return meetingCannotBeHeldTwice(found) ?? cancelledMeetingStaysCancelled(found) ?? recordHeld(state, meeting, input);
});

/** `at`: where the body has those present and what was decided. */
function recordHeld(state: AgreementState, meeting: string, input: Input<typeof heldBody>, at = ''): Decision {
  const { body } = input;
  const day = meetingDay(body) ?? input.today;
  const present = [...new Set(body.present)];
  const problems = [
    ...problemsOfReferences(state, body, at),
    ...under(at, partnersMustBeActiveOn(state, day, body.present, body.excused ?? [])),
    ...under(at, decisionIdsMustBeFree(state, body.decisions ?? [])),
  ];
  return (
    timesMustExist(state, body) ??
    dateCannotBeInTheFuture(day, input.today, body.startsAt === undefined ? '/date' : '/startsAt') ??
    refuseProblems(problems) ?? [
      newEvent(meetingEvents.MeetingHeld, day, {
        ...besides(body),
        meeting,
        ...typedDetails(body),
        present,
        excused: body.excused && [...new Set(body.excused)],
        delegates: sealedDelegates(body.delegates, input),
      }),
      ...(body.decisions ?? []).map((decision, index) =>
        newEvent(meetingEvents.DecisionTaken, day, {
          invented: body.invented,
          decision: decision.id ?? input.newId(`decision-${index}`),
          takenIn: meeting,
          text: toSeal(decision.text),
          owner: decision.owner,
          due: decision.due,
        }),
      ),
    ]
  );
}

export const rescheduleMeeting = onMeeting<typeof rescheduleBody>((state, found, meeting, input) => {
  const { body } = input;
  const day = meetingDay(body);
  if (day === undefined) {
    const message = say('serve il nuovo giorno: date oppure startsAt', 'the new day is needed: date or startsAt');
    return invalid([{ pointer: '/startsAt', message }]);
  }
  return (
    meetingCannotBeHeldTwice(found) ??
    cancelledMeetingStaysCancelled(found) ??
    timesMustExist(state, body) ?? [
      newEvent(meetingEvents.MeetingRescheduled, day, {
        ...besides(body),
        meeting,
        startsAt: body.startsAt,
        endsAt: body.endsAt,
        offset: body.offset,
        reason: toSealIf(body.reason),
      }),
    ]
  );
});

export const cancelMeeting = onMeeting<typeof cancellationBody>((_, found, meeting, input) => {
  return (
    meetingCannotBeHeldTwice(found) ??
    cancelledMeetingStaysCancelled(found) ?? [
      newEvent(meetingEvents.MeetingCancelled, dayOf(input), {
        ...besides(input.body),
        meeting,
        reason: toSeal(input.body.reason),
      }),
    ]
  );
});

/** Puts the record right; a new list of those present takes the place of the old one. */
export const correctMeeting = onMeeting<typeof correctionBody>((state, found, meeting, input) => {
  const { body } = input;
  const before = found.held ?? found.scheduled;
  const day = meetingDay(body) ?? before?.date ?? input.today;
  const decisions = body.decisions ?? [];
  const isKnown = (id: string | undefined) => id !== undefined && state.decisions.get(id)?.meeting === meeting;
  const problems = [
    ...(found.held ? [] : attendanceNeedsAHeldMeeting(body)),
    ...problemsOfReferences(state, body),
    ...(found.held ? problemsOfCorrectedAttendance(state, day, found.held, body) : []),
    ...decisionIdsMustBeFree(state, decisions, isKnown),
  ];
  return (
    timesMustExist(state, body) ??
    (found.held && dateCannotBeInTheFuture(day, input.today)) ??
    approvalCannotPrecedeTheMeeting(day, found.minutesApproved?.date, '/date') ??
    refuseProblems(problems) ?? [
      newEvent(meetingEvents.MeetingCorrected, day, {
        ...besides(body),
        meeting,
        date: meetingDay(body),
        ...typedDetails(body),
        present: body.present && [...new Set(body.present)],
        excused: body.excused && [...new Set(body.excused)],
        delegates: sealedDelegates(body.delegates, input),
        reason: toSeal(body.reason),
      }),
      ...decisions.map((decision, index) => {
        const known = isKnown(decision.id);
        return newEvent(known ? meetingEvents.DecisionCorrected : meetingEvents.DecisionTaken, day, {
          invented: body.invented,
          decision: decision.id ?? input.newId(`decision-${index}`),
          takenIn: meeting,
          text: toSeal(decision.text),
          owner: decision.owner,
          due: decision.due,
        });
      }),
    ]
  );
});

export const annulMeeting = onMeeting<typeof cancellationBody>((_, __, meeting, input) => {
  return [
    newEvent(meetingEvents.MeetingAnnulled, dayOf(input), {
      ...besides(input.body),
      meeting,
      reason: toSeal(input.body.reason),
    }),
  ];
});

/** Draft or amendment: every version is kept. */
export const writeMinutes = onMeeting<typeof minutesBody>((_, found, meeting, input) => {
  return (
    meetingMustBeHeld(found) ??
    approvedMinutesDoNotChange(found) ?? [
      newEvent(meetingEvents.MinutesWritten, dayOf(input), {
        ...besides(input.body),
        meeting,
        text: toSeal(input.body.text),
      }),
    ]
  );
});

export const approveMinutes = onMeeting<typeof emptyBody>((_, found, meeting, input) => {
  return (
    meetingMustBeHeld(found) ??
    approvedMinutesDoNotChange(found) ??
    approvalCannotPrecedeTheMeeting(found.held?.date ?? '', dayOf(input), '/date') ?? [
      newEvent(meetingEvents.MinutesApproved, dayOf(input), {
        ...besides(input.body),
        meeting,
      }),
    ]
  );
});

type Details = Omit<Partial<Input<typeof correctionBody>['body']>, 'reason' | 'date'>;

function typedDetails(body: Details) {
  const { startsAt, endsAt, offset, body: organ, kind, purposes, convenedBy, title, place, mode, agenda } = body;
  return {
    startsAt,
    endsAt,
    offset,
    body: organ,
    kind,
    purposes,
    convenedBy,
    title,
    place,
    mode,
    agenda: agenda?.map((item) => toSeal(item)),
  };
}

/** A delegate's name is sealed under that person's key, so that one person can be forgotten (register.md). */
function sealedDelegates(
  delegates: z.infer<typeof heldBody>['delegates'],
  input: { newId: (label: string) => string },
) {
  return delegates?.map(({ partner, person, name, office }, index) => {
    if (name === undefined) return { partner, person, office };
    const who = person ?? input.newId(`person-${index}`);
    return { partner, person: who, name: new Unsealed(name, who), office };
  });
}

function attendanceNeedsAHeldMeeting(body: Input<typeof correctionBody>['body']): Problem[] {
  return (['present', 'excused', 'delegates', 'decisions'] as const)
    .filter((field) => body[field] !== undefined)
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
  state: AgreementState,
  day: string,
  held: HeldFacts,
  body: Input<typeof correctionBody>['body'],
): Problem[] {
  const { present = held.present, excused = held.excused } = body;
  return partnersMustBeActiveOn(state, day, present, excused).map((found) => {
    const sent = found.pointer.startsWith('/present') ? body.present : body.excused;
    if (sent) return found;
    return { ...found, pointer: found.type === 'present-and-excused' ? '/present' : '/date' };
  });
}

function decisionIdsMustBeFree(
  state: AgreementState,
  decisions: readonly { readonly id?: string | undefined }[],
  mayBeTaken: (id: string | undefined) => boolean = () => false,
): Problem[] {
  return decisions.flatMap(({ id }, index) => {
    if (mayBeTaken(id)) return [];
    const twice = decisions.findIndex((other) => other.id === id) < index;
    if (id === undefined || !(twice || state.decisions.has(id))) return [];
    return [problem('decision-id-taken', `/decisions/${index}/id`, `«${id}» è già usato`, `"${id}" is taken already`)];
  });
}
