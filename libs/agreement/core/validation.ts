import { z } from 'zod';
import { type FieldProblem, pointer, type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';

/** Levels of a value one inside the other (http-api.md, "Conventions"). */
export const DEEPEST = 64;
const MOST_IN_ONE_PLACE = 20_000;
const MOST_VALUES = 200_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The value as its schema says, or every place where it is not so. */
export function parseWith<Value>(
  schema: z.ZodType<Value>,
  raw: unknown,
): { value: Value } | { problems: FieldProblem[] } {
  const plain = problemsOfJson(raw);
  if (plain.some((problem) => problem.message === TOO_MANY)) return { problems: plain };
  const parsed = parseForm(schema, raw);
  if ('value' in parsed) return plain.length > 0 ? { problems: plain } : parsed;
  const named = new Set(plain.map((problem) => problem.pointer));
  return { problems: [...plain, ...parsed.problems.filter((problem) => !named.has(problem.pointer))] };
}

/** The same by the schema alone: for what is looked at whole again, in its parts. */
export function parseForm<Value>(
  schema: z.ZodType<Value>,
  raw: unknown,
): { value: Value } | { problems: FieldProblem[] } {
  const parsed = schema.safeParse(raw, { reportInput: true });
  return parsed.success ? { value: parsed.data } : { problems: problemsOfIssues(parsed.error.issues) };
}

/** An input that is not of its schema. */
export function invalid(problems: readonly FieldProblem[], under = ''): Refusal {
  return refusal(
    'invalid',
    'invalid-input',
    problems.length === 1
      ? say('Un campo non è scritto come serve.', 'One field is not written as it should be.')
      : say(
          `${problems.length} campi non sono scritti come serve.`,
          `${problems.length} fields are not written as they should be.`,
        ),
    problems.map((problem) => ({ ...problem, pointer: under + problem.pointer })),
  );
}

/**
 * What no field may contain, whatever its schema: places no JSON can reach, texts no encoding has, endless nesting,
 * more values than anybody types.
 */
export function problemsOfJson(root: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let values = 0;
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string' && !value.isWellFormed()) problems.push({ pointer: path, message: LONE_SURROGATE });
    if (typeof value === 'number' && !Number.isFinite(value)) problems.push({ pointer: path, message: NOT_FINITE });
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) {
      problems.push({ pointer: path.slice(0, 200), message: TOO_DEEP });
      continue;
    }
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    values += size;
    if (size > MOST_IN_ONE_PLACE || values > MOST_VALUES) {
      problems.push({ pointer: path, message: TOO_MANY });
      if (values > MOST_VALUES) break;
      continue;
    }
    for (const [key, child] of Object.entries(value)) {
      const place = path + pointer(key.toWellFormed());
      if (FORBIDDEN_KEYS.has(key)) problems.push({ pointer: place, message: FORBIDDEN_NAME });
      else if (!key.isWellFormed()) problems.push({ pointer: place, message: LONE_SURROGATE });
      else pending.push({ value: child, path: place, depth: depth + 1 });
    }
  }
  return problems.sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
}

const LONE_SURROGATE = say(
  'contiene metà di un carattere (un surrogato isolato), che nessun testo può contenere',
  'contains half a character (a lone surrogate), which no text can contain',
);
const NOT_FINITE = say('non è un numero finito', 'is not a finite number');
export const TOO_DEEP = say(
  `troppi livelli uno dentro l'altro: al massimo ${DEEPEST}`,
  `nested too deeply: ${DEEPEST} levels at most`,
);
const TOO_MANY = say('contiene troppi valori', 'contains too many values');
const FORBIDDEN_NAME = say('questo nome di campo non è ammesso', 'this field name is not allowed');
export const UNKNOWN_FIELD = say('campo sconosciuto', 'unknown field');
const IN_QUOTES = say(
  'deve essere un testo: se è fatto di sole cifre va scritto tra virgolette',
  'must be a text: put it in quotes where it is made of digits only',
);
const MISSING = say('manca', 'is missing');

function problemsOfIssues(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment).toWellFormed()));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointer(...path, key.toWellFormed()), message: UNKNOWN_FIELD }));
    }
    return [{ pointer: pointer(...path), message: messageOf(issue) }];
  });
}

function messageOf(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'custom' && isText(issue.params?.['text'])) return issue.params['text'];
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined) return MISSING;
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'number') return IN_QUOTES;
  const wanted = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
  if (wanted) return say(`deve essere ${wanted.it}`, `must be ${wanted.en}`);
  return saidOf(issue);
}

/** As somebody would say it: what the schema wants, in place of what it is called there. */
function saidOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'too_small':
      return atLeast(issue.origin, String(issue.minimum), issue.inclusive === true);
    case 'too_big':
      return atMost(issue.origin, String(issue.maximum), issue.inclusive === true);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
      const values = issue.errors.map(valuesWanted);
      return values.every((wanted) => wanted !== undefined) ? oneOf(values.flat()) : NONE_OF_THE_WAYS;
    }
    case 'invalid_key':
      return NOT_A_NAME;
    case 'not_multiple_of':
      return say(`deve essere un multiplo di ${issue.divisor}`, `must be a multiple of ${issue.divisor}`);
    default:
      return WRONGLY_WRITTEN;
  }
}

function atLeast(origin: string, least: string, inclusive: boolean): Text {
  const unit = UNITS[origin];
  if (unit) return say(`servono almeno ${least} ${unit.it}`, `needs at least ${least} ${unit.en}`);
  return inclusive
    ? say(`deve essere almeno ${least}`, `must be at least ${least}`)
    : say(`deve essere maggiore di ${least}`, `must be greater than ${least}`);
}

function atMost(origin: string, most: string, inclusive: boolean): Text {
  const unit = UNITS[origin];
  if (unit) return say(`troppi: al massimo ${most} ${unit.it}`, `too many: at most ${most} ${unit.en}`);
  if (origin === 'string')
    return say(`troppo lungo: al massimo ${most} caratteri`, `too long: at most ${most} characters`);
  return inclusive
    ? say(`deve essere al massimo ${most}`, `must be at most ${most}`)
    : say(`deve essere minore di ${most}`, `must be less than ${most}`);
}

const UNITS: Readonly<Record<string, Text>> = {
  array: say('elementi', 'items'),
  set: say('elementi', 'items'),
  record: say('voci', 'entries'),
  map: say('voci', 'entries'),
};

function oneOf(values: readonly z.core.util.Primitive[]): Text {
  const names = values.map(String);
  if (names.length === 1) return say(`deve essere ${names[0]}`, `must be ${names[0]}`);
  return say(`deve essere uno di questi: ${names.join(', ')}`, `must be one of these: ${names.join(', ')}`);
}

/** The values that one way of writing it takes, where it takes certain values and nothing else. */
function valuesWanted(issues: readonly z.core.$ZodIssue[]): readonly z.core.util.Primitive[] | undefined {
  const [issue, ...others] = issues;
  const whole = issue?.code === 'invalid_value' && issue.path.length === 0 && others.length === 0;
  return whole ? issue.values : undefined;
}

const NONE_OF_THE_WAYS = say(
  'non è scritto in nessuno dei modi in cui si può scrivere',
  'is not written in any of the ways in which it can be',
);
const NOT_A_NAME = say('questo nome non è scritto come serve', 'this name is not written as it should be');
const WRONGLY_WRITTEN = say('non è scritto come serve', 'is not written as it should be');

const KINDS: Readonly<Record<string, Text>> = {
  string: say('un testo', 'a text'),
  number: say('un numero', 'a number'),
  int: say('un numero intero', 'a whole number'),
  boolean: say('true o false', 'true or false'),
  array: say('un elenco', 'a list'),
  object: say('un insieme di campi', 'an object with fields'),
  record: say('un insieme di campi', 'an object with fields'),
};

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'it' in value && 'en' in value;
}
