import type { FreeText } from '#libs/kernel/sealing.js';
import type { Tone } from '#libs/language/lexicon.js';
import type { Reason } from '#libs/monitoring/because.js';

/** A text, or one that is still sealed: `openDocument` puts the readable one in its place. */
export type Printed = string | FreeText;

/** Why a figure is what it is, folded away beside it. */
export interface Why extends Pick<Reason, 'events'> {
  /** Into the report's figures. */
  readonly pointer: string;
  readonly text: string;
  /** Those among them that were made up for a demonstration. */
  readonly invented: readonly number[];
}

export type Cell = Printed | { readonly tone: Tone; readonly word: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Printed; readonly invented?: boolean }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, Printed])[] }
  | { readonly kind: 'list'; readonly title?: string; readonly items: readonly Printed[] }
  | ({ readonly kind: 'table' } & Table)
  | {
      readonly kind: 'verdict';
      readonly tone: Tone;
      readonly word: string;
      readonly text: string;
      readonly why?: Why | undefined;
    };

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Beside the rows, in their order, where a row has reasons. */
  readonly why?: readonly (Why | undefined)[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A monitoring report in its customary sections, in one language, for whatever prints it: terminal, page, paper. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Standing notes: made up, presumed. */
  readonly notices: readonly string[];
  readonly sections: readonly Section[];
  /** Sections that had nothing to say. */
  readonly empty: readonly string[];
  readonly footer: readonly string[];
}

/** Replaces sealed texts by what `open` gives for them. */
export function openDocument(document: ReportDocument, open: (text: FreeText) => string): ReportDocument {
  const readable = (text: Printed): string => (typeof text === 'string' ? text : open(text));
  const cell = (value: Cell): Cell => (typeof value === 'object' && 'tone' in value ? value : readable(value));
  const block = (value: Block): Block => {
    if (value.kind === 'paragraph') return { ...value, text: readable(value.text) };
    if (value.kind === 'facts')
      return { ...value, rows: value.rows.map(([name, text]) => [name, readable(text)] as const) };
    if (value.kind === 'list') return { ...value, items: value.items.map(readable) };
    if (value.kind === 'table') return { ...value, rows: value.rows.map((row) => row.map(cell)) };
    return value;
  };
  const sections = document.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) }));
  return { ...document, sections };
}

/** Every text of a document that is still sealed. */
export function sealedTextsIn(document: ReportDocument): FreeText[] {
  const found: FreeText[] = [];
  openDocument(document, (text) => {
    found.push(text);
    return '';
  });
  return found;
}
