import { addDays, daysIn } from '#libs/kernel/civil-date.js';
import { bodyMustExist, type Problem, problem } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { currentTerm } from '../core/term.js';
import { type CadenceRule, type FinalEvaluationRule, type MonitoringRule, minimumOf } from './schema.js';

const SHORTEST_YEAR = 365;

/** What monitoring-rules 1, 2 and 6 refuse of a rule. */
export function problemsOfRule(state: RecordedAgreement, rule: MonitoringRule): Problem[] {
  const term = currentTerm(state);
  if (term.from === undefined) {
    return [
      problem(
        'rule-needs-known-start',
        '/type',
        "senza la data d'inizio dell'accordo (validFrom) nessuna regola si può giudicare",
        'without the start of the agreement (validFrom) no rule can be judged',
      ),
    ];
  }
  if (rule.type === 'meeting-cadence') return problemsOfCadence(state, rule, term.from, term.to);
  return rule.type === 'final-evaluation' ? problemsOfFinalEvaluation(rule, term.from, term.to) : [];
}

function problemsOfCadence(
  state: RecordedAgreement,
  rule: CadenceRule,
  from: string,
  to: string | undefined,
): Problem[] {
  const problems = bodyMustExist(state, rule.body, '/body');
  if (rule.per === 'term' && to === undefined) {
    problems.push(
      problem(
        'rule-needs-end',
        '/per',
        'un accordo senza fine non ha una durata intera su cui contare',
        'an agreement without an end has no whole term to count over',
      ),
    );
  }
  if (rule.per === 'term' && rule.from !== undefined) {
    problems.push(
      problem('rule-from-not-for-term', '/from', 'non vale per regole sulla durata intera', 'not for rules per term'),
    );
  }
  if (rule.per === 'rolling-year' && rule.minSpacingDays > 1) {
    problems.push(
      problem(
        'spacing-not-for-rolling-year',
        '/minSpacingDays',
        'non vale per regole su dodici mesi mobili',
        'not for rules per rolling year',
      ),
    );
  }
  if (rule.per === 'rolling-year' && rule.requireMinutes) {
    problems.push(
      problem(
        'minutes-not-for-rolling-year',
        '/requireMinutes',
        'non vale per regole su dodici mesi mobili',
        'not for rules per rolling year',
      ),
    );
  }
  const days = rule.per === 'term' && to !== undefined ? daysIn(from, to) : SHORTEST_YEAR;
  if ((minimumOf(rule) - 1) * rule.minSpacingDays >= days) {
    problems.push(
      problem(
        'rule-cannot-be-kept',
        '/minimum',
        `in ${days} giorni non ci stanno ${rule.minimum} incontri a ${rule.minSpacingDays} giorni di distanza`,
        `${days} days cannot hold ${rule.minimum} meetings ${rule.minSpacingDays} days apart`,
      ),
    );
  }
  return problems;
}

function problemsOfFinalEvaluation(rule: FinalEvaluationRule, from: string, to: string | undefined): Problem[] {
  if (to === undefined) {
    return [
      problem(
        'rule-needs-end',
        '/type',
        'un accordo senza fine non ha una valutazione finale',
        'an agreement without an end has no final evaluation',
      ),
    ];
  }
  if (addDays(to, -rule.dueDaysBeforeEnd) >= from) return [];
  return [
    problem(
      'due-outside-term',
      '/dueDaysBeforeEnd',
      "la valutazione andrebbe fatta prima dell'inizio dell'accordo",
      'the evaluation would be due before the agreement starts',
    ),
  ];
}
