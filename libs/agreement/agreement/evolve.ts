import type { Evolution } from '../core/define.js';
import type { AgreementState, TermChange } from '../core/state.js';
import type { agreementEvents } from './events.js';

export const agreementEvolution: Evolution<AgreementState, typeof agreementEvents> = {
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

interface TermEvent {
  readonly occurredOn: string;
  readonly revision: number;
  readonly data: {
    readonly validTo: string;
    readonly act?: string | undefined;
    readonly reason?: TermChange['reason'] | undefined;
  };
}

function changeTerm(state: AgreementState, kind: TermChange['kind'], { data, occurredOn, revision }: TermEvent): void {
  state.termChanges.push({
    kind,
    date: occurredOn,
    revision,
    validTo: data.validTo,
    ...(data.act && { act: data.act }),
    ...(data.reason && { reason: data.reason }),
  });
}
