import { type CivilDate, earlier, through } from '#libs/kernel/civil-date.js';
import type { Header } from '../agreement/schema.js';
import type { CommitmentState, PartnerState, RecordedAgreement, RuleState, TermChange } from './state.js';

/** Where the definition, as it stands, puts the end: given, or counted from the start (monitoring-rules 1). */
export function definedEnd(header: Header): CivilDate | undefined {
  if (header.validTo !== undefined) return header.validTo;
  if (header.validFrom === undefined || header.duration === undefined) return undefined;
  return through(header.validFrom, header.duration);
}

export interface Term {
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  /** The extension or early end that decides `to`. */
  readonly change: TermChange | undefined;
}

/** The term as known from changes decided on or before a day: of those the last recorded counts. */
export function termOn(state: RecordedAgreement, day: CivilDate): Term {
  return termWith(
    state,
    state.termChanges.filter((change) => change.date <= day),
  );
}

/** The term as last recorded, whatever the day. */
export function currentTerm(state: RecordedAgreement): Term {
  return termWith(state, state.termChanges);
}

function termWith(state: RecordedAgreement, changes: readonly TermChange[]): Term {
  const change = changes.at(-1);
  return { from: state.header.validFrom, to: change?.validTo ?? definedEnd(state.header), change };
}

/** From when a commitment counts: as it says, else from the day it was added, else from the start of the term. */
export function commitmentStart(state: RecordedAgreement, commitment: CommitmentState): CivilDate | undefined {
  return commitment.definition.from ?? commitment.addedOn ?? state.header.validFrom;
}

/** From when a rule judges; undefined: from the start of the term. */
export function ruleStart(rule: RuleState): CivilDate | undefined {
  if (rule.definition.type !== 'meeting-cadence') return undefined;
  return rule.definition.from ?? rule.addedOn;
}

/** From when a partner is part of the agreement; undefined: always. */
export function partnerStart(state: RecordedAgreement, partner: PartnerState): CivilDate | undefined {
  return partner.definition.joinedOn ?? partner.addedOn ?? state.header.validFrom;
}

/** The day from which a partner is no longer part of it. */
export function partnerEnd(partner: PartnerState): CivilDate | undefined {
  return partner.withdrawn?.date ?? partner.definition.withdrewOn;
}

export function partnerIsActiveOn(state: RecordedAgreement, partner: PartnerState, day: CivilDate): boolean {
  const start = partnerStart(state, partner);
  const end = partnerEnd(partner);
  return (start === undefined || start <= day) && (end === undefined || day < end);
}

/** The first day from which a commitment is withdrawn, its own or with what it is a part of. */
export function commitmentEnd(state: RecordedAgreement, commitment: CommitmentState): CivilDate | undefined {
  const own = commitment.withdrawn?.date;
  const parent = commitment.definition.parent && state.commitments.get(commitment.definition.parent);
  const inherited = parent ? commitmentEnd(state, parent) : undefined;
  if (own === undefined || inherited === undefined) return own ?? inherited;
  return earlier(own, inherited);
}
