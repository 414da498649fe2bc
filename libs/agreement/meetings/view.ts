import { shownOf } from '../core/facts.js';
import { type Listing, listing, partViews } from '../core/paging.js';
import type { DecisionState, HeldFacts, MeetingFacts, MeetingState } from '../core/state.js';
import { compact, isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { type Closed, textPlace, textPlaceIf } from '../texts/view.js';
import { approval, attendance, completion, decision, details } from './facts.js';
import type { DecisionView, MeetingView, MinutesVersionView } from './view-schema.js';

/** `GET …/meetings/{m}`; undefined where there is none, or on that day not yet. */
export function meetingView(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Closed<MeetingView> | undefined {
  const meeting = register.state.meetings.get(id);
  const facts = meeting && factsOn(meeting, options);
  return facts && viewOf(register, id, meeting, facts, options);
}

/** `GET …/meetings`, by date. */
export function listMeetings(register: RegisterToView, options: ViewOptions): Listing<Closed<MeetingView>> {
  const entries = [...register.state.meetings].flatMap(([id, meeting]) => {
    const facts = factsOn(meeting, options);
    if (!facts) return [];
    const place = { date: facts.date, revision: meeting.revision };
    return [{ place, item: () => viewOf(register, id, meeting, facts, options) }];
  });
  return listing(`${register.state.id}/meetings`, entries);
}

/** As it was held, unless that was on a later day: then still as it was last convened, if it was. */
function factsOn(meeting: MeetingState, options: ViewOptions): HeldFacts | MeetingFacts | undefined {
  return meeting.held && isBy(meeting.held.date, options) ? meeting.held : meeting.scheduled;
}

function viewOf(
  register: RegisterToView,
  id: string,
  meeting: MeetingState,
  facts: HeldFacts | MeetingFacts,
  options: ViewOptions,
): Closed<MeetingView> {
  const { state } = register;
  const held = 'present' in facts ? facts : undefined;
  const { cancelled, annulled } = meeting;
  const isCancelled = !held && cancelled !== undefined && isBy(cancelled.date, options);
  return revised(register, `meetings/${id}`, {
    id,
    status: annulled ? 'annulled' : held ? 'held' : isCancelled ? 'cancelled' : 'convened',
    date: facts.date,
    ...shownOf(details, facts, state),
    ...(held && attendanceOf(register, id, held, options)),
    ...(held && { minutes: minutesOf(register, meeting, options) }),
    ...(isCancelled && { cancellation: { date: cancelled.date, reason: textPlace(state, cancelled.reason) } }),
    ...(annulled && { annulment: { date: annulled.date, reason: textPlace(state, annulled.reason) } }),
    invented: meeting.invented,
  } as const);
}

function attendanceOf({ state }: RegisterToView, id: string, held: HeldFacts, options: ViewOptions) {
  const decisions = [...state.decisions].filter(([, { meeting, date }]) => meeting === id && isBy(date, options));
  const { delegates, ...there } = shownOf(attendance, held, state);
  return {
    ...there,
    delegates: options.names ? delegates : undefined,
    decisions: decisions.map(([taken, facts]) => ({ id: taken, ...shownOf(decision, facts, state) })),
  };
}

function minutesOf({ state }: RegisterToView, meeting: MeetingState, options: ViewOptions) {
  const versions = meeting.minutes.filter(({ date }) => isBy(date, options));
  const approved = meeting.minutesApproved;
  const isApproved = approved !== undefined && isBy(approved.date, options);
  const latest = versions.at(-1);
  if (!latest && !isApproved) return undefined;
  return compact({
    text: textPlaceIf(state, latest?.text),
    versions: versions.length,
    writtenOn: latest?.date,
    actor: options.names ? latest?.actor : undefined,
    ...(isApproved && { approvedOn: approved.date, ...shownOf(approval, approved, state) }),
  });
}

/** `GET …/meetings/{m}/minutes`: every version, oldest first; undefined where there is no such meeting. */
export function listMinutes(
  { state }: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<Closed<MinutesVersionView>> | undefined {
  const meeting = state.meetings.get(id);
  if (!meeting || !factsOn(meeting, options)) return undefined;
  const versions = meeting.minutes.filter(({ date }) => isBy(date, options));
  return listing(
    `${state.id}/meetings/${id}/minutes`,
    versions.map(({ text, date, actor, revision }) => ({
      place: { date: '', revision },
      item: () => compact({ text: textPlace(state, text), date, actor: options.names ? actor : undefined, revision }),
    })),
  );
}

/** `GET …/decisions/{d}` and `GET …/decisions`. */
export const { one: decisionView, list: listDecisions } = partViews('decisions', decisionOf);

function decisionOf(
  register: RegisterToView,
  id: string,
  taken: DecisionState,
  options: ViewOptions,
): Closed<DecisionView> {
  const { state } = register;
  const annulled = state.meetings.get(taken.meeting)?.annulled;
  const completed = taken.completed && isBy(taken.completed.date, options) ? taken.completed : undefined;
  const view = {
    id,
    meeting: taken.meeting,
    date: taken.date,
    status: annulled ? 'annulled' : completed ? 'completed' : 'open',
    ...shownOf(decision, taken, state),
    completion: completed && { date: completed.date, ...shownOf(completion, completed, state) },
    invented: taken.invented,
  } as const;
  return revised(register, `decisions/${id}`, view, annulled?.revision);
}
