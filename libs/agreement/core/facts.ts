import { z } from 'zod';
import { Unsealed } from '#libs/kernel/sealing.js';
import { type Closed, openedText, textPlace, type Unreadable } from '../texts/view.js';
import { type DeepReadonly, sealed, typedText } from './fields.js';

/**
 * One field of a fact: its schema as typed in an input, as it stands in the event and as a view shows it, and how its
 * value gets from one to the next. The state keeps it as the event has it. `beside`: the fact that it is a field of.
 */
export interface Field<
  Typed extends z.ZodType = z.ZodType,
  Event extends z.ZodType = z.ZodType,
  View extends z.ZodType = z.ZodType,
> {
  readonly typed: Typed;
  readonly event: Event;
  readonly view: View;
  record(typed: z.infer<Typed>, beside: object): unknown;
  show(kept: z.infer<Event>, state: Unreadable, beside: object): unknown;
}

/** The one list of a fact's fields, in the order in which they are recorded and shown. */
export type Facts = Readonly<Record<string, Field>>;

/** In clear, and the same everywhere; the event has no limits that are for whoever types. */
export function plain<Value extends z.ZodType>(typed: Value, event = typed): Field<Value, Value, Value> {
  return { typed, event, view: event, record: (value) => value, show: (value) => value };
}

/** Free text: sealed when it is recorded, opened for whoever reads. */
export function text(typed = typedText): Field<typeof typedText, typeof sealed, typeof openedText> {
  return {
    typed,
    event: sealed,
    view: openedText,
    record: (value) => new Unsealed(value),
    show: (kept, state) => textPlace(state, kept),
  };
}

/** Several of a kind; at most so many are typed. */
export function list<Typed extends z.ZodType, Event extends z.ZodType, View extends z.ZodType>(
  item: Field<Typed, Event, View>,
  most: number,
): Field<z.ZodArray<Typed>, z.ZodArray<Event>, z.ZodArray<View>> {
  return {
    typed: z.array(item.typed).max(most),
    event: z.array(item.event),
    view: z.array(item.view),
    record: (typed, beside) => typed.map((value) => item.record(value, beside)),
    show: (kept, state, beside) => kept.map((value) => item.show(value, state, beside)),
  };
}

/** Facts inside a fact. */
export function group<Fields extends Facts>(fields: Fields) {
  return {
    typed: z.strictObject(shapeOf(fields, 'typed')),
    event: z.strictObject(shapeOf(fields, 'event')),
    view: z.strictObject(shapeOf(fields, 'view')),
    record: (typed: Typed<Fields>) => recordedOf(fields, typed),
    show: (kept: Kept<Fields>, state: Unreadable) => shownOf(fields, kept, state),
  };
}

type Optional<Any> =
  Any extends Field<infer Typed, infer Event, infer View>
    ? Field<z.ZodOptional<Typed>, z.ZodOptional<Event>, z.ZodOptional<View>>
    : never;

/** The same facts, of which any may be missing, or any of those that are named. */
export function partial<Fields extends Facts, Name extends keyof Fields = keyof Fields>(
  facts: Fields,
  ...names: readonly Name[]
): { readonly [Each in keyof Fields]: Each extends Name ? Optional<Fields[Each]> : Fields[Each] } {
  const optional = ({ typed, event, view, ...field }: Field): Field => ({
    ...field,
    typed: typed.optional(),
    event: event.optional(),
    view: view.optional(),
  });
  return each(facts, facts, (field, _, name) =>
    names.length === 0 || names.some((named) => named === name) ? optional(field) : field,
  ) as never;
}

type Clearable<Any> =
  Any extends Field<infer Typed, infer Event, infer View>
    ? Field<z.ZodNullable<Typed>, z.ZodNullable<Event>, z.ZodNullable<View>>
    : never;

/** The same facts in what puts right what stands: null takes one out (as RFC 7396 has it). */
export function clearable<Fields extends Facts>(facts: Fields) {
  return each(facts, facts, ({ typed, event, view, record, show }) => ({
    typed: typed.nullable(),
    event: event.nullable(),
    view: view.nullable(),
    record: (value: unknown, beside: object) => (value === null ? null : record(value as never, beside)),
    show: (kept: unknown, state: Unreadable, beside: object) =>
      kept === null ? null : show(kept as never, state, beside),
  })) as { readonly [Name in keyof Fields]: Clearable<Fields[Name]> };
}

/** What stands once null has taken out what it names. */
export const cleared = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as {
    [Name in keyof Given]: Exclude<Given[Name], null>;
  };

type Shape<Fields extends Facts, In extends 'typed' | 'event' | 'view'> = {
  readonly [Name in keyof Fields]: Fields[Name][In];
};
type Typed<Fields extends Facts> = z.infer<z.ZodObject<Shape<Fields, 'typed'>>>;
type Recorded<Fields extends Facts> = z.infer<z.ZodObject<Shape<Fields, 'event'>>>;
type Shown<Fields extends Facts> = Closed<z.infer<z.ZodObject<Shape<Fields, 'view'>>>>;

/** What an input, an event or a view has of the facts, as zod takes it. */
export const shapeOf = <Fields extends Facts, In extends 'typed' | 'event' | 'view'>(facts: Fields, where: In) =>
  each(facts, facts, (field) => field[where]) as Shape<Fields, In>;

/** The facts as the state keeps them. */
export type Kept<Fields extends Facts> = DeepReadonly<Recorded<Fields>>;

/** What an event says of what was typed. */
export const recordedOf = <Fields extends Facts>(facts: Fields, typed: Typed<Fields>) =>
  each(facts, typed, (field, value) => field.record(value, typed)) as Recorded<Fields>;

/** What the state keeps of what an event says. */
export const keptOf = <Fields extends Facts>(facts: Fields, data: Recorded<Fields> | Kept<Fields>) =>
  each(facts, data, (_, value) => value) as Kept<Fields>;

/** What a view shows of what the state keeps. */
export const shownOf = <Fields extends Facts>(facts: Fields, kept: Kept<Fields>, state: Unreadable) =>
  each(facts, kept, (field, value) => field.show(value, state, kept)) as Shown<Fields>;

/** For each field that has a value, in the order of the facts. */
function each(facts: Facts, values: object, how: (field: Field, value: unknown, name: string) => unknown): object {
  const made: Record<string, unknown> = {};
  // In place: registers are folded by the thousand events.
  for (const name in facts) {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined) made[name] = how(facts[name] as Field, value, name);
  }
  return made;
}
