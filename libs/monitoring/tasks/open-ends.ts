import type { DecisionState, IssueState, MeetingFacts, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Judgement } from '../judgement.js';
import { isOver } from '../term/term.js';

/** A decision with a day by which it is to be carried out, and that is not. */
export interface OpenDecision {
  readonly id: string;
  readonly decision: DecisionState;
  readonly due: CivilDate;
  /** Of the meeting that took it. */
  readonly facts: MeetingFacts;
}

/** As known on the day; once the agreement is over nobody waits for them. */
export function openDecisions({ state, term, on }: Judgement): OpenDecision[] {
  if (isOver(term, on)) return [];
  return [...state.decisions].flatMap(([id, decision]) => {
    const { due, date, completed } = decision;
    if (due === undefined || date > on || isBy(completed, on)) return [];
    const facts = meetingOf(state, decision);
    return facts ? [{ id, decision, due, facts }] : [];
  });
}

function meetingOf(state: RecordedAgreement, { meeting }: DecisionState): MeetingFacts | undefined {
  const found = state.meetings.get(meeting);
  return found?.annulled ? undefined : (found?.held ?? found?.scheduled);
}

/** An issue with a day by which it is to be resolved, and that is not. */
export interface OpenIssue {
  readonly id: string;
  readonly issue: IssueState;
  readonly due: CivilDate;
}

/** The same of issues. */
export function openIssues({ state, term, on }: Judgement): OpenIssue[] {
  if (isOver(term, on)) return [];
  return [...state.issues].flatMap(([id, issue]) => {
    const { due, date, resolved, annulled } = issue;
    return due === undefined || date > on || annulled || isBy(resolved, on) ? [] : [{ id, issue, due }];
  });
}

const isBy = (fact: { readonly date: CivilDate } | undefined, on: CivilDate): boolean =>
  fact !== undefined && fact.date <= on;
