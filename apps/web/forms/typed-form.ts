import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { withShortDates } from '../frame/dates.js';
import type { Visit } from '../frame/visit.js';
import type { FormProblem } from './fields.js';
import { readDate, readNumber, readTime, type Typed } from './typed.js';

/** The field that a place in a command's body was typed in; undefined where it was typed in none. */
export type FieldOf = (pointer: string) => string | undefined;

/** A form as it was sent: what was typed, as values, and a sentence for each field that cannot be understood. */
export class TypedForm {
  private readonly found = new Map<string, string>();

  /** `today` in the agreement's zone. */
  constructor(
    private readonly visit: Visit,
    private readonly today: CivilDate,
  ) {}

  /** Undefined for nothing typed; line ends as one sign, as browsers send two. */
  text(name: string): string | undefined {
    const typed = this.visit.typed(name).replaceAll('\r\n', '\n').trim();
    return typed === '' ? undefined : typed;
  }

  /** Whether the form had the field at all; one that it did not show says nothing. */
  has(name: string): boolean {
    return this.visit.facts.form.has(name);
  }

  /** Asks for something where nothing was typed. */
  needed(name: string, why: Text): string | undefined {
    const text = this.text(name);
    if (text === undefined) this.refuse(name, why);
    return text;
  }

  date(name: string): CivilDate | undefined {
    return this.read(name, (typed) => readDate(typed, this.today));
  }

  neededDate(name: string, why: Text): CivilDate | undefined {
    if (this.text(name) === undefined) this.refuse(name, why);
    return this.date(name);
  }

  time(name: string): string | undefined {
    return this.read(name, readTime);
  }

  number(name: string): number | undefined {
    return this.read(name, readNumber);
  }

  /** One of a list; undefined for nothing chosen. What no form here offers is refused. */
  choice<Option extends string>(name: string, options: readonly Option[]): Option | undefined {
    const typed = this.visit.typed(name);
    const chosen = options.find((option) => option === typed);
    if (typed !== '' && chosen === undefined) {
      this.refuse(name, say('scegliere una delle voci proposte', 'choose one of those offered'));
    }
    return chosen;
  }

  isTicked(name: string): boolean {
    return this.visit.typed(name) !== '';
  }

  /** Every value of a list of ticks. */
  ticked(name: string): string[] {
    return [...new Set(this.visit.facts.form.getAll(name))].filter((value) => value !== '');
  }

  /** Says what is wrong with a field; the first sentence on it stays. */
  refuse(name: string, why: Text): void {
    if (!this.found.has(name)) this.found.set(name, this.visit.text(why));
  }

  /** Undefined while everything typed was understood. */
  problem(): FormProblem | undefined {
    if (this.found.size === 0) return undefined;
    const title =
      this.found.size === 1
        ? this.visit.say(
            'Un campo va rivisto: nulla è stato registrato.',
            'One field needs attention: nothing was recorded.',
          )
        : this.visit.say(
            `${this.found.size} campi vanno rivisti: nulla è stato registrato.`,
            `${this.found.size} fields need attention: nothing was recorded.`,
          );
    return { title, fields: Object.fromEntries(this.found) };
  }

  private read<Value>(name: string, how: (typed: string) => Typed<Value>): Value | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const typed = how(text);
    if ('value' in typed) return typed.value;
    this.refuse(name, typed.problem);
    return undefined;
  }
}

/**
 * A refusal of the domain beside the fields that it is about; what is about none of them stands above the form. Days
 * are written as people do, and what `names` calls by a name is called so.
 */
export function refusedForm(
  visit: Visit,
  { title, errors = [] }: Refusal,
  fieldOf: FieldOf,
  names: ReadonlyMap<string, string> = new Map(),
): FormProblem {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { pointer, message } of errors) {
    const field = fieldOf(pointer);
    const text = readable(visit.text(message), names);
    if (field === undefined) others.push(text);
    else fields[field] = field in fields ? `${fields[field]}; ${text}` : text;
  }
  return { title: readable(visit.text(title), names), fields, others };
}

/** Sentences of the interface write it so; pages write «l’organo». */
const STRAIGHT = /(?<=\p{L})'(?=\p{L})/gu;

const readable = (text: string, names: ReadonlyMap<string, string>): string =>
  withShortDates(text.replaceAll(STRAIGHT, '’')).replaceAll(
    /«([a-z0-9-]+)»|"([a-z0-9-]+)"/g,
    (quoted, italian, english) => {
      const name = names.get(italian ?? english);
      if (name === undefined) return quoted;
      return italian === undefined ? `“${name}”` : `«${name}»`;
    },
  );
