import type { AgreementState, DecisionState, MeetingFacts, MeetingState } from '#libs/agreement/core/state.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { heldBy } from '../cadence/counting.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';
import { SOON_DAYS } from './horizons.js';
import type { DecisionItem, MeetingItem } from './item.js';
import { shortened } from './shortened.js';

/** What has not been put right within a year is nobody's task of today: the agreement's own pages still say it. */
const LOOKED_BACK_DAYS = 365;

/**
 * Convened for a day that is over and not recorded; held without minutes; with minutes that a later meeting of the same
 * body could have approved. Minutes are awaited of every governance meeting, whatever the rule says: what it was for.
 */
export function meetingItems({ state, on }: Judgement): MeetingItem[] {
  const earliest = addDays(on, -LOOKED_BACK_DAYS);
  const lastHeld = lastHeldByBody(state, on);
  return [...state.meetings].flatMap(([id, meeting]) => {
    const kind = kindOf(meeting, on, lastHeld);
    const facts = meeting.held ?? meeting.scheduled;
    if (!kind || !facts || facts.date < earliest) return [];
    const owner = kind === 'minutes-to-approve' ? null : (facts.convenedBy ?? null);
    return [{ kind, id, date: facts.date, owner, name: nameOf(state, facts) }];
  });
}

function kindOf(
  meeting: MeetingState,
  on: CivilDate,
  lastHeld: ReadonlyMap<string | undefined, CivilDate>,
): MeetingItem['kind'] | undefined {
  if (meeting.annulled) return undefined;
  if (!meeting.held) {
    const isPast = meeting.scheduled !== undefined && meeting.scheduled.date < on;
    return isPast && !meeting.cancelled ? 'meeting-to-record' : undefined;
  }
  const { date, kind, body } = meeting.held;
  if (kind !== 'governance' || date > on || meeting.minutesApproved) return undefined;
  if (meeting.minutes.length === 0) return 'minutes-to-write';
  return (lastHeld.get(body) ?? date) > date ? 'minutes-to-approve' : undefined;
}

/** The day of the last governance meeting of each body. */
function lastHeldByBody(state: AgreementState, on: CivilDate): ReadonlyMap<string | undefined, CivilDate> {
  const last = new Map<string | undefined, CivilDate>();
  for (const meeting of state.meetings.values()) {
    const held = heldBy(meeting, on);
    if (held?.kind === 'governance' && held.date > (last.get(held.body) ?? '')) last.set(held.body, held.date);
  }
  return last;
}

/** Decisions with a day by which they are to be carried out, that has come or soon will. */
export function decisionItems({ state, term, on }: Judgement): DecisionItem[] {
  if (isOver(term, on)) return [];
  const last = addDays(on, SOON_DAYS);
  return [...state.decisions].flatMap(([id, decision]) => {
    const { due, owner = null } = decision;
    if (due === undefined || due > last || decision.completed) return [];
    const facts = meetingOf(state, decision);
    if (!facts) return [];
    const ownerName = owner === null ? null : partnerName(state, owner);
    const { meeting } = decision;
    const name = nameOf(state, facts);
    return [{ kind: 'decision-open', id, date: due, owner, ownerName, meeting, takenOn: decision.date, name }];
  });
}

function meetingOf(state: AgreementState, { meeting }: DecisionState): MeetingFacts | undefined {
  const found = state.meetings.get(meeting);
  return found?.annulled ? undefined : (found?.held ?? found?.scheduled);
}

export const partnerName = (state: AgreementState, id: string): string =>
  shortened(state.partners.get(id)?.definition.name ?? id);

function nameOf(state: AgreementState, { body, title }: MeetingFacts): string | null {
  const name = (body === undefined ? undefined : state.bodies.get(body)?.definition.name) ?? title;
  return name === undefined ? null : shortened(name);
}
