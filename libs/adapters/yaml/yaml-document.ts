import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
  visit,
  type YAMLParseError,
} from 'yaml';
import { say, type Text } from '#libs/kernel/text.js';

/** A place in a file, both counted from 1. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
}

export interface FileProblem extends FilePosition {
  readonly message: Text;
}

/** A YAML (or JSON) file as a value, and where in the file each part of it stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Of what a JSON Pointer names or, where that is missing, of what it should stand in. */
  positionOf(pointer: string): FilePosition;
}

/** A value as YAML 1.2, long texts folded. */
export const writeYaml = (value: unknown): string => stringify(value, { lineWidth: 110 });

/** As long as a request's body may be (http-api.md, "Conventions"). */
export const LARGEST_FILE_BYTES = 512 * 1024;
const DEEPEST_INDENTATION = 120;
const DEEPEST_BRACKETS = 40;
const MOST_KEYS = 20_000;
/** More is of no use to whoever mends them. */
const MOST_FAULTS = 100;

/** Reads one YAML 1.2 document; every fault in its syntax, or none. */
export function readYaml(text: string): YamlFile | { readonly problems: FileProblem[] } {
  if (Buffer.byteLength(text) > LARGEST_FILE_BYTES) return { problems: [{ line: 1, column: 1, message: TOO_LARGE }] };
  const tooDeep = firstTooDeep(text);
  if (tooDeep) return { problems: [tooDeep] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const at = (offset: number): FilePosition => {
    const { line, col } = lines.linePos(offset);
    return { line, column: Math.max(1, col) };
  };
  const keys = keysOf(document);
  if (keys === undefined) return { problems: [{ line: 1, column: 1, message: TOO_MANY_KEYS }] };
  const faults = [...document.errors, ...keys.twice]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .slice(0, MOST_FAULTS)
    .map((error) => ({ ...at(error.pos[0]), message: inItalianToo(error) }));
  if (faults.length > 0) return { problems: faults };
  try {
    const value: unknown = document.toJS();
    return { value, positionOf: (pointer) => at(offsetOf(document, pointer)) };
  } catch {
    return { problems: [{ line: 1, column: 1, message: TOO_MANY_ALIASES }] };
  }
}

/** What the parser says of a fault. */
type Fault = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/**
 * Keys that stand twice in one map; undefined for more keys than any agreement has. The parser's own check compares
 * each with each: minutes for a file of keys.
 */
function keysOf(document: Document.Parsed): { readonly twice: readonly Fault[] } | undefined {
  const twice: Fault[] = [];
  let count = 0;
  visit(document, {
    Map(_, map) {
      count += map.items.length;
      if (count > MOST_KEYS) return visit.BREAK;
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const pos = startOf(key);
        if (seen.has(key.value))
          twice.push({ code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [pos, pos + 1] });
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return count > MOST_KEYS ? undefined : { twice };
}

/**
 * The parser recurses, and builds expressions as long as the indentation: a file made to exhaust it ends the process,
 * so it never sees one.
 */
function firstTooDeep(text: string): FileProblem | undefined {
  let brackets = 0;
  for (const [index, line] of text.split('\n').entries()) {
    // A dash is one more level only where a space follows it.
    const indentation = /^(?:[ \t]|[-?:](?=[ \t]))*/.exec(line)?.[0].length ?? 0;
    if (indentation > DEEPEST_INDENTATION) return { line: index + 1, column: 1, message: TOO_DEEP };
    for (const [column, character] of [...line].entries()) {
      if (character === '[' || character === '{') brackets += 1;
      if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST_BRACKETS) return { line: index + 1, column: column + 1, message: TOO_DEEP };
    }
  }
  return undefined;
}

function offsetOf(document: Document.Parsed, pointer: string): number {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const segment of segments) {
    if (!isCollection(node)) return offset;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === segment)
      : undefined;
    const next: unknown = pair ? (pair.value ?? pair.key) : node.get(isMap(node) ? segment : Number(segment), true);
    if (pair) offset = startOf(pair.key, offset);
    if (next === undefined || next === null) return offset;
    if (!pair) offset = startOf(next, offset);
    node = next;
  }
  return offset;
}

function startOf(node: unknown, otherwise = 0): number {
  return (isNode(node) ? (node as Node).range?.[0] : undefined) ?? otherwise;
}

const TOO_LARGE = say(
  'Il file è troppo grande: al massimo 512 KiB. Un accordo molto lungo si divide: le parti si aggiungono dopo.',
  'The file is too large: 512 KiB at most. Split a very long agreement: parts can be added later.',
);
const TOO_DEEP = say(
  "Troppi livelli uno dentro l'altro: nessun accordo ne ha bisogno.",
  'Too many levels one inside the other: no agreement needs them.',
);
const TOO_MANY_KEYS = say(
  `Troppi campi: al massimo ${MOST_KEYS}. Un accordo molto lungo si divide: le parti si aggiungono dopo.`,
  `Too many fields: ${MOST_KEYS} at most. Split a very long agreement: parts can be added later.`,
);
const TOO_MANY_ALIASES = say(
  'Troppi rimandi (alias) uno dentro l’altro: scrivere i valori per esteso.',
  'Too many aliases one inside the other: write the values out.',
);

/** What the parser says, in the words of the one who has to mend it. */
function inItalianToo(error: { readonly code: string; readonly message: string }): Text {
  return say(ITALIAN[error.code] ?? 'La sintassi YAML qui non è giusta.', error.message);
}

const ITALIAN: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'Un rimando (alias) non può avere altre proprietà.',
  BAD_ALIAS: 'Questo rimando (alias) non porta a nulla.',
  BAD_DIRECTIVE: 'Direttiva YAML sconosciuta.',
  BAD_DQ_ESCAPE: 'Sequenza di escape sconosciuta tra virgolette doppie.',
  BAD_INDENT: 'Il rientro non è giusto: le voci dello stesso livello cominciano alla stessa colonna.',
  BAD_SCALAR_START: 'Un testo non può cominciare con questo carattere: metterlo tra virgolette.',
  BLOCK_AS_IMPLICIT_KEY: 'Qui manca qualcosa: forse un a capo, o le virgolette intorno a un testo con i due punti.',
  BLOCK_IN_FLOW: 'Dentro parentesi quadre o graffe non può esserci un elenco con i trattini.',
  DUPLICATE_KEY: 'Questo campo è scritto due volte.',
  IMPOSSIBLE: 'La sintassi YAML qui non è giusta.',
  MISSING_CHAR: 'Manca un carattere: una virgoletta, una parentesi o i due punti.',
  MULTILINE_IMPLICIT_KEY: 'Il nome di un campo sta su una riga sola.',
  MULTIPLE_DOCS: 'Il file contiene più documenti: uno solo per file.',
  TAB_AS_INDENT: 'I rientri si fanno con gli spazi, non con il tabulatore.',
  UNEXPECTED_TOKEN: 'Qui c’è qualcosa che non ci si aspetta.',
};
