import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { termOn } from '#libs/agreement/core/term.js';
import type { CadenceRule, MonitoringRule } from '#libs/agreement/rules/schema.js';
import { type CivilDate, daysIn, later, shortestDays } from '#libs/kernel/civil-date.js';

/** What judging each takes with its reasons and its place on a page, as measured on a small machine. */
const MS_A_PERIOD = 0.1;
const MS_A_PART = 0.1;
const MS_A_MEETING_OF_A_RULE = 0.015;
const MS_AN_ENTRY = 0.003;
/** Changes of the term are among the reasons of every part. */
const MS_A_PART_AND_CHANGE = 0.002;

const known = new WeakMap<RecordedAgreement, number>();

/**
 * About how many milliseconds a report or page of an agreement takes to compute: from counts alone, before anything is.
 * `today` matters little, and only where the agreement has no end.
 */
export function effortOf(state: RecordedAgreement, today: CivilDate): number {
  const effort = known.get(state) ?? effortNow(state, today);
  known.set(state, effort);
  return effort;
}

/** The same of a state that is folded on in place. */
export function effortNow(state: RecordedAgreement, today: CivilDate): number {
  const { from, to, spans } = termOn(state, today);
  const days = from === undefined ? 0 : daysIn(from, later(to ?? today, from));
  const rules = [...state.rules.values()].map(({ definition }) => definition);
  const cadences = rules.filter((rule): rule is CadenceRule => rule.type === 'meeting-cadence');
  const periods = rules.reduce((sum, rule) => sum + periodsOf(rule, days), spans.length);
  const parts = state.commitments.size + state.indicators.size + state.objectives.size;
  const changes = state.termChanges.length + state.nonRenewals.length;
  return (
    periods * MS_A_PERIOD +
    parts * (MS_A_PART + changes * MS_A_PART_AND_CHANGE) +
    periods * changes * MS_A_PART_AND_CHANGE +
    state.meetings.size * (1 + cadences.length) * MS_A_MEETING_OF_A_RULE +
    (state.progressIndex.size + state.measurementIndex.size) * MS_AN_ENTRY
  );
}

function periodsOf(rule: MonitoringRule, days: number): number {
  if (rule.type === 'final-evaluation') return 1;
  if (rule.every !== undefined) return Math.ceil(days / shortestDays(rule.every));
  if (rule.type === 'deliverable') return 1;
  return rule.yearly !== undefined || (rule.per !== undefined && rule.per !== 'term') ? Math.ceil(days / 365) : 1;
}
