import type { MeetingFacts, MeetingState, RecordedAgreement } from '#libs/agreement/core/state.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { heldBy } from '../cadence/counting.js';
import type { Judgement } from '../judgement.js';
import { blockedByMinutes } from './coverage.js';
import { SOON_DAYS } from './horizons.js';
import type { DecisionItem, IssueItem, MeetingItem } from './item.js';
import { type KnownMeeting, knownMeeting, knownMeetings, type MeetingStage } from './meeting-stage.js';
import { meetingName, partnerName } from './names.js';
import { openDecisions, openIssues } from './open-ends.js';

/** What has not been put right within a year is nobody's task of today: the agreement's own pages still say it. */
const LOOKED_BACK_DAYS = 365;

/**
 * Convened for a day that is over and not recorded; held without minutes; with minutes that a later meeting of the same
 * body could have approved, or that keep it from counting for a rule. Minutes are awaited of every governance meeting,
 * whatever the rule says: what it was for.
 */
export function meetingItems(judgement: Judgement): MeetingItem[] {
  const { state, on } = judgement;
  const blocked = blockedByMinutes(judgement);
  const earliest = addDays(on, -LOOKED_BACK_DAYS);
  const lastHeld = lastHeldByBody(state, on);
  return [...state.meetings].flatMap(([id, meeting]): MeetingItem[] => {
    const known = knownMeeting(id, meeting, on);
    const kind = known && AWAITS[known.stage];
    if (!kind || known.facts.date < earliest) return [];
    const { date, body, convenedBy } = known.facts;
    const name = meetingName(state, known.facts);
    if (kind !== 'minutes-to-approve') return [{ kind, id, date, owner: convenedBy ?? null, name }];
    return blocked.has(id) || (lastHeld.get(body) ?? date) > date ? [{ kind, id, date, owner: null, name }] : [];
  });
}

const AWAITS: Readonly<Partial<Record<MeetingStage, MeetingItem['kind']>>> = {
  'never-recorded': 'meeting-to-record',
  'no-minutes': 'minutes-to-write',
  'to-approve': 'minutes-to-approve',
};

/** The day of the last governance meeting of each body. */
function lastHeldByBody(state: RecordedAgreement, on: CivilDate): ReadonlyMap<string | undefined, CivilDate> {
  const last = new Map<string | undefined, CivilDate>();
  for (const meeting of state.meetings.values()) {
    const held = governanceHeld(meeting, on);
    if (held && held.date > (last.get(held.body) ?? '')) last.set(held.body, held.date);
  }
  return last;
}

/** The meetings at which the minutes of one may have been approved: later ones of the same body, the next one first. */
export const mayHaveApproved = (state: RecordedAgreement, { facts }: KnownMeeting, on: CivilDate): KnownMeeting[] =>
  knownMeetings(state, on)
    .filter(({ meeting }) => {
      const held = governanceHeld(meeting, on);
      return held !== undefined && held.date > facts.date && held.body === facts.body;
    })
    .reverse();

function governanceHeld(meeting: MeetingState, on: CivilDate): MeetingFacts | undefined {
  const held = heldBy(meeting, on);
  return held?.kind === 'governance' ? held : undefined;
}

/** Decisions with a day by which they are to be carried out, that has come or soon will. */
export function decisionItems(judgement: Judgement): DecisionItem[] {
  const { state, on } = judgement;
  const last = addDays(on, SOON_DAYS);
  return openDecisions(judgement)
    .filter(({ due }) => due <= last)
    .map(({ id, decision: { owner = null, meeting, date: takenOn }, due, facts }) => ({
      kind: 'decision-open',
      id,
      date: due,
      owner,
      ownerName: nameOf(state, owner),
      meeting,
      takenOn,
      name: meetingName(state, facts),
    }));
}

/** Issues with a day by which they are to be resolved, that has come or soon will. */
export function issueItems(judgement: Judgement): IssueItem[] {
  const { state, on } = judgement;
  const last = addDays(on, SOON_DAYS);
  return openIssues(judgement)
    .filter(({ due }) => due <= last)
    .map(({ id, issue: { owner = null, date: raisedOn }, due }) => {
      return { kind: 'issue-open', id, date: due, owner, ownerName: nameOf(state, owner), raisedOn };
    });
}

const nameOf = (state: RecordedAgreement, partner: string | null): string | null =>
  partner === null ? null : partnerName(state, partner);
