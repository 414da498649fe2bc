import { z } from 'zod';
import type { NewEvent, RecordedEvent } from '#libs/kernel/envelope.js';
import type { Text } from '#libs/kernel/text.js';
import { id } from './fields.js';

/** One event: its type, its shape, what it is about, and what people call it. */
export interface EventDefinition<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly title: Text;
  readonly data: z.ZodType<Data>;
  /** The part it is about, as a path below the agreement (`meetings/m1`); empty for the agreement itself. */
  readonly subject: (data: Data) => string;
}

/** What any event may carry besides its own facts. */
const besides = {
  decidedIn: id.optional().describe('The meeting that decided it'),
  invented: z.literal(true).optional().describe('Made up, for a demonstration'),
};

export function defineEvent<Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  title: Text,
  shape: Shape,
  subject: (data: z.infer<z.ZodObject<typeof besides & Shape>>) => string,
  schemaVersion = 1,
): EventDefinition<Type, z.infer<z.ZodObject<typeof besides & Shape>>> {
  const data = z.strictObject({ ...besides, ...shape }) as unknown as z.ZodType<
    z.infer<z.ZodObject<typeof besides & Shape>>
  >;
  return { type, schemaVersion, title, data, subject };
}

/** Events about one kind of thing: the ids that say which one it is, and its path below the agreement. */
export const eventsAbout =
  <Ids extends z.ZodRawShape>(ids: Ids, subject: (data: z.infer<z.ZodObject<Ids>>) => string) =>
  <Type extends string, Shape extends z.ZodRawShape>(type: Type, title: Text, shape: Shape, schemaVersion = 1) => {
    const about = (data: object) => subject(data as z.infer<z.ZodObject<Ids>>);
    return defineEvent(type, title, { ...ids, ...shape } as Ids & Shape, about, schemaVersion);
  };

/** The recorded event that a definition describes. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? RecordedEvent<Type, Data> : never;

/** One case for each event of a part: a missing one does not compile. */
export type Evolution<State, Events extends Record<string, unknown>> = {
  readonly [Type in keyof Events]: (state: State, event: EventOf<Events[Type]>) => void;
};

/** A new event of a definition; fields that are undefined are left out. */
export function newEvent<Type extends string, Data>(
  definition: EventDefinition<Type, Data>,
  occurredOn: string,
  data: Data,
): NewEvent<Type, Data> {
  const given = Object.fromEntries(Object.entries(data as object).filter(([, value]) => value !== undefined));
  return { type: definition.type, schemaVersion: definition.schemaVersion, occurredOn, data: given as Data };
}
