import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, common, dayOf, defineCommand, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { idIsTaken, refuse, unknownPart } from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { ruleStart } from '../core/term.js';
import { ruleEvents } from './events.js';
import { delivery } from './facts.js';
import { beginsPeriod } from './owed.js';

const noun = say('una regola', 'a rule');
const deliveryInput = z.strictObject({ ...common, id: id.optional(), ...shapeOf(delivery, 'typed') });

/** What a `deliverable` asks for was handed in. */
function recordDelivery(state: RecordedAgreement, request: RequestOf<typeof deliveryInput>): Decision {
  const { input } = request;
  const rule = state.rules.get(request.ids['rule'] ?? '');
  if (!rule) return unknownPart(noun, request.ids['rule'] ?? '');
  const { definition } = rule;
  if (definition.type !== 'deliverable') {
    return refuse(
      'not-a-deliverable',
      'Questa regola non chiede una consegna.',
      'This rule does not ask for anything to be handed in.',
    );
  }
  const made = input.id ?? request.newId('delivery');
  if (rule.deliveries.some((other) => other.id === made)) return idIsTaken(made);
  const { period } = input;
  if (period !== undefined && !beginsPeriod(state, definition, ruleStart(rule), period)) {
    return refuse(
      'no-such-period',
      `Nessun periodo di questa regola comincia il ${period}.`,
      `No period of this rule begins on ${period}.`,
      '/period',
    );
  }
  return [
    newEvent(ruleEvents.DeliveryRecorded, dayOf(request), {
      ...besides(input),
      rule: definition.id,
      delivery: made,
      ...recordedOf(delivery, input),
    }),
  ];
}

export const deliveryCommands = [
  defineCommand({
    name: 'record-delivery',
    path: 'rules/{rule}/deliveries',
    title: say('Registrare la consegna di ciò che è dovuto', 'Record that what is owed was handed in'),
    input: deliveryInput,
    creates: true,
    example: { date: '2022-02-20', period: '2021-03-29', note: 'Relazione del primo anno' },
    takenBack: { by: 'annul-delivery' },
    decide: recordDelivery,
  }),
  annulment({
    name: 'delivery',
    path: 'rules/{rule}/deliveries/{delivery}',
    title: say('Annullare una consegna registrata per errore', 'Annul a delivery recorded by mistake'),
    example: 'Era la relazione di un altro accordo',
    event: ruleEvents.DeliveryAnnulled,
    found: ({ rules }, { rule = '', delivery: made = '' }) => {
      const found = rules.get(rule)?.deliveries.find(({ id }) => id === made);
      if (!rules.has(rule)) return unknownPart(noun, rule);
      if (!found) return unknownPart(say('una consegna', 'a delivery'), made);
      return found.annulled
        ? refuse('delivery-annulled', 'Questa consegna è già annullata.', 'This delivery is annulled already.')
        : { rule, delivery: made };
    },
  }),
];
