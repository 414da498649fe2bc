import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulWithdrawal } from '../core/annulment.js';
import { withdrawalOf } from '../core/changes.js';
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
import { notBeforeItWasAdded, refuse, unknownPart } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { deliveryCommands } from './deliveries.js';
import { ruleEvents } from './events.js';
import { problemsOfRule } from './problems.js';
import {
  cadenceShape,
  deliverableShape,
  finalEvaluationShape,
  minimumWithPer,
  oneCadence,
  oneOwner,
  ruleShape,
  withinOrUntil,
} from './schema.js';

const noun = say('una regola', 'a rule');

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
  return (
    notBeforeItWasAdded(rule.addedOn, dayOf(request)) ?? [
      newEvent(ruleEvents.RuleWithdrawn, dayOf(request), {
        ...besides(request.input),
        rule: rule.definition.id,
        reason: toSealIf(request.input.reason),
      }),
    ]
  );
}

export const ruleCommands = [
  ...partCommands({
    name: 'rule',
    collection: 'rules',
    noun,
    schema: ruleShape,
    addition: z.discriminatedUnion('type', [
      z.strictObject({ ...cadenceShape, id: id.optional(), ...common }).check(oneCadence, minimumWithPer),
      z.strictObject({ ...finalEvaluationShape, id: id.optional(), ...common }),
      z.strictObject({ ...deliverableShape, id: id.optional(), ...common }).check(oneOwner, withinOrUntil),
    ]),
    added: ruleEvents.RuleAdded,
    corrected: ruleEvents.RuleCorrected,
    annulled: ruleEvents.RuleAnnulled,
    own: ({ rules }, id) => ({ withdrawnOn: withdrawalOf('rule', rules.get(id)?.withdrawn?.date) }),
    startOf: (part) => ('from' in part ? part.from : undefined),
    example: {
      id: 'tre-incontri',
      type: 'meeting-cadence',
      minimum: 3,
      per: 'agreement-year',
      body: 'tavolo',
      date: '2021-09-15',
    },
    correctionExample: { changes: { per: 'calendar-year' }, reason: 'Il tavolo ha deciso che vale l’anno solare' },
    problemsOf: problemsOfRule,
  }),
  defineCommand({
    name: 'withdraw-rule',
    path: 'rules/{rule}/withdrawal',
    title: say('Ritirare una regola', 'Withdraw a rule'),
    input: perhapsReasonInput,
    example: { date: '2022-06-30', reason: 'Sostituita' },
    takenBack: { by: 'annul-rule-withdrawal' },
    decide: withdrawRule,
  }),
  annulWithdrawal({
    name: 'rule',
    collection: 'rules',
    noun,
    title: say('Annullare il ritiro di una regola', 'Annul the withdrawal of a rule'),
    event: ruleEvents.RuleWithdrawalAnnulled,
    example: 'Ritirata la regola sbagliata',
  }),
  ...deliveryCommands,
];
