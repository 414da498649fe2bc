import { later } from '#libs/kernel/civil-date.js';
import { commitmentFields, withdrawalsAbove } from '../commitments/view.js';
import { shownOf } from '../core/facts.js';
import type { AgreementInput } from '../core/record-agreement.js';
import type { PartState, RecordedAgreement } from '../core/state.js';
import { commitmentEnd, currentTerm, definedEnd, partnerEnd, termOn } from '../core/term.js';
import { compact, isBy, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { indicatorFields, targetsInForce } from '../indicators/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { termChange } from './facts.js';
import type { Header } from './schema.js';
import type { AgreementView } from './view-schema.js';

/** `GET …/agreements/{a}`. */
export function agreementView(register: RegisterToView, options: ViewOptions): Closed<AgreementView> {
  const { state } = register;
  const { header, annulled } = state;
  const archived = state.archived && isBy(state.archived.date, options) ? state.archived : undefined;
  const term = options.on === undefined ? currentTerm(state) : termOn(state, options.on);
  return revised(register, '', {
    id: state.id,
    status: annulled ? 'annulled' : archived ? 'archived' : 'recorded',
    ...header,
    term: { from: term.from ?? null, to: term.to ?? null },
    termChanges: state.termChanges
      .filter(({ date }) => isBy(date, options))
      .map((change) => {
        const { kind, date, revision } = change;
        return { kind, date, ...shownOf(termChange, change, state), revision };
      }),
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    archive: archived && { date: archived.date, reason: textPlace(state, archived.reason) },
    ...partsOf(register, options),
    invented: state.invented ? true : undefined,
  } as const);
}

/** The parts, none added later. Those withdrawn stay, with the day. */
function partsOf(register: RegisterToView, options: ViewOptions) {
  const { state } = register;
  const there = <Part extends PartState>(parts: ReadonlyMap<string, Part>) =>
    [...parts.values()].filter(({ addedOn }) => isBy(addedOn, options));
  const by = (day: string | undefined) => (day !== undefined && isBy(day, options) ? day : undefined);
  const part = <Fields extends { readonly id: string }>(name: string, of: PartState, fields: Fields) =>
    revised(register, `${name}/${fields.id}`, { ...fields, addedOn: of.addedOn, invented: of.invented });
  return {
    partners: there(state.partners).map((partner) => {
      const withdrewOn = by(partner.withdrawn?.date) ?? partner.definition.withdrewOn;
      return part('partners', partner, { ...partner.definition, withdrewOn });
    }),
    bodies: there(state.bodies).map((body) => part('bodies', body, body.definition)),
    rules: there(state.rules).map((rule) =>
      part('rules', rule, { ...rule.definition, withdrawnOn: by(rule.withdrawn?.date) }),
    ),
    objectives: there(state.objectives).map((objective) => part('objectives', objective, objective.definition)),
    commitments: there(state.commitments).map((commitment) =>
      revised(
        register,
        `commitments/${commitment.definition.id}`,
        commitmentFields(state, commitment, options),
        ...withdrawalsAbove(state, commitment),
      ),
    ),
    indicators: there(state.indicators).map((indicator) =>
      revised(
        register,
        `indicators/${indicator.definition.id}`,
        indicatorFields(indicator, options),
        state.corrections.at(-1),
      ),
    ),
  };
}

/**
 * The definition as it stands, as `POST /agreements` takes it: with what was put right, added, revised and extended
 * since, without what was withdrawn. An early end is no part of it: due dates after it would not be taken.
 */
export function definitionOf(state: RecordedAgreement): AgreementInput {
  const commitments = [...state.commitments.values()].filter(
    (commitment) => commitmentEnd(state, commitment) === undefined,
  );
  const rules = [...state.rules.values()].filter((rule) => rule.withdrawn === undefined);
  return compact({
    id: state.id,
    ...withItsEnd(state),
    partners: [...state.partners.values()].map((partner) =>
      compact({
        ...partner.definition,
        joinedOn: partner.definition.joinedOn ?? partner.addedOn,
        withdrewOn: partnerEnd(partner),
      }),
    ),
    bodies: [...state.bodies.values()].map(({ definition }) => definition),
    rules: rules.map(({ definition, addedOn }) =>
      definition.type === 'meeting-cadence' && definition.per !== 'term'
        ? compact({ ...definition, from: definition.from ?? addedOn })
        : definition,
    ),
    objectives: [...state.objectives.values()].map(({ definition }) => definition),
    commitments: commitments.map(({ definition, addedOn }) =>
      compact({ ...definition, from: definition.from ?? addedOn }),
    ),
    indicators: [...state.indicators.values()].map((indicator) =>
      compact({ ...indicator.definition, targets: targetsInForce(indicator, {}) }),
    ),
    invented: state.invented ? (true as const) : undefined,
  });
}

/** The latest end that it was ever given; one that had none has that of its early end. */
function withItsEnd(state: RecordedAgreement): Header {
  const { header } = state;
  const defined = definedEnd(header);
  const given = state.termChanges.map(({ validTo }) => validTo);
  const latest = defined === undefined ? given.at(-1) : given.reduce(later, defined);
  if (latest === undefined || latest === defined) return header;
  const { duration: _, ...rest } = header;
  return { ...rest, validTo: latest };
}
