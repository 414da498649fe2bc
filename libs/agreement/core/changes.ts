import { z } from 'zod';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { type FieldProblem, pointer, type Refusal } from '#libs/kernel/refusal.js';
import { common } from './command.js';
import { typedText } from './fields.js';
import { type Problem, problem, refuseProblems } from './guards.js';
import { invalid, parseWith, UNKNOWN_FIELD } from './validation.js';

export type Changes = Readonly<Record<string, unknown>>;

/** What a PATCH takes, of an agreement and of each part. */
export const changesInput = z.strictObject({
  ...common,
  changes: z
    .record(z.string(), z.unknown())
    .refine((changes) => Object.keys(changes).length > 0)
    .describe('Fields with their right values; null takes a field away (RFC 7396)'),
  reason: typedText,
});

/** Fields that only commands of their own change, and what stands in them: said again, that changes nothing. */
export type OwnCommands = Readonly<Record<string, OwnCommand>>;
interface OwnCommand {
  readonly commands: readonly string[];
  readonly stands?: unknown;
}

/**
 * What stands, with the changes: undefined where they change nothing. Refused is a field that there is not, also to be
 * emptied, and one that has a command of its own.
 */
export function changed<Value extends object>(
  schema: z.ZodType<Value>,
  before: object,
  changes: Changes,
  own: OwnCommands,
): Value | Refusal | undefined {
  const after = merged(before, withoutThose(changes, own));
  const known = fieldsOf(schema, after);
  const unknown = Object.keys(changes).filter((name) => name !== 'id' && !known.has(name) && !Object.hasOwn(own, name));
  const parsed = parseWith(schema, after);
  if (unknown.length > 0)
    return invalid(besidesUnknown(unknown, 'problems' in parsed ? parsed.problems : []), '/changes');
  const refused = refuseProblems([...idCannotChange(changes), ...haveTheirOwn(changes, own)]);
  if (refused) return refused;
  if ('problems' in parsed) return invalid(parsed.problems, '/changes');
  return same(parsed.value, before) ? undefined : parsed.value;
}

/**
 * The change that by itself breaks something: what stands elsewhere is wrong because of it. `/changes` where only several
 * together do.
 */
export function fieldAtFault<Value extends object>(
  before: Value,
  after: Value,
  changes: Changes,
  breaks: (only: Value) => boolean,
): string {
  const alone = Object.keys(changes).find((name) => {
    const { [name as keyof Value]: _, ...others } = before;
    const value = after[name as keyof Value];
    return breaks({ ...others, ...(value !== undefined && { [name]: value }) } as Value);
  });
  return alone === undefined ? '/changes' : `/changes${pointer(alone)}`;
}

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** A JSON merge patch (RFC 7396) of the topmost fields: a list or an object is replaced whole. */
function merged(definition: object, changes: Changes): Record<string, unknown> {
  const all = { ...definition, ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** The fields of a schema or, of several shapes, of the one that the value has. */
function fieldsOf(schema: z.ZodType, value: Changes): ReadonlySet<string> {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape));
  if (!(schema instanceof z.ZodDiscriminatedUnion)) throw new TypeError('A part has fields');
  const shapes = schema.options as readonly z.ZodObject[];
  const fitting = shapes.filter(({ shape }) => (shape['type'] as z.ZodType).safeParse(value['type']).success);
  return new Set((fitting.length > 0 ? fitting : shapes).flatMap(({ shape }) => Object.keys(shape)));
}

const unknownField = (name: string): FieldProblem => ({
  pointer: pointer(name.toWellFormed()),
  message: UNKNOWN_FIELD,
});

/** Fields that there are not, and what else is wrong with those that there are. */
function besidesUnknown(unknown: readonly string[], problems: readonly FieldProblem[]): FieldProblem[] {
  const fields = unknown.map(unknownField);
  const named = new Set(fields.map((field) => field.pointer));
  return [...fields, ...problems.filter((one) => !named.has(one.pointer))];
}

function idCannotChange(changes: Changes): Problem[] {
  if (!Object.hasOwn(changes, 'id')) return [];
  return [
    problem('id-cannot-change', '/changes/id', "l'identificativo non si può cambiare", 'an id cannot be changed'),
  ];
}

function haveTheirOwn(changes: Changes, own: OwnCommands): Problem[] {
  return Object.entries(own)
    .filter(([name, field]) => Object.hasOwn(changes, name) && !saysWhatStands(changes[name], field))
    .map(([name, { commands }]) =>
      problem(
        'has-a-command-of-its-own',
        `/changes${pointer(name)}`,
        `non si corregge così: ha un comando suo, ${commands.join(' oppure ')}`,
        `is not put right like this: it has a command of its own, ${commands.join(' or ')}`,
      ),
    );
}

/** What has a command of its own is not changed here, also where what was sent stands. */
const withoutThose = (changes: Changes, own: OwnCommands): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => !Object.hasOwn(own, name)));

const saysWhatStands = (typed: unknown, field: OwnCommand): boolean =>
  'stands' in field && same(typed ?? null, field.stands ?? null);

/** How a part is withdrawn, and how that is taken back. */
export const withdrawalOf = (name: string, stands: string | undefined): OwnCommand => ({
  commands: [`withdraw-${name}`, `annul-${name}-withdrawal`],
  stands,
});
