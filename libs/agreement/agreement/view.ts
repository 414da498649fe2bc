import type { CivilDate } from '#libs/kernel/civil-date.js';
import { listBodies } from '../bodies/view.js';
import { commitmentFields, withdrawalsAbove } from '../commitments/view.js';
import { shownOf } from '../core/facts.js';
import { membersChangeOn } from '../core/members.js';
import { type Listing, listing } from '../core/paging.js';
import type { AgreementInput } from '../core/record-agreement.js';
import type { PartState, RecordedAgreement } from '../core/state.js';
import { commitmentEnd, currentTerm, partnerEnd, termOn } from '../core/term.js';
import { compact, isBy, lastOf, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import { indicatorFields, targetsInForce } from '../indicators/view.js';
import { listObjectives } from '../objectives/view.js';
import { listPartners } from '../partners/view.js';
import type { MonitoringRule } from '../rules/schema.js';
import { listRules } from '../rules/view.js';
import { type Closed, textPlace } from '../texts/view.js';
import { nonRenewal, termChange } from './facts.js';
import { standingHeader } from './standing-header.js';
import type { AgreementView, NonRenewalView, TermChangeView } from './view-schema.js';

/** `GET …/agreements/{a}`, on the day that is asked for or, without one, today: renewals come without an event. */
export function agreementView(
  register: RegisterToView,
  options: ViewOptions,
  today?: CivilDate,
): Closed<AgreementView> {
  const { state } = register;
  const { header, annulled } = state;
  const archived = state.archived && isBy(state.archived.date, options) ? state.archived : undefined;
  const term = options.on === undefined ? currentTerm(state, today) : termOn(state, options.on);
  return revised(register, '', {
    id: state.id,
    status: annulled ? 'annulled' : archived ? 'archived' : 'recorded',
    ...header,
    term: compact({
      from: term.from ?? null,
      to: term.to ?? null,
      renewals: header.renewal && term.spans.length - 1,
    }),
    termChanges: lastOf(termChangesBy(state, options)).map((change) => termChangeOf(state, change)),
    nonRenewals: nonRenewalsOf(state, options),
    annulment: annulled && { date: annulled.date, reason: textPlace(state, annulled.reason) },
    archive: archived && { date: archived.date, reason: textPlace(state, archived.reason) },
    ...partsOf(register, options),
    invented: state.invented ? true : undefined,
  } as const);
}

/** `GET …/term-changes`, in the order of recording. */
export const listTermChanges = ({ state }: RegisterToView, _: string, options: ViewOptions) =>
  listing<Closed<TermChangeView>>(
    `${state.id}/term-changes`,
    termChangesBy(state, options).map((change) => ({
      place: { date: '', revision: change.revision },
      item: () => termChangeOf(state, change),
    })),
  );

const termChangesBy = ({ termChanges }: RecordedAgreement, options: ViewOptions) =>
  termChanges.filter(({ date }) => isBy(date, options));

function termChangeOf(state: RecordedAgreement, change: RecordedAgreement['termChanges'][number]) {
  const { id, kind, date, revision } = change;
  return { id, kind, date, ...shownOf(termChange, change, state), revision };
}

/** `GET …/non-renewals`, in the order of recording. */
export const listNonRenewals = ({ state }: RegisterToView, _: string, options: ViewOptions) =>
  listing<Closed<NonRenewalView>>(
    `${state.id}/non-renewals`,
    nonRenewalsBy(state, options).map((said) => ({
      place: { date: '', revision: said.revision },
      item: () => nonRenewalOf(state, said),
    })),
  );

const nonRenewalsBy = ({ nonRenewals }: RecordedAgreement, options: ViewOptions) =>
  nonRenewals.filter(({ date }) => isBy(date, options));

function nonRenewalOf(state: RecordedAgreement, said: RecordedAgreement['nonRenewals'][number]) {
  const { id, date, revision } = said;
  return { id, date, ...shownOf(nonRenewal, said, state), revision };
}

function nonRenewalsOf(state: RecordedAgreement, options: ViewOptions) {
  const said = nonRenewalsBy(state, options);
  return said.length === 0 ? undefined : lastOf(said).map((one) => nonRenewalOf(state, one));
}

/** The parts, none added later. Those withdrawn stay, with the day. */
function partsOf(register: RegisterToView, options: ViewOptions) {
  const { state } = register;
  const there = <Part extends PartState>(parts: ReadonlyMap<string, Part>) =>
    [...parts.values()].filter(({ addedOn }) => isBy(addedOn, options));
  const whole = <View>({ entries }: Listing<View>): View[] => entries.map(({ item }) => item());
  return {
    partners: whole(listPartners(register, options)),
    bodies: whole(listBodies(register, options)),
    rules: whole(listRules(register, options)),
    objectives: whole(listObjectives(register, options)),
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
    ...standingHeader(state),
    partners: [...state.partners.values()].map((partner) =>
      compact({
        ...partner.definition,
        joinedOn: partner.definition.joinedOn ?? partner.addedOn,
        withdrewOn: partnerEnd(partner),
      }),
    ),
    bodies: [...state.bodies.values()].map((body) =>
      compact({ ...body.definition, members: membersChangeOn(body)?.members ?? body.definition.members }),
    ),
    rules: rules.map(({ definition, addedOn }) => withItsStart(definition, addedOn)),
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

/** Rules that judge whole terms have no day of their own (monitoring-rules 1). */
function withItsStart(rule: MonitoringRule, addedOn: string | undefined): MonitoringRule {
  const hasStart = rule.type === 'meeting-cadence' ? rule.per !== 'term' : 'every' in rule && rule.every !== undefined;
  if (!hasStart || rule.type === 'final-evaluation') return rule;
  return compact({ ...rule, from: rule.from ?? addedOn });
}
