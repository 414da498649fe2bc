import type { Evolution } from '../core/define.js';
import { change } from '../core/part.js';
import type { AgreementState, HeldFacts, MeetingFacts, MeetingState } from '../core/state.js';
import type { meetingEvents } from './events.js';

export const meetingEvolution: Evolution<AgreementState, typeof meetingEvents> = {
  MeetingScheduled: (state, { data, occurredOn, revision }) => {
    state.meetings.set(data.meeting, {
      revision,
      corrections: [],
      minutes: [],
      scheduled: { kind: 'governance', purposes: [], ...detailsOf(data), date: occurredOn, revision },
      ...(data.invented && { invented: data.invented }),
    });
  },

  MeetingRescheduled: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      ...(meeting.scheduled && {
        scheduled: { ...moved(meeting.scheduled, occurredOn, detailsOf(data)), revision },
      }),
    })),

  MeetingCancelled: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      cancelled: { date: occurredOn, revision, reason: data.reason },
    })),

  /** A meeting recorded as held has what its schedule says, unless it says otherwise (monitoring-rules 2). */
  MeetingHeld: (state, { data, occurredOn, revision }) => {
    const known = state.meetings.get(data.meeting);
    const scheduled: MeetingFacts = known?.scheduled ?? { kind: 'governance', purposes: [], date: occurredOn };
    const held: HeldFacts = {
      ...moved(scheduled, occurredOn, detailsOf(data)),
      present: data.present,
      excused: data.excused ?? [],
      delegates: (data.delegates ?? []) as HeldFacts['delegates'],
      revision,
    };
    notePersons(state, held.delegates);
    const before: MeetingState = known ?? { revision, corrections: [], minutes: [] };
    state.meetings.set(data.meeting, { ...before, held, ...(data.invented && { invented: data.invented }) });
  },

  /** Puts right the record of the meeting held or, before that, of the meeting convened. */
  MeetingCorrected: (state, { data, revision }) => {
    notePersons(state, data.delegates ?? []);
    change(state.meetings, data.meeting, (meeting) => {
      const corrections = [...meeting.corrections, revision];
      const facts = detailsOf(data);
      if (meeting.held) {
        const { present, excused, delegates, revision: heldIn } = meeting.held;
        const held: HeldFacts = {
          ...moved(meeting.held, data.date ?? meeting.held.date, facts),
          present: data.present ?? present,
          excused: data.excused ?? excused,
          delegates: (data.delegates as HeldFacts['delegates'] | undefined) ?? delegates,
          revision: heldIn,
        };
        return { ...meeting, corrections, held };
      }
      if (!meeting.scheduled) return { ...meeting, corrections };
      const { scheduled } = meeting;
      const scheduledNow = { ...moved(scheduled, data.date ?? scheduled.date, facts), revision: scheduled.revision };
      return { ...meeting, corrections, scheduled: scheduledNow };
    });
  },

  MeetingAnnulled: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      annulled: { date: occurredOn, revision, reason: data.reason },
    })),

  MinutesWritten: (state, { data, occurredOn, revision, actor }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      minutes: [...meeting.minutes, { date: occurredOn, revision, text: data.text, actor }],
    })),

  MinutesApproved: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      minutesApproved: { date: occurredOn, revision },
    })),

  DecisionTaken: (state, { data, occurredOn, revision }) => {
    state.decisions.set(data.decision, {
      meeting: data.takenIn,
      date: occurredOn,
      revision,
      text: data.text,
      ...(data.owner && { owner: data.owner }),
      ...(data.due && { due: data.due }),
      ...(data.invented && { invented: data.invented }),
    });
  },

  DecisionCorrected: (state, { data }) =>
    change(state.decisions, data.decision, (decision) => ({
      ...decision,
      text: data.text,
      ...(data.owner && { owner: data.owner }),
      ...(data.due && { due: data.due }),
    })),

  DecisionCompleted: (state, { data, occurredOn, revision }) =>
    change(state.decisions, data.decision, (decision) => ({
      ...decision,
      completed: { date: occurredOn, revision, ...(data.note && { note: data.note }) },
    })),
};

/** Whose data the register holds: what was corrected still stands in it. */
function notePersons(state: AgreementState, delegates: readonly { readonly person?: string | undefined }[]): void {
  for (const { person } of delegates) {
    if (person !== undefined && !state.persons.has(person)) state.persons.set(person, undefined);
  }
}

type Given = { readonly [Field in keyof MeetingFacts]?: MeetingFacts[Field] | undefined };

function detailsOf(data: Given): Partial<MeetingFacts> {
  const fields = [
    ['startsAt', data.startsAt],
    ['endsAt', data.endsAt],
    ['offset', data.offset],
    ['body', data.body],
    ['kind', data.kind],
    ['purposes', data.purposes],
    ['convenedBy', data.convenedBy],
    ['title', data.title],
    ['place', data.place],
    ['mode', data.mode],
    ['agenda', data.agenda],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** The facts with what was given; on another day the hours of the old one no longer hold. */
function moved(facts: MeetingFacts, date: string, given: Partial<MeetingFacts>): MeetingFacts {
  const { startsAt, endsAt, offset, ...rest } = facts;
  const keepsHours = facts.date === date && given.startsAt === undefined;
  const hours = keepsHours
    ? { ...(startsAt && { startsAt }), ...(endsAt && { endsAt }), ...(offset && { offset }) }
    : {};
  return { ...rest, ...hours, ...given, date };
}
