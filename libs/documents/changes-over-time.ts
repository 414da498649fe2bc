import type { Fact, RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** Something that made the agreement another than the one that was signed, or that was handed in for it. */
export interface ChangeOverTime {
  /** The event that says it, in the words of the history. */
  readonly revision: number;
  readonly date: CivilDate;
}

/**
 * What changed over time and still stands, newest first: term and renewal, who takes part, what was added and
 * withdrawn, members, targets, what was handed in, evaluated, raised and resolved, the archive. What was taken back is
 * told by the history alone.
 */
export function changesOverTime(state: RecordedAgreement): ChangeOverTime[] {
  return [...changesIn(state)]
    .map(({ date, revision }) => ({ date, revision }))
    .sort((a, b) => (a.date === b.date ? b.revision - a.revision : a.date < b.date ? 1 : -1));
}

function* changesIn(state: RecordedAgreement): Generator<Fact> {
  yield* state.termChanges;
  yield* state.nonRenewals;
  if (state.archived) yield state.archived;
  for (const parts of [
    state.partners,
    state.bodies,
    state.rules,
    state.objectives,
    state.commitments,
    state.indicators,
  ]) {
    for (const { addedOn, revision } of parts.values()) if (addedOn !== undefined) yield { date: addedOn, revision };
  }
  for (const parts of [state.partners, state.rules, state.commitments]) {
    for (const { withdrawn } of parts.values()) if (withdrawn) yield withdrawn;
  }
  for (const { memberChanges } of state.bodies.values()) yield* memberChanges;
  for (const { targetRevisions } of state.indicators.values()) yield* targetRevisions;
  for (const { deliveries } of state.rules.values()) yield* deliveries.filter(({ annulled }) => !annulled);
  yield* [...state.evaluations.values()].filter(({ annulled }) => !annulled);
  for (const issue of state.issues.values()) {
    if (issue.annulled) continue;
    yield issue;
    if (issue.resolved) yield issue.resolved;
  }
}
