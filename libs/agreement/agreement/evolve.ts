import type { EventOf, Evolution } from '../core/define.js';
import { keptOf } from '../core/facts.js';
import type { EvolvingAgreement, TermChange } from '../core/state.js';
import { noteUndone, takeBack, without } from '../core/taking-back.js';
import type { agreementEvents } from './events.js';
import { nonRenewal, termChange } from './facts.js';

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
  TermExtended: (state, event) => changeTerm(state, 'extension', event.data.extension, event),
  ExtensionAnnulled: (state, event) => annulChange(state, 'extension', event.data.extension, event),
  TermEndedEarly: (state, event) => changeTerm(state, 'early-end', event.data.earlyEnd, event),
  EarlyEndAnnulled: (state, event) => annulChange(state, 'early-end', event.data.earlyEnd, event),
  NonRenewalRecorded: (state, { data, occurredOn, revision }) => {
    state.nonRenewals.push({ id: data.nonRenewal, date: occurredOn, revision, ...keptOf(nonRenewal, data) });
  },
  NonRenewalAnnulled: (state, event) => {
    const before = state.nonRenewals.find(({ id }) => id === event.data.nonRenewal);
    state.nonRenewals = without(state.nonRenewals, ({ id }) => id === event.data.nonRenewal);
    takeBack(state, `non-renewals/${event.data.nonRenewal}`, event, before);
  },
  AgreementAnnulled: (state, { data, occurredOn, revision }) => {
    state.annulled = { date: occurredOn, revision, reason: data.reason };
  },
  AgreementArchived: (state, { data, occurredOn, revision }) => {
    state.archived = { date: occurredOn, revision, reason: data.reason };
  },
  AgreementArchiveAnnulled: (state, event) => {
    noteUndone(state, event, state.archived);
    state.archived = undefined;
  },
};

function changeTerm(
  state: EvolvingAgreement,
  kind: TermChange['kind'],
  id: string,
  { data, occurredOn, revision }: EventOf<(typeof agreementEvents)['TermExtended' | 'TermEndedEarly']>,
): void {
  state.termChanges.push({ id, kind, date: occurredOn, revision, ...keptOf(termChange, data) });
}

function annulChange(
  state: EvolvingAgreement,
  kind: TermChange['kind'],
  id: string,
  event: EventOf<(typeof agreementEvents)['ExtensionAnnulled' | 'EarlyEndAnnulled']>,
): void {
  const isIt = (change: TermChange) => change.kind === kind && change.id === id;
  const before = state.termChanges.find(isIt);
  state.termChanges = without(state.termChanges, isIt);
  takeBack(state, `${kind === 'extension' ? 'extensions' : 'early-end'}/${id}`, event, before);
}
