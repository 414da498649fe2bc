import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import { en, it } from '#libs/language/words.js';
import { quorumClause } from './explain-quorum.js';

/** What a rule asks of the meetings that it counts, a clause each; `days` writes «tre giorni» or «3 giorni». */
export function conditionsOf(rule: CadenceRule, days: (number: number) => Text): Text[] {
  const conditions: Text[] = [];
  const { quorum, secondCallQuorum, noticeDays, minSpacingDays, requireMinutes, from } = rule;
  if (quorum !== undefined) conditions.push(quorumClause(quorum));
  if (secondCallQuorum !== undefined) {
    const clause = quorumClause(secondCallQuorum);
    conditions.push(say(`in seconda convocazione ${clause.it}`, `in second call ${clause.en}`));
  }
  if (noticeDays !== undefined) {
    const before = days(noticeDays);
    conditions.push(say(`con avviso almeno ${before.it} prima`, `with notice at least ${before.en} before`));
  }
  if (minSpacingDays > 1) {
    const apart = days(minSpacingDays);
    conditions.push(say(`a distanza di almeno ${apart.it}`, `at least ${apart.en} apart`));
  }
  if (requireMinutes) conditions.push(say('con il verbale approvato', 'with approved minutes'));
  if (from !== undefined) conditions.push(say(`a partire ${it.dal(from)}`, `from ${en.date(from)} on`));
  return conditions;
}
