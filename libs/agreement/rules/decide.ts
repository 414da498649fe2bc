import { z } from 'zod';
import { addDays, daysIn } from '#libs/kernel/civil-date.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import {
  besides,
  common,
  dayOf,
  defineCommand,
  perhapsReasonInput,
  type RequestOf,
  toSealIf,
} from '../core/command.js';
import { newEvent } from '../core/define.js';
import { id } from '../core/fields.js';
import { bodyMustExist, type Problem, problem, refuse, unknownPart } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { currentTerm } from '../core/term.js';
import { ruleEvents } from './events.js';
import {
  type CadenceRule,
  cadenceRule,
  type FinalEvaluationRule,
  finalEvaluationRule,
  type MonitoringRule,
  ruleShape,
} from './schema.js';

const noun = say('una regola', 'a rule');
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
  return rule.type === 'meeting-cadence'
    ? problemsOfCadence(state, rule, term.from, term.to)
    : problemsOfFinalEvaluation(rule, term.from, term.to);
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
  if ((rule.minimum - 1) * rule.minSpacingDays >= days) {
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

function withdrawRule(state: RecordedAgreement, request: RequestOf<typeof perhapsReasonInput>): Decision {
  const rule = state.rules.get(request.ids['rule'] ?? '');
  if (!rule) return unknownPart(noun, request.ids['rule'] ?? '');
  if (rule.withdrawn) {
    return refuse(
      'rule-withdrawn-already',
      `Questa regola è già stata ritirata, dal ${rule.withdrawn.date}.`,
      `This rule was withdrawn already, from ${rule.withdrawn.date}.`,
    );
  }
  return [
    newEvent(ruleEvents.RuleWithdrawn, dayOf(request), {
      ...besides(request.input),
      rule: rule.definition.id,
      reason: toSealIf(request.input.reason),
    }),
  ];
}

export const ruleCommands = [
  ...partCommands({
    name: 'rule',
    collection: 'rules',
    noun,
    schema: ruleShape,
    addition: z.discriminatedUnion('type', [
      z.strictObject({ ...cadenceRule.shape, id: id.optional(), ...common }),
      z.strictObject({ ...finalEvaluationRule.shape, id: id.optional(), ...common }),
    ]),
    added: ruleEvents.RuleAdded,
    corrected: ruleEvents.RuleCorrected,
    example: { id: 'tre-incontri', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' },
    correctionExample: { changes: { per: 'calendar-year' }, reason: 'Il tavolo ha deciso che vale l’anno solare' },
    partsOf: (state) => state.rules,
    problemsOf: problemsOfRule,
  }),
  defineCommand({
    name: 'withdraw-rule',
    path: 'rules/{rule}/withdrawal',
    title: say('Ritirare una regola', 'Withdraw a rule'),
    input: perhapsReasonInput,
    example: { date: '2022-06-30', reason: 'Sostituita' },
    decide: withdrawRule,
  }),
];
