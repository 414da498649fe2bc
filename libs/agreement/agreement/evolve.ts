import type { EventOf, Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import type { EvolvingAgreement, TermChange } from '../core/state.js';
import type { agreementEvents } from './events.js';
import { termChange } from './facts.js';

export const agreementEvolution: Evolution<EvolvingAgreement, typeof agreementEvents> = {
  AgreementRecorded: (state, { data, occurredOn, revision }) => {
    state.id = data.agreement;
    state.header = data.definition;
    state.recorded = { date: occurredOn, revision };
    state.invented = data.invented ?? false;
  },
  AgreementCorrected: (state, { data, revision }) => {
    state.header = data.definition;
    state.corrections.push(revision);
  },
  TermExtended: (state, event) => changeTerm(state, 'extension', event),
  TermEndedEarly: (state, event) => changeTerm(state, 'early-end', event),
  AgreementAnnulled: (state, { data, occurredOn, revision }) => {
    state.annulled = { date: occurredOn, revision, reason: data.reason };
  },
  AgreementArchived: (state, { data, occurredOn, revision }) => {
    state.archived = { date: occurredOn, revision, reason: data.reason };
  },
};

function changeTerm(
  state: EvolvingAgreement,
  kind: TermChange['kind'],
  { data, occurredOn, revision }: EventOf<(typeof agreementEvents)['TermExtended' | 'TermEndedEarly']>,
): void {
  state.termChanges.push({ kind, date: occurredOn, revision, ...keptOf(termChange, data) });
}
