import type { IndicatorState } from '#libs/agreement/core/state.js';
import type { Indicator, Target } from '#libs/agreement/indicators/schema.js';
import { type CivilDate, daysUntil } from '#libs/kernel/civil-date.js';
import type { JudgedTerm } from '../term/term.js';

/** What an indicator is compared with on a day (monitoring-rules 3). */
export type Comparison =
  | { readonly kind: 'targets'; readonly baseline: Target; readonly targets: readonly Target[]; readonly last: Target }
  | { readonly kind: 'range'; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly kind: 'none' };

export interface Targets {
  readonly targets: readonly Target[];
  /** The event that revised them, if one did. */
  readonly revision: number | undefined;
}

/** Those of the last revision decided by the day (of one day the later recorded), else the first ones. */
export function targetsOn(indicator: IndicatorState, on: CivilDate): Targets {
  let current: IndicatorState['targetRevisions'][number] | undefined;
  for (const revision of indicator.targetRevisions) {
    if (revision.date <= on && (current === undefined || revision.date >= current.date)) current = revision;
  }
  if (current) return { targets: current.targets, revision: current.revision };
  return { targets: indicator.definition.targets ?? [], revision: undefined };
}

export function comparisonOf(definition: Indicator, targets: readonly Target[], term: JudgedTerm): Comparison {
  if (definition.direction === 'maintain') {
    const { min, max } = definition.range ?? {};
    return min === undefined && max === undefined ? { kind: 'none' } : { kind: 'range', min, max };
  }
  const baseline = baselineOf(definition, term);
  const last = targets.at(-1);
  if (!baseline || !last || last.value === baseline.value) return { kind: 'none' };
  return { kind: 'targets', baseline, targets, last };
}

/** The baseline given; for `increase` without one, 0 at the start of the term. */
export function baselineOf(definition: Indicator, term: JudgedTerm): Target | undefined {
  if (definition.baseline) return definition.baseline;
  return definition.direction === 'increase' && term.from !== undefined ? { value: 0, date: term.from } : undefined;
}

/** Piecewise linear in days through the baseline and the targets; flat before and after. */
export function expectedValue(baseline: Target, targets: readonly Target[], on: CivilDate): number {
  let before = baseline;
  if (on <= before.date) return before.value;
  for (const target of targets) {
    if (on < target.date) {
      const share = daysUntil(before.date, on) / daysUntil(before.date, target.date);
      return before.value + (target.value - before.value) * share;
    }
    before = target;
  }
  return before.value;
}
