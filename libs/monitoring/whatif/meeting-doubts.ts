import type { MeetingFacts, RecordedAgreement } from '#libs/agreement/core/state.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import { isConvened, type KnownMeeting, knownMeeting } from '../tasks/meeting-stage.js';
import { othersOfItsDay, type TriedMeeting } from './meeting-trial.js';

/** What looks like a slip in what is about to be recorded of a meeting. */
export type MeetingDoubt =
  /** Recorded anew as held, where one of that body is convened for the day: most likely that one. */
  | { readonly kind: 'convened-already'; readonly other: KnownMeeting }
  /** A second one of a body on one day. */
  | { readonly kind: 'same-day'; readonly other: KnownMeeting }
  /** An end before the start is of the next day; that makes it longer than meetings are. */
  | { readonly kind: 'long'; readonly hours: number };

/** From so many hours on one asks whether the two were typed in their places. */
const LONG_HOURS = 12;

/** What to ask about before a command that would be taken is recorded; `state`: as it is without it. */
export function doubtsAbout(tried: TriedMeeting, state: RecordedAgreement): MeetingDoubt[] {
  const { on } = tried.judgement;
  const after = knownIn(tried.judgement.state, tried.meeting, on);
  if (!after) return [];
  const before = knownIn(state, tried.meeting, on);
  return [...sameDay(tried, after, before), ...tooLong(after.facts, before?.facts)];
}

function knownIn(state: RecordedAgreement, id: string, on: CivilDate): KnownMeeting | undefined {
  const meeting = state.meetings.get(id);
  return meeting && knownMeeting(id, meeting, on);
}

function sameDay(tried: TriedMeeting, after: KnownMeeting, before: KnownMeeting | undefined): MeetingDoubt[] {
  const others = othersOfItsDay(tried).filter(({ facts }) => facts.kind === after.facts.kind);
  const convened = others.find(isConvened);
  if (!before && after.meeting.held && convened) return [{ kind: 'convened-already', other: convened }];
  // Of two that were convened for one day it was asked then; one that was held on it may be this one.
  const isMoved = !before || before.facts.date !== after.facts.date || before.facts.body !== after.facts.body;
  const isHeldNow = !before?.meeting.held && after.meeting.held !== undefined;
  const other = isMoved ? others[0] : isHeldNow ? others.find(({ meeting }) => meeting.held) : undefined;
  return other ? [{ kind: 'same-day', other }] : [];
}

function tooLong({ startsAt, endsAt }: MeetingFacts, before: MeetingFacts | undefined): MeetingDoubt[] {
  if (startsAt === undefined || endsAt === undefined) return [];
  if (startsAt === before?.startsAt && endsAt === before.endsAt) return [];
  const hours = hoursBetween(startsAt, endsAt);
  const isNextDay = endsAt.slice(0, 10) > startsAt.slice(0, 10);
  return isNextDay && hours > LONG_HOURS ? [{ kind: 'long', hours }] : [];
}

/** By the clocks on the wall, whole hours. */
function hoursBetween(from: string, to: string): number {
  const minutesOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const minutes = daysUntil(from.slice(0, 10), to.slice(0, 10)) * 1_440 + minutesOf(to) - minutesOf(from);
  return Math.floor(minutes / 60);
}
