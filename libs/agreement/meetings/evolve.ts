import type { Evolution } from '../core/define.js';
import { cleared, keptOf } from '../core/facts.js';
import { change } from '../core/part.js';
import type { EvolvingAgreement, HeldFacts, MeetingFacts, MeetingState } from '../core/state.js';
import { noteUndone, takeBack } from '../core/taking-back.js';
import type { meetingEvents } from './events.js';
import {
  amendedDetails,
  approval,
  completion,
  correctedDecision,
  correctedFacts,
  decision,
  givenDetails,
  heldFacts,
  hours,
  newTime,
} from './facts.js';

/** What is not said of a meeting. */
const UNSAID = { kind: 'governance', purposes: [] } as const;

export const meetingEvolution: Evolution<EvolvingAgreement, typeof meetingEvents> = {
  MeetingScheduled: (state, { data, occurredOn, revision }) => {
    state.meetings.set(data.meeting, {
      revision,
      corrections: [],
      minutes: [],
      scheduled: { ...UNSAID, ...keptOf(givenDetails, data), date: occurredOn, revision },
      ...(data.invented && { invented: data.invented }),
    });
  },

  MeetingRescheduled: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      ...(meeting.scheduled && {
        scheduled: { ...moved(withoutNotice(meeting.scheduled), occurredOn, keptOf(newTime, data)), revision },
      }),
    })),

  MeetingCancelled: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      cancelled: { date: occurredOn, revision, reason: data.reason },
    })),

  MeetingCancellationAnnulled: (state, event) => {
    takeBack(
      state,
      `meetings/${event.data.meeting}/cancellation`,
      event,
      state.meetings.get(event.data.meeting)?.cancelled,
    );
    change(state.meetings, event.data.meeting, ({ cancelled: _, ...meeting }) => meeting);
  },

  /** A meeting recorded as held has what its schedule says, unless it says otherwise (monitoring-rules 2). */
  MeetingHeld: (state, { data, occurredOn, revision }) => {
    const known = state.meetings.get(data.meeting);
    const scheduled: MeetingFacts = known?.scheduled ?? { ...UNSAID, date: occurredOn };
    const unattended = { ...scheduled, present: [], excused: [], delegates: [], revision };
    const held = moved<HeldFacts>(unattended, occurredOn, keptOf(heldFacts, data));
    notePersons(state, held.delegates);
    const before: MeetingState = known ?? { revision, corrections: [], minutes: [] };
    state.meetings.set(data.meeting, { ...before, held, ...(data.invented && { invented: data.invented }) });
  },

  /** Still convened. Its minutes, and what was decided in it, go with it. */
  MeetingHeldAnnulled: (state, event) => {
    const { meeting: of } = event.data;
    takeBack(state, `meetings/${of}/held`, event, state.meetings.get(of)?.held);
    change(state.meetings, of, ({ held: _, minutesApproved: __, ...meeting }) => ({ ...meeting, minutes: [] }));
    for (const [id, { meeting }] of state.decisions) {
      if (meeting !== of) continue;
      state.decisions.delete(id);
      takeBack(state, `decisions/${id}`, event, undefined);
    }
  },

  /** Puts right the record of the meeting held or, before that, of the meeting convened. */
  MeetingCorrected: (state, { data, revision }) => {
    notePersons(state, data.delegates ?? []);
    if (data.date !== undefined) decisionsMoveTo(state, data.meeting, data.date);
    change(state.meetings, data.meeting, (meeting) => {
      const { held, scheduled } = meeting;
      const corrected = { ...meeting, corrections: [...meeting.corrections, revision] };
      if (held) return { ...corrected, held: moved(held, data.date ?? held.date, keptOf(correctedFacts, data)) };
      if (!scheduled) return corrected;
      return { ...corrected, scheduled: moved(scheduled, data.date ?? scheduled.date, keptOf(amendedDetails, data)) };
    });
  },

  MeetingAnnulled: (state, event) => {
    const { data, occurredOn, revision } = event;
    const before = state.meetings.get(data.meeting);
    // Its day is in its name.
    noteUndone(state, event, before && { revision: before.revision });
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      annulled: { date: occurredOn, revision, reason: data.reason },
    }));
  },

  MinutesWritten: (state, { data, occurredOn, revision, actor }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      minutes: [...meeting.minutes, { date: occurredOn, revision, text: data.text, actor }],
    })),

  MinutesApproved: (state, { data, occurredOn, revision }) =>
    change(state.meetings, data.meeting, (meeting) => ({
      ...meeting,
      minutesApproved: { date: occurredOn, revision, ...keptOf(approval, data) },
    })),

  MinutesApprovalAnnulled: (state, event) => {
    const { minutesApproved } = state.meetings.get(event.data.meeting) ?? {};
    takeBack(state, `meetings/${event.data.meeting}/minutes/approval`, event, minutesApproved);
    change(state.meetings, event.data.meeting, ({ minutesApproved: _, ...meeting }) => meeting);
  },

  DecisionTaken: (state, { data, occurredOn, revision }) => {
    state.decisions.set(data.decision, {
      meeting: data.takenIn,
      date: occurredOn,
      revision,
      ...keptOf(decision, data),
      ...(data.invented && { invented: data.invented }),
    });
  },

  DecisionCorrected: (state, { data }) =>
    change(state.decisions, data.decision, (taken) => cleared({ ...taken, ...keptOf(correctedDecision, data) })),

  DecisionCompleted: (state, { data, occurredOn, revision }) =>
    change(state.decisions, data.decision, (taken) => ({
      ...taken,
      completed: { date: occurredOn, revision, ...keptOf(completion, data) },
    })),

  DecisionCompletionAnnulled: (state, event) => {
    const { completed } = state.decisions.get(event.data.decision) ?? {};
    takeBack(state, `decisions/${event.data.decision}/completion`, event, completed);
    change(state.decisions, event.data.decision, ({ completed: _, ...taken }) => taken);
  },
};

/** What was decided in a meeting was decided on its day. */
function decisionsMoveTo({ decisions }: EvolvingAgreement, meeting: string, date: string): void {
  for (const [id, taken] of decisions) if (taken.meeting === meeting) decisions.set(id, { ...taken, date });
}

/** The notice of the old day says nothing about the new one. */
function withoutNotice({ convenedOn: _, ...scheduled }: MeetingFacts): MeetingFacts {
  return scheduled;
}

/** Whose data the register holds: what was corrected still stands in it. */
function notePersons(state: EvolvingAgreement, delegates: readonly { readonly person?: string | undefined }[]): void {
  for (const { person } of delegates) {
    if (person !== undefined && !state.persons.has(person)) state.persons.set(person, undefined);
  }
}

type Given<Facts> = { readonly [Name in keyof Facts]?: Facts[Name] | null | undefined };

/** The facts with what was given; on another day the hours of the old one no longer hold. */
function moved<Facts extends MeetingFacts>(facts: Facts, date: string, given: Given<Facts>): Facts {
  const { startsAt, endsAt, offset, ...rest } = facts;
  const keepsHours = facts.date === date && given.startsAt === undefined;
  return cleared({ ...rest, ...(keepsHours && keptOf(hours, facts)), ...given, date }) as unknown as Facts;
}
