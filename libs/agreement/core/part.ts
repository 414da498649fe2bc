import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { annulment } from './annulment.js';
import { changed, changesInput, fieldAtFault, type OwnCommands } from './changes.js';
import { because, besides, common, dayOf, defineCommand, PUT_RIGHT_AGAIN } from './command.js';
import { defineEvent, type EventDefinition, type EventOf, newEvent } from './define.js';
import { type DeepReadonly, date, id, sealed } from './fields.js';
import { type Problem, problem, refuseProblems, unknownPart } from './guards.js';
import { type Collection, nameOfPart, nothingMayReferTo } from './referrers.js';
import type { EvolvingAgreement, PartState, RecordedAgreement } from './state.js';
import { nothingToTakeBack, pathMustBeFree, takeBack } from './taking-back.js';
import { invalid, parseWith } from './validation.js';
import { invented, revision } from './view.js';

/** What a view of a part has besides the fields of its definition. */
export const partFields = {
  addedOn: date.optional().describe('Absent for what stands in the definition as first recorded'),
  invented,
  revision,
};
export const withdrawnOn = date.optional().describe('From this day on it is left out of the report');

interface Added<Part> {
  definition: Part;
  addedOn?: string | undefined;
  invented?: true | undefined;
}

interface Corrected<Part> {
  definition: Part;
}

interface Annulled {
  part: string;
  reason: z.infer<typeof sealed>;
  decidedIn?: string | undefined;
  invented?: true | undefined;
}

/** The events that every part of a definition has: added, put right, recorded by mistake. */
export function partEvents<Name extends string, Part extends { id: string }>(
  name: Name,
  collection: Collection,
  schema: z.ZodType<Part>,
  titles: { readonly added: Text; readonly corrected: Text; readonly annulled: Text },
) {
  const subject = (data: { definition: Part }) => `${collection}/${data.definition.id}`;
  const added = defineEvent(
    `${name}Added` as const,
    titles.added,
    {
      definition: schema,
      addedOn: date.optional().describe('Absent for what stands in the definition as first recorded'),
    },
    (data) => subject(data as unknown as { definition: Part }),
  ) as unknown as EventDefinition<`${Name}Added`, Added<DeepReadonly<Part>> & { decidedIn?: string | undefined }>;
  const corrected = defineEvent(
    `${name}Corrected` as const,
    titles.corrected,
    { definition: schema, reason: sealed },
    (data) => subject(data as unknown as { definition: Part }),
  ) as unknown as EventDefinition<
    `${Name}Corrected`,
    Corrected<DeepReadonly<Part>> & { reason: z.infer<typeof sealed> }
  >;
  const annulled: EventDefinition<`${Name}Annulled`, Annulled> = defineEvent(
    `${name}Annulled` as const,
    titles.annulled,
    { part: id, reason: sealed },
    ({ part }) => `${collection}/${part}`,
  );
  return { [added.type]: added, [corrected.type]: corrected, [annulled.type]: annulled } as unknown as Record<
    `${Name}Added`,
    typeof added
  > &
    Record<`${Name}Corrected`, typeof corrected> &
    Record<`${Name}Annulled`, typeof annulled>;
}

/** Puts a part that was added into its place. */
export function partAdded<Part extends { id: string }, State extends PartState & { definition: Part }>(
  parts: Map<string, State>,
  event: EventOf<EventDefinition<string, Added<Part>>>,
  besidesPart: Omit<State, keyof PartState | 'definition'>,
): void {
  const { definition, addedOn, invented } = event.data;
  const part: PartState & { definition: Part } = {
    definition,
    revision: event.revision,
    corrections: [],
    ...(addedOn && { addedOn }),
    ...(invented && { invented }),
  };
  parts.set(definition.id, { ...part, ...besidesPart } as unknown as State);
}

export function partCorrected<Part extends { id: string }, State extends PartState & { definition: Part }>(
  parts: Map<string, State>,
  event: EventOf<EventDefinition<string, Corrected<Part>>>,
): void {
  change(parts, event.data.definition.id, (part) => ({
    ...part,
    definition: event.data.definition,
    corrections: [...part.corrections, event.revision],
  }));
}

/** Takes a part out of every list. Its name is kept for the history, and its id stays taken. */
export function partAnnulled(
  state: EvolvingAgreement,
  collection: Collection,
  event: EventOf<EventDefinition<string, Annulled>>,
): void {
  const { part: id } = event.data;
  const name = nameOfPart(state, collection, id);
  const part = state[collection].get(id);
  state[collection].delete(id);
  const before = part && { revision: part.revision, ...(part.addedOn && { date: part.addedOn }) };
  takeBack(state, `${collection}/${id}`, event, before, name);
}

/** Replaces one entry of a map in its place. */
export function change<Value>(map: Map<string, Value>, id: string, how: (value: Value) => Value): void {
  const value = map.get(id);
  if (value !== undefined) map.set(id, how(value));
}

/** What the two commands of a part need to know of it. */
export interface PartKind<Part extends { id: string }, Name extends string = string> {
  readonly name: Name;
  readonly collection: Collection;
  readonly noun: Text;
  readonly schema: z.ZodType<Part>;
  /** The part as typed, where its schema is not of one shape; see `asTyped`. */
  readonly addition?: z.ZodType;
  readonly added: EventDefinition<string, Added<Part> & { decidedIn?: string | undefined }>;
  readonly corrected: EventDefinition<string, Corrected<Part> & { reason: z.infer<typeof sealed> }>;
  readonly annulled: EventDefinition<string, Annulled>;
  /** Fields that only commands of their own change. */
  readonly own?: (state: RecordedAgreement, id: string) => OwnCommands;
  /** From when the part counts by what it says itself: an addition without a date is of that day, if it is past. */
  readonly startOf?: (part: Part) => string | undefined;
  readonly example: unknown;
  readonly correctionExample: unknown;
  /** What is wrong with the part in this agreement; pointers relative to it. */
  readonly problemsOf: (state: RecordedAgreement, part: Part, addedOn: string | undefined) => Problem[];
}

/** A part as typed: without its id where the server makes one, with the fields that every input has. */
const asTyped = ({ shape }: z.ZodObject) => z.strictObject({ ...shape, id: id.optional(), ...common });

/** `POST …/{collection}` and `PATCH …/{collection}/{id}`. */
export function partCommands<Part extends { id: string }, const Name extends string>(kind: PartKind<Part, Name>) {
  const add = defineCommand({
    name: `add-${kind.name}` as const,
    path: kind.collection,
    title: say(`Aggiungere ${kind.noun.it}`, `Add ${kind.noun.en}`),
    input: (kind.addition ?? asTyped(kind.schema as unknown as z.ZodObject)) as z.ZodType<Record<string, unknown>>,
    creates: true,
    example: kind.example,
    takenBack: { by: `annul-${kind.name}` },
    decide: (state, request): Decision => {
      const { date: given, meeting, invented, ...typed } = request.input;
      const parsed = parseWith(kind.schema, { ...typed, id: typed['id'] ?? request.newId(kind.name) });
      if ('problems' in parsed) return invalid(parsed.problems);
      const part = parsed.value;
      const addedOn = (given as string | undefined) ?? past(kind.startOf?.(part), request.today) ?? request.today;
      return (
        pathMustBeFree(state, `${kind.collection}/${part.id}`, partsOf(kind, state).has(part.id)) ??
        refuseProblems(kind.problemsOf(state, part, addedOn)) ?? [
          newEvent(kind.added, addedOn, {
            ...besides({ meeting, invented } as { meeting?: string; invented?: true }),
            definition: part,
            addedOn,
          }),
        ]
      );
    },
  });
  const correct = defineCommand({
    name: `correct-${kind.name}` as const,
    method: 'PATCH',
    path: `${kind.collection}/{${kind.name}}`,
    title: say(`Correggere ${kind.noun.it}`, `Correct ${kind.noun.en}`),
    input: changesInput,
    example: kind.correctionExample,
    takenBack: PUT_RIGHT_AGAIN,
    decide: (state, request): Decision => {
      const id = request.ids[kind.name] ?? '';
      const part = partsOf(kind, state).get(id);
      if (!part) return unknownPart(kind.noun, id);
      const { changes } = request.input;
      const after = changed(kind.schema, part.definition, changes, kind.own?.(state, id) ?? {});
      if (after === undefined) return [];
      if (isRefusal(after)) return after;
      const { addedOn } = part;
      const problemsAs = (definition: object) =>
        newProblems(kind, state, part.definition, { ...(definition as typeof after), id }, addedOn, changes);
      const problems = problemsAs(after).map((one) => {
        if (one.pointer !== '') return { ...one, pointer: `/changes${one.pointer}` };
        const breaks = (only: object) =>
          problemsAs(only).some(({ type, pointer }) => type === one.type && pointer === '');
        return { ...one, pointer: fieldAtFault<object>(part.definition, after, changes, breaks) };
      });
      return (
        refuseProblems(problems) ?? [
          newEvent(kind.corrected, dayOf(request), { ...because(request.input), definition: after }),
        ]
      );
    },
  });
  const annul = annulment({
    name: kind.name,
    path: `${kind.collection}/{${kind.name}}`,
    title: say(`Annullare ${kind.noun.it}: registrato per errore`, `Annul ${kind.noun.en}: recorded by mistake`),
    example: 'Registrato sull’accordo sbagliato',
    event: kind.annulled,
    found: (state, { [kind.name]: part = '' }) => {
      const path = `${kind.collection}/${part}`;
      if (!partsOf(kind, state).has(part)) return nothingToTakeBack(state, path, kind.noun);
      return nothingMayReferTo(state, kind.collection, part) ?? { part };
    },
  });
  return [add, correct, annul];
}

const partsOf = <Part extends { id: string }>({ collection }: PartKind<Part>, state: RecordedAgreement) =>
  state[collection] as unknown as ReadonlyMap<string, PartState & { readonly definition: Part }>;

const past = (day: string | undefined, today: string) => (day !== undefined && day <= today ? day : undefined);

/** What the changes bring about: a due date that an early end left outside does not forbid a better title. */
function newProblems<Part extends { id: string }>(
  kind: PartKind<Part>,
  state: RecordedAgreement,
  before: Part,
  after: Part,
  addedOn: string | undefined,
  changes: Readonly<Record<string, unknown>>,
): Problem[] {
  const nameOf = ({ type, pointer }: Problem) => `${type} ${pointer}`;
  const known = new Set(kind.problemsOf(state, before, addedOn).map(nameOf));
  return kind
    .problemsOf(state, after, addedOn)
    .filter((found) => (found.pointer.split('/')[1] ?? '') in changes || !known.has(nameOf(found)));
}

export const under = (prefix: string, problems: readonly Problem[]): Problem[] =>
  problems.map((found) => ({ ...found, pointer: prefix + found.pointer }));

/** Deeper than any signed text divides what it wants; what is computed along parents stays within bounds. */
const DEEPEST_PARENTS = 30;

/** `itself`: the part would stand under itself. `too-deep`: more parents above it, one over the other, than 30. */
export function wrongParent(
  parentOf: (id: string) => string | undefined,
  id: string,
  parent: string | undefined,
): 'itself' | 'too-deep' | undefined {
  const seen = new Set<string>();
  for (let above = parent; above !== undefined; above = parentOf(above)) {
    if (above === id) return 'itself';
    // A circle further up is named where it is.
    if (seen.has(above)) return undefined;
    seen.add(above);
  }
  return seen.size > DEEPEST_PARENTS ? 'too-deep' : undefined;
}

export const parentTooDeep: Problem = problem(
  'parents-too-deep',
  '/parent',
  `al massimo ${DEEPEST_PARENTS} livelli uno sotto l'altro`,
  `${DEEPEST_PARENTS} levels one under the other at most`,
);
