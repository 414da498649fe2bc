import type { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent, RecordedEvent } from '#libs/kernel/envelope.js';
import { refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { problemsOfHeader, problemsOfParts } from '../agreement/decide.js';
import { agreementEvents } from '../agreement/events.js';
import { type Definition, definition } from '../agreement/schema.js';
import { bodyEvents } from '../bodies/events.js';
import { commitmentEvents } from '../commitments/events.js';
import { indicatorEvents } from '../indicators/events.js';
import { objectiveEvents } from '../objectives/events.js';
import { partnerEvents } from '../partners/events.js';
import { ruleEvents } from '../rules/events.js';
import { common, type RequestOf } from './command.js';
import { newEvent } from './define.js';
import { evolve } from './evolve.js';
import type { DeepReadonly } from './fields.js';
import { type Problem, problem, refuseProblems } from './guards.js';
import { type AgreementState, asRecorded, emptyAgreement } from './state.js';

/** A definition as it is sent; `invented` marks one that was made up. */
export const agreementInput = definition.safeExtend({ invented: common.invented });
export type AgreementInput = DeepReadonly<z.infer<typeof agreementInput>>;

/** Records a signed agreement: one event for the whole and one for each part, in one append (http-api.md). */
export function recordAgreement(state: AgreementState, request: RequestOf<typeof agreementInput>): Decision {
  if (state.header) {
    const message = say(
      `L'accordo «${state.id}» è già registrato.`,
      `The agreement "${state.id}" is recorded already.`,
    );
    return refusal('exists', 'agreement-exists', message, [{ pointer: '/id', message }]);
  }
  const { invented, ...given } = request.input;
  const events = eventsOf(state.id, given, invented, request.today);
  return (
    refuseProblems([...idsMustDiffer(given), ...problemsOfHeader(headerOf(given)), ...problemsIn(given, events)]) ??
    events
  );
}

/** What is wrong with the parts, judged on the agreement as it would stand. */
function problemsIn(given: Definition, events: readonly NewEvent[]): Problem[] {
  const state = emptyAgreement();
  for (const [index, event] of events.entries()) evolve(state, asIfRecorded(event, index + 1));
  const listed = <Part>(parts: readonly Part[]) => parts.map((part) => ({ definition: part }));
  return problemsOfParts(asRecorded(state), {
    partners: listed(given.partners),
    bodies: listed(given.bodies),
    rules: listed(given.rules),
    objectives: listed(given.objectives),
    commitments: listed(given.commitments),
    indicators: listed(given.indicators),
  });
}

/** An event in the place it would have, for judging what it leads to. */
export function asIfRecorded(event: NewEvent, revision: number): RecordedEvent {
  return {
    ...event,
    id: '',
    agreement: '',
    revision,
    recordedAt: '',
    actor: '',
    commandId: '',
    fingerprint: '',
    previousHash: '',
    hash: '',
  };
}

function eventsOf(id: string, given: Definition, invented: true | undefined, today: string): NewEvent[] {
  const header = headerOf(given);
  const day = header.signedOn ?? header.validFrom ?? today;
  const occurredOn = day > today ? today : day;
  return [
    newEvent(agreementEvents.AgreementRecorded, occurredOn, { agreement: id, definition: header, invented }),
    ...given.partners.map((part) => newEvent(partnerEvents.PartnerAdded, occurredOn, { definition: part, invented })),
    ...given.bodies.map((part) => newEvent(bodyEvents.BodyAdded, occurredOn, { definition: part, invented })),
    ...given.rules.map((part) => newEvent(ruleEvents.RuleAdded, occurredOn, { definition: part, invented })),
    ...given.objectives.map((part) =>
      newEvent(objectiveEvents.ObjectiveAdded, occurredOn, { definition: part, invented }),
    ),
    ...given.commitments.map((part) =>
      newEvent(commitmentEvents.CommitmentAdded, occurredOn, { definition: part, invented }),
    ),
    ...given.indicators.map((part) =>
      newEvent(indicatorEvents.IndicatorAdded, occurredOn, { definition: part, invented }),
    ),
  ];
}

function headerOf(given: Definition) {
  const { id: _, partners, bodies, rules, objectives, commitments, indicators, ...header } = given;
  return header;
}

/** Ids are unique for each kind of part inside an agreement. */
function idsMustDiffer(given: Definition): Problem[] {
  const { partners, bodies, rules, objectives, commitments, indicators } = given;
  const lists = { partners, bodies, rules, objectives, commitments, indicators };
  return Object.entries(lists).flatMap(([name, parts]) => {
    const first = new Map<string, number>();
    return parts.flatMap((part, index) => {
      const before = first.get(part.id);
      if (before === undefined) first.set(part.id, index);
      if (before === undefined) return [];
      return [
        problem(
          'duplicate-id',
          `/${name}/${index}/id`,
          `«${part.id}» è già l'identificativo di un altro, al posto ${before + 1}`,
          `"${part.id}" is the id of another one already, number ${before + 1}`,
        ),
      ];
    });
  });
}
