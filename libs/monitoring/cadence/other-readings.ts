import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { Judgement } from '../judgement.js';
import { type CadenceJudgement, judgeCadence } from './cadence.js';

const READINGS: readonly CadenceRule['per'][] = ['agreement-year', 'calendar-year', 'rolling-year'];

/**
 * How a rule would be judged if «all’anno» meant another year. Empty for a rule over the whole term, which leaves
 * nothing to read otherwise, and for one that is not there on the day.
 */
export function otherJudgements(
  { state, parts, term, on }: Pick<Judgement, 'state' | 'parts' | 'term' | 'on'>,
  ruleId: string,
): CadenceJudgement[] {
  const rule = parts.rules.find(({ definition }) => definition.id === ruleId);
  const definition = rule?.definition;
  if (!rule || definition?.type !== 'meeting-cadence' || definition.per === 'term') return [];
  return READINGS.filter((per) => per !== definition.per && fits(definition, per)).map((per) =>
    judgeCadence(state, parts, rule, { ...definition, per }, term, on),
  );
}

/** A rolling year knows neither spacing nor minutes (monitoring-rules 2, "Refused"). */
const fits = (rule: CadenceRule, per: CadenceRule['per']): boolean =>
  per !== 'rolling-year' || (rule.minSpacingDays === 1 && !rule.requireMinutes);
