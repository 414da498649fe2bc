import { type CivilDate, instantOf } from '#libs/kernel/civil-date.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import {
  bodyMustExist,
  dateCannotBeInTheFuture,
  type Problem,
  partnersMustExist,
  problem,
  refuse,
} from '../core/guards.js';
import type { MeetingFacts, MeetingState, PartnerState, RecordedAgreement } from '../core/state.js';
import { partnerEnd, partnerIsActiveOn } from '../core/term.js';
import { invalid } from '../core/validation.js';

export function meetingMustNotBeAnnulled(meeting: MeetingState): Refusal | undefined {
  if (!meeting.annulled) return undefined;
  return refuse(
    'meeting-annulled',
    'Questo incontro è stato annullato: non è mai avvenuto.',
    'This meeting was annulled: it never happened.',
  );
}

export function meetingCannotBeHeldTwice(meeting: MeetingState): Refusal | undefined {
  if (!meeting.held) return undefined;
  return refuse(
    'meeting-held-already',
    `Questo incontro è già registrato come tenuto il ${meeting.held.date}: per cambiarlo si corregge.`,
    `This meeting is recorded as held on ${meeting.held.date} already: correct it to change it.`,
  );
}

export function cancelledMeetingStaysCancelled(meeting: MeetingState): Refusal | undefined {
  if (!meeting.cancelled) return undefined;
  return refuse(
    'meeting-cancelled',
    'Questo incontro è stato disdetto. Se si è tenuto lo stesso, si registra come nuovo incontro.',
    'This meeting was cancelled. If it was held all the same, record it as a new meeting.',
  );
}

export function meetingMustBeHeld(meeting: MeetingState): Refusal | undefined {
  if (meeting.held) return undefined;
  return refuse(
    'meeting-not-held',
    'Questo incontro non è ancora registrato come tenuto: prima si registrano i presenti.',
    'This meeting is not recorded as held yet: record who was present first.',
  );
}

export function approvedMinutesDoNotChange(meeting: MeetingState): Refusal | undefined {
  if (!meeting.minutesApproved) return undefined;
  return refuse(
    'minutes-approved-already',
    `Il verbale è stato approvato il ${meeting.minutesApproved.date} e non cambia più.`,
    `The minutes were approved on ${meeting.minutesApproved.date} and do not change any more.`,
  );
}

/** Notice goes out before the meeting, and has gone out when that is recorded. */
export function noticeComesBefore(
  day: CivilDate | undefined,
  convenedOn: CivilDate | null | undefined,
  today: CivilDate,
): Refusal | undefined {
  if (!convenedOn) return undefined;
  if (convenedOn > today) return dateCannotBeInTheFuture(convenedOn, today, '/convenedOn');
  if (day === undefined || convenedOn <= day) return undefined;
  return refuse(
    'convened-after-meeting',
    `L'avviso del ${convenedOn} viene dopo l'incontro, che è del ${day}.`,
    `Notice on ${convenedOn} comes after the meeting, which is on ${day}.`,
    '/convenedOn',
  );
}

/** What was decided in a meeting was not carried out before it. */
export function completionsComeAfter(state: RecordedAgreement, meeting: string, day: CivilDate): Refusal | undefined {
  const early = [...state.decisions].find(
    ([, taken]) => taken.meeting === meeting && taken.completed && taken.completed.date < day,
  );
  if (!early) return undefined;
  const [id, { completed }] = early;
  return refuse(
    'completed-before-decided',
    `La decisione «${id}» risulta attuata il ${completed?.date}: l'incontro che l'ha presa non può essere dopo, il ${day}.`,
    `The decision "${id}" is recorded as carried out on ${completed?.date}: the meeting that took it cannot be later, on ${day}.`,
    '/date',
  );
}

/** Approved is a text: the one that is here, or one that is said to be elsewhere. */
export function approvalNeedsAText(meeting: MeetingState, elsewhere: string | undefined): Refusal | undefined {
  if (meeting.minutes.length > 0 || elsewhere !== undefined) return undefined;
  return refuse(
    'minutes-without-text',
    'Non c’è ancora un verbale da approvare: va scritto, o va detto dove è conservato (elsewhere).',
    'There are no minutes to approve yet: write them, or say where they are kept (elsewhere).',
    '/elsewhere',
  );
}

/** Any date from the meeting's own (http-api.md). */
export function approvalCannotPrecedeTheMeeting(held: CivilDate, approval: CivilDate | undefined, at: string) {
  if (approval === undefined || approval >= held) return undefined;
  return refuse(
    'approval-before-meeting',
    `Il verbale dell'incontro del ${held} non può essere approvato prima, il ${approval}.`,
    `The minutes of the meeting on ${held} cannot be approved before it, on ${approval}.`,
    at,
  );
}

export function minutesCannotPrecedeTheMeeting(held: CivilDate, written: CivilDate): Refusal | undefined {
  if (written >= held) return undefined;
  return refuse(
    'minutes-before-meeting',
    `Il verbale dell'incontro del ${held} non può essere scritto prima, il ${written}.`,
    `The minutes of the meeting on ${held} cannot be written before it, on ${written}.`,
    '/date',
  );
}

interface References {
  readonly body?: string | null | undefined;
  readonly convenedBy?: string | null | undefined;
  readonly delegates?: readonly { readonly partner: string }[] | undefined;
  readonly decisions?: readonly { readonly owner?: string | null | undefined }[] | undefined;
}

/** `at`: where the input has the delegates and the decisions. */
export function problemsOfReferences(state: RecordedAgreement, given: References, at = ''): Problem[] {
  return [
    ...bodyMustExist(state, given.body, '/body'),
    ...partnersMustExist(state, [given.convenedBy], '/convenedBy'),
    ...partnersMustExist(state, given.delegates?.map(({ partner }) => partner) ?? [], `${at}/delegates/*/partner`),
    ...partnersMustExist(state, given.decisions?.map(({ owner }) => owner) ?? [], `${at}/decisions/*/owner`),
  ];
}

/** Whoever is present, or excused, was part of the agreement on that day. */
export function partnersMustBeActiveOn(
  state: RecordedAgreement,
  day: CivilDate,
  present: readonly string[],
  excused: readonly string[],
): Problem[] {
  return [
    ...present.flatMap((id, index) => mustBeActive(state, day, id, `/present/${index}`)),
    ...excused.flatMap((id, index) => mustBeActive(state, day, id, `/excused/${index}`)),
    ...excused.flatMap((id, index) =>
      present.includes(id)
        ? [
            problem(
              'present-and-excused',
              `/excused/${index}`,
              `«${id}» è anche tra i presenti`,
              `"${id}" is among those present as well`,
            ),
          ]
        : [],
    ),
  ];
}

function mustBeActive(state: RecordedAgreement, day: CivilDate, id: string, at: string): Problem[] {
  const partner = state.partners.get(id);
  if (!partner) return partnersMustExist(state, [id], at);
  if (partnerIsActiveOn(state, partner, day) || maySit(state, partner, day)) return [];
  return [
    problem(
      'partner-not-active',
      at,
      `«${id}» non faceva parte dell'accordo il ${day}`,
      `"${id}" was not part of the agreement on ${day}`,
    ),
  ];
}

/** Before the term, whoever did not join on a day of their own: they meet to prepare it (http-api.md). */
function maySit({ header }: RecordedAgreement, partner: PartnerState, day: CivilDate): boolean {
  const isBefore = header.validFrom !== undefined && day < header.validFrom;
  const end = partnerEnd(partner);
  return isBefore && partner.definition.joinedOn === undefined && (end === undefined || day < end);
}

export interface Times {
  readonly date?: string | undefined;
  readonly startsAt?: string | null | undefined;
  readonly endsAt?: string | null | undefined;
  readonly offset?: string | null | undefined;
}

/**
 * A local time that the agreement's zone does not have, or not with that offset, which is that of the start. What
 * stands already is sent back as it is.
 */
export function timesMustExist(
  state: RecordedAgreement,
  times: Times,
  stands?: Pick<MeetingFacts, 'startsAt' | 'offset'>,
): Refusal | undefined {
  // It was right in the zone that the agreement had then.
  if (times.startsAt && times.startsAt === stands?.startsAt && times.offset === stands.offset) return undefined;
  const zone = state.header.timeZone;
  const problems = (['startsAt', 'endsAt'] as const).flatMap((field) => {
    const local = times[field];
    if (!local) return [];
    const instant = instantOf(local, zone, field === 'startsAt' ? (times.offset ?? undefined) : undefined);
    if (instant === 'skipped') {
      const message = say(
        `le ${local.slice(11)} del ${local.slice(0, 10)} non esistono in ${zone}: gli orologi vanno avanti`,
        `${local.slice(11)} on ${local.slice(0, 10)} does not exist in ${zone}: clocks go forward`,
      );
      return [{ pointer: `/${field}`, message }];
    }
    if (instant !== 'wrong-offset') return [];
    const message = say(
      `in ${zone} a quell'ora lo scarto da UTC non è ${times.offset}`,
      `in ${zone} the offset from UTC at that time is not ${times.offset}`,
    );
    return [{ pointer: '/offset', message }];
  });
  return problems.length > 0 ? invalid(problems) : undefined;
}

/** The day of a meeting as typed: its date, or that of its start. */
export const meetingDay = (times: Times): CivilDate | undefined => times.date ?? times.startsAt?.slice(0, 10);
