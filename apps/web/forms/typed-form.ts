import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { readMoment, withShortDates } from '../frame/dates.js';
import type { Visit } from '../frame/visit.js';
import { type FormProblem, MOST_SAID } from './fields.js';
import { readDate, readNumber, readTime, type Typed } from './typed.js';
import type { Values } from './values.js';

/** The field that a place in a command's input was typed in; undefined where it was typed in none. */
export type FieldOf = (pointer: string) => string | undefined;

/** A form as it was sent: what was typed, as values, and a sentence for each field that cannot be understood. */
export class TypedForm {
  private readonly found = new Map<string, string>();
  private whole: string | undefined;
  private readonly fields: URLSearchParams;

  /**
   * `today` in the agreement's zone. `shown`: what stood in the fields when the form was opened, of a form filled with
   * what stands. `fields`: what was typed, where it was not sent.
   */
  constructor(
    private readonly visit: Visit,
    private readonly today: CivilDate,
    readonly shown: Values = {},
    fields: Values | undefined = undefined,
  ) {
    this.fields = fields ? new URLSearchParams(fields) : visit.facts.form;
  }

  /** Undefined for nothing typed; line ends as one sign, as browsers send two. */
  text(name: string): string | undefined {
    const typed = this.typed(name).replaceAll('\r\n', '\n').trim();
    return typed === '' ? undefined : typed;
  }

  /** Whether the form had the field at all; one that it did not show says nothing. */
  has(name: string): boolean {
    return this.fields.has(name);
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

  /** Up to when something was known. */
  moment(name: string): Instant | undefined {
    return this.read(name, (typed) => readMoment(typed, this.visit.facts.now));
  }

  time(name: string): string | undefined {
    return this.read(name, readTime);
  }

  number(name: string): number | undefined {
    return this.read(name, readNumber);
  }

  /** One of a list; undefined for nothing chosen. What no form here offers is refused. */
  choice<Option extends string>(name: string, options: readonly Option[]): Option | undefined {
    const typed = this.typed(name);
    const chosen = options.find((option) => option === typed);
    if (typed !== '' && chosen === undefined) {
      this.refuse(name, say('scegliere una delle voci proposte', 'choose one of those offered'));
    }
    return chosen;
  }

  isTicked(name: string): boolean {
    return this.typed(name) !== '';
  }

  /** Every value of a list of ticks. */
  ticked(name: string): string[] {
    return [...new Set(this.fields.getAll(name))].filter((value) => value !== '');
  }

  /** What follows a prefix in the names of fields: keys of rows, each once, in the order of the form. */
  rows(prefix: string): string[] {
    const names = [...new Set(this.fields.keys())].filter((name) => name.startsWith(prefix));
    return names.map((name) => name.slice(prefix.length));
  }

  /** Of these, whose tick is set. */
  tickedRows(prefix: string): string[] {
    return this.rows(prefix).filter((key) => this.isTicked(prefix + key));
  }

  /** The form as it was shown. */
  before(): TypedForm {
    return new TypedForm(this.visit, this.today, {}, this.shown);
  }

  /** What is read of the form, where that is not what it had shown. */
  changed<Value>(
    read: (form: TypedForm) => Value,
    isAlike: (a: Value, b: Value) => boolean = isSame,
  ): Value | undefined {
    const typed = read(this);
    return isAlike(typed, read(this.before())) ? undefined : typed;
  }

  /** Says what is wrong with a field; the first sentence on it stays. */
  refuse(name: string, why: Text): void {
    if (!this.found.has(name)) this.found.set(name, this.visit.text(why));
  }

  /** Says what is wrong with the form as a whole. */
  refuseWhole(why: Text): void {
    this.whole = this.visit.text(why);
  }

  /**
   * What a form filled with what stands changes of it, by the names of the command's input: what was emptied is null;
   * what was left as it was, or stands in no field of the form, is left out. `fields`: where each fact is typed.
   */
  changes<Facts extends object>(
    read: (form: TypedForm) => Facts,
    fields: { readonly [Fact in keyof Facts]: string },
  ): Partial<{ [Fact in keyof Facts]: Exclude<Facts[Fact], undefined> | null }> {
    const typed = read(this);
    const before = read(this.before());
    const names = Object.keys(fields) as (keyof Facts)[];
    const changed = names.filter((name) => this.has(fields[name]) && !isSame(typed[name], before[name]));
    return Object.fromEntries(changed.map((name) => [name, typed[name] ?? null])) as never;
  }

  /** Undefined while everything typed was understood. */
  problem(): FormProblem | undefined {
    if (this.found.size === 0) return this.whole === undefined ? undefined : { title: this.whole, fields: {} };
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

  private typed(name: string): string {
    return this.fields.get(name) ?? '';
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

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where the facts of a command's input are typed, by their names. */
export const fieldsOf =
  (fields: Readonly<Record<string, string>>) =>
  (pointer: string): string | undefined => {
    const name = pointer.split('/')[1] ?? '';
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  };

/**
 * A refusal of the domain beside the fields that it is about; what is about none of them stands above the form. Days
 * are written as people do, and an id by what `nameOf` calls it.
 */
export function refusedForm(
  visit: Visit,
  { title, errors = [] }: Refusal,
  fieldOf: FieldOf,
  nameOf: NameOf = () => undefined,
): FormProblem {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { pointer, message } of errors.slice(0, MOST_SAID)) {
    const field = fieldOf(pointer);
    const text = readable(visit.text(message), nameOf);
    if (field === undefined) others.push(text);
    else fields[field] = field in fields ? `${fields[field]}; ${text}` : text;
  }
  return { title: readable(visit.text(title), nameOf), fields, others };
}

/** Sentences of the interface write it so; pages write «l’organo». */
const STRAIGHT = /(?<=\p{L})'(?=\p{L})/gu;

/** What people call what has an id; undefined for what is none. */
type NameOf = (id: string) => string | undefined;

const readable = (text: string, nameOf: NameOf): string =>
  withShortDates(text.replaceAll(STRAIGHT, '’')).replaceAll(
    /«([a-z0-9-]+)»|"([a-z0-9-]+)"/g,
    (quoted, italian, english) => {
      const name = nameOf(italian ?? english);
      if (name === undefined) return quoted;
      return italian === undefined ? `“${name}”` : `«${name}»`;
    },
  );
