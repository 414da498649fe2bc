import { addDays, addPeriod, type CivilDate } from '#libs/kernel/civil-date.js';
import type { RecordedAgreement, RuleState } from '../core/state.js';
import { ruleStart } from '../core/term.js';
import { owedPeriods } from './owed.js';
import type { DeliverableRule } from './schema.js';

/** True if a period of a deliverable begins on a day, whatever day it is asked on (http-api.md, "What happens"). */
export function beginsPeriod(
  state: RecordedAgreement,
  rule: RuleState,
  definition: DeliverableRule,
  first: CivilDate,
): boolean {
  return daysToAsk(state, definition, first).some((day) =>
    owedPeriods(state, definition, ruleStart(rule), day).some(({ from }) => from === first),
  );
}

/** The term is another one before and after each change of it, and as it goes on by itself. */
function daysToAsk({ termChanges, nonRenewals }: RecordedAgreement, { every }: DeliverableRule, first: CivilDate) {
  const changes = [...termChanges, ...nonRenewals].flatMap(({ date }) => [addDays(date, -1), date]);
  return [first, ...(every === undefined ? [] : [addPeriod(first, every)]), ...changes];
}
