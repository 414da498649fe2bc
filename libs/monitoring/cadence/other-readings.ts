import { ANCHORS, type Anchor, type CadenceRule, cadenceOf, dividesTheYear } from '#libs/agreement/rules/schema.js';
import type { Judgement } from '../judgement.js';
import { type CadenceJudgement, judgeCadence } from './cadence.js';

const YEARS = { start: 'agreement-year', calendar: 'calendar-year', rolling: 'rolling-year' } as const;

/**
 * How a rule would be judged if its periods were counted otherwise: from the start, by the calendar, from each meeting.
 * Empty for a rule that leaves nothing to read otherwise, and for one that is not there on the day or was withdrawn.
 */
export function otherJudgements(
  { state, parts, term, on, cadence }: Pick<Judgement, 'state' | 'parts' | 'term' | 'on' | 'cadence'>,
  ruleId: string,
): CadenceJudgement[] {
  const rule = parts.rules.find(({ definition }) => definition.id === ruleId);
  const definition = rule?.definition;
  if (!rule || definition?.type !== 'meeting-cadence') return [];
  const known = cadence.find((judgement) => judgement.rule === rule);
  const judged = otherReadings(definition).map((other) => judgeCadence(state, parts, rule, other, term, on, known));
  return judged.filter(({ withdrawnOn }) => withdrawnOn === undefined);
}

function otherReadings(definition: CadenceRule): CadenceRule[] {
  const cadence = cadenceOf(definition);
  if (cadence.kind !== 'every') return [];
  const others = ANCHORS.filter((anchor) => anchor !== cadence.anchor && fits(definition, cadence.every, anchor));
  return others.map((anchor) =>
    definition.per === undefined ? { ...definition, anchor } : { ...definition, per: YEARS[anchor] },
  );
}

/** From each meeting: neither spacing nor minutes; by the calendar: parts of a year (monitoring-rules 2, "Refused"). */
function fits(rule: CadenceRule, every: string, anchor: Anchor): boolean {
  if (anchor === 'rolling') return rule.minSpacingDays === 1 && !rule.requireMinutes;
  return anchor === 'start' || dividesTheYear(every);
}
