import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulWithdrawal } from '../core/annulment.js';
import { withdrawalOf } from '../core/changes.js';
import { besides, dayOf, defineCommand, perhapsReasonInput, type RequestOf, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { date } from '../core/fields.js';
import { type Problem, problem, refuse, unknownPart } from '../core/guards.js';
import { partCommands } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { partnerEnd, partnerStart } from '../core/term.js';
import { partnerEvents } from './events.js';
import { type Partner, partner } from './schema.js';

const noun = say('un partner', 'a partner');

/** A partner leaves after it joined (monitoring-rules 1). */
export function problemsOfPartner(state: RecordedAgreement, part: Partner, addedOn?: string): Problem[] {
  const joined = part.joinedOn ?? addedOn ?? state.header.validFrom;
  const withdrawn = state.partners.get(part.id)?.withdrawn;
  const recorded = withdrawn?.effectiveOn ?? withdrawn?.date;
  const left = recorded ?? part.withdrewOn;
  if (left === undefined || joined === undefined || left > joined) return [];
  return [
    problem(
      'withdrawal-before-joining',
      recorded === undefined ? '/withdrewOn' : '/joinedOn',
      `il recesso viene dopo l'adesione, che è del ${joined}`,
      `a withdrawal comes after joining, which was on ${joined}`,
    ),
  ];
}

const withdrawalInput = perhapsReasonInput.safeExtend({
  effectiveOn: date
    .optional()
    .describe('From when it is no longer part of it: not before `date`, and it may lie ahead; without it, `date`'),
});

function withdrawPartner(state: RecordedAgreement, request: RequestOf<typeof withdrawalInput>): Decision {
  const found = state.partners.get(request.ids['partner'] ?? '');
  if (!found) return unknownPart(noun, request.ids['partner'] ?? '');
  const day = dayOf(request);
  const joined = partnerStart(state, found);
  if (partnerEnd(found) !== undefined) {
    return refuse(
      'partner-withdrew-already',
      `Il recesso di questo partner è già registrato, dal ${partnerEnd(found)}.`,
      `This partner's withdrawal is recorded already, from ${partnerEnd(found)}.`,
    );
  }
  const { effectiveOn = day } = request.input;
  if (effectiveOn < day) {
    return refuse(
      'withdrawal-effective-before-decided',
      `Il recesso, deciso il ${day}, non ha effetto prima.`,
      `The withdrawal, decided on ${day}, has no effect before.`,
      '/effectiveOn',
    );
  }
  if (joined !== undefined && effectiveOn <= joined) {
    return refuse(
      'withdrawal-before-joining',
      `Il recesso viene dopo l'adesione, che è del ${joined}.`,
      `A withdrawal comes after joining, which was on ${joined}.`,
      '/date',
    );
  }
  return [
    newEvent(partnerEvents.PartnerWithdrew, day, {
      ...besides(request.input),
      partner: found.definition.id,
      effectiveOn: effectiveOn === day ? undefined : effectiveOn,
      reason: toSealIf(request.input.reason),
    }),
  ];
}

export const partnerCommands = [
  ...partCommands({
    name: 'partner',
    collection: 'partners',
    noun,
    schema: partner,
    added: partnerEvents.PartnerAdded,
    corrected: partnerEvents.PartnerCorrected,
    annulled: partnerEvents.PartnerAnnulled,
    own: ({ partners }, id) => {
      const part = partners.get(id);
      return { withdrewOn: withdrawalOf('partner', part && partnerEnd(part)) };
    },
    startOf: ({ joinedOn }) => joinedOn,
    example: { id: 'acea', name: 'ACEA', role: 'partner', date: '2021-09-15' },
    correctionExample: { changes: { seat: 'Pinerolo' }, reason: 'Sede scritta male' },
    problemsOf: problemsOfPartner,
  }),
  defineCommand({
    name: 'withdraw-partner',
    path: 'partners/{partner}/withdrawal',
    title: say('Registrare il recesso di un partner', "Record a partner's withdrawal"),
    input: withdrawalInput,
    example: { date: '2022-06-30', effectiveOn: '2022-12-31', reason: 'Fusione con un altro ente' },
    takenBack: { by: 'annul-partner-withdrawal' },
    decide: withdrawPartner,
  }),
  annulWithdrawal({
    name: 'partner',
    collection: 'partners',
    noun,
    title: say('Annullare il recesso di un partner', "Annul a partner's withdrawal"),
    event: partnerEvents.PartnerWithdrawalAnnulled,
    example: 'Registrato sul partner sbagliato',
  }),
];
