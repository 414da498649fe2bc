import type { NewEvent } from '#libs/kernel/envelope.js';
import { Upcasters } from '#libs/kernel/upcasting.js';
import { agreementEvents } from '../agreement/events.js';
import { bodyEvents } from '../bodies/events.js';
import { commitmentEvents } from '../commitments/events.js';
import { evaluationEvents } from '../evaluations/events.js';
import { indicatorEvents } from '../indicators/events.js';
import { issueEvents } from '../issues/events.js';
import { meetingEvents } from '../meetings/events.js';
import { meetingUpcasters } from '../meetings/upcasters.js';
import { objectiveEvents } from '../objectives/events.js';
import { partnerEvents } from '../partners/events.js';
import { ruleEvents } from '../rules/events.js';
import { textEvents } from '../texts/events.js';
import type { EventDefinition } from './define.js';

/** Every event that can stand in an agreement's register. */
export const allEvents = {
  ...agreementEvents,
  ...partnerEvents,
  ...bodyEvents,
  ...ruleEvents,
  ...objectiveEvents,
  ...commitmentEvents,
  ...indicatorEvents,
  ...meetingEvents,
  ...evaluationEvents,
  ...issueEvents,
  ...textEvents,
};

export type AgreementEventType = keyof typeof allEvents;

export const eventDefinitions: ReadonlyMap<string, EventDefinition<string, never>> = new Map(
  Object.entries(allEvents) as unknown as [string, EventDefinition<string, never>][],
);

export const agreementUpcasters = new Upcasters(
  new Map([...eventDefinitions.values()].map((definition) => [definition.type, definition.schemaVersion])),
  meetingUpcasters,
);

/** The part an event is about, as a path below the agreement; empty for the agreement itself. */
export function subjectOf(event: NewEvent): string {
  const definition = eventDefinitions.get(event.type);
  if (!definition) throw new Error(`No event is called ${event.type}`);
  return definition.subject(event.data as never);
}
