import type { Qualifier } from '#libs/agreement/core/fields.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Language, Text } from '#libs/kernel/text.js';
import type { Word } from '#libs/language/lexicon.js';
import { qualified, wordsIn } from '#libs/language/words.js';
import type { Because } from '#libs/monitoring/because.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { type JudgedPart, placesIn } from '#libs/monitoring/places.js';
import type { Block, Cell, Section, Table, Why } from './report-document.js';

/** What sections are written from. */
export interface JudgedSource {
  readonly judgement: Judgement;
  /** As many reasons as are shown. */
  readonly because: Because;
}

/** What a report is printed from. */
export interface ReportSource extends JudgedSource {
  readonly digest: string;
  readonly revision: number;
  readonly registerHash: string;
  readonly asOf: string;
}

/** The source with the words of one language. */
export class Writer<Source extends JudgedSource = ReportSource> {
  readonly state: RecordedAgreement;
  readonly on: CivilDate;
  readonly words: ReturnType<typeof wordsIn>;
  private places: ReadonlyMap<JudgedPart, string> | undefined;

  constructor(
    readonly source: Source,
    readonly lang: Language,
  ) {
    this.state = source.judgement.state;
    this.on = source.judgement.on;
    this.words = wordsIn(lang);
  }

  say(italian: string, english: string): string {
    return this.lang === 'it' ? italian : english;
  }

  text(text: Text | undefined): string {
    return text?.[this.lang] ?? '';
  }

  word({ tone, word }: Word): Cell {
    return { tone, word: word[this.lang] };
  }

  /** A table's columns, with « | » between. */
  head(italian: string, english: string): string[] {
    return this.say(italian, english).split(' | ');
  }

  verdict({ tone, word }: Word, text: string, why?: Why): Block {
    return { kind: 'verdict', tone, word: this.text(word), text, why };
  }

  /** Short, for tables; empty for no date. */
  date(date: CivilDate | undefined): string {
    return date === undefined ? '' : this.words.short(date);
  }

  longDate(date: CivilDate): string {
    return this.words.date(date);
  }

  /** As it is printed everywhere; «–» where there is none. */
  figure(figure: Text | undefined): string {
    return figure?.[this.lang] ?? '–';
  }

  qualified(value: number, qualifier: Qualifier | undefined): string {
    return this.text(qualified(value, qualifier));
  }

  partner(id: string | undefined): string {
    return id === undefined ? '' : (this.state.partners.get(id)?.definition.name ?? id);
  }

  body(id: string | undefined): string {
    return id === undefined ? '' : (this.state.bodies.get(id)?.definition.name ?? id);
  }

  /** Whose a promise is: a partner's, or a body's. */
  promiser({ partner, body }: { readonly partner?: string | undefined; readonly body?: string | undefined }): string {
    return partner === undefined ? this.body(body) : this.partner(partner);
  }

  /** The mark that made-up facts carry wherever they are shown. */
  invented(is: boolean | undefined): string {
    return is ? ` [${this.say('inventato', 'made up')}]` : '';
  }

  why(pointer: string): Why | undefined {
    const reason = this.source.because[pointer];
    if (!reason) return undefined;
    const invented = reason.events.filter((revision) => this.state.inventedRevisions.has(revision));
    return { pointer, text: reason.text[this.lang], events: reason.events, invented };
  }

  /** Why an objective, an indicator or a commitment stands as it does. */
  whyOf(part: JudgedPart): Why | undefined {
    this.places ??= new Map([...placesIn(this.source.judgement)].map(([pointer, judged]) => [judged, pointer]));
    return this.why(this.places.get(part) ?? '');
  }

  /** What the definition presumes about a field, and its parts, wherever the field is used. */
  presumed(...fields: string[]): string[] {
    const about = (field: string) => fields.some((wanted) => field === wanted || field.startsWith(`${wanted}/`));
    return (this.state.header.presumed ?? []).filter(({ field }) => about(field)).map(({ text }) => text);
  }

  /** The same as a list, where there is any of it. */
  presumedList(...fields: string[]): Block[] {
    const items = this.presumed(...fields);
    return items.length === 0 ? [] : [{ kind: 'list', title: this.say('Si presume', 'Presumed'), items }];
  }
}

/** A section that is one table, and what stands below it; empty where nothing stands in the table. */
export function tableSection(id: string, title: string, table: Omit<Table, 'caption'>, below: Block[] = []): Section {
  const { rows } = table;
  return { id, title, blocks: rows.length === 0 ? [] : [{ kind: 'table', caption: title, ...table }, ...below] };
}

/** «1–3, 7» */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
