import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Part {
  readonly id: string;
  readonly title?: string;
  readonly wording?: string;
}

/** A definition, as far as these tests read it: parts by their kind, and what stands beside them. */
type Definition = { readonly id: string; readonly generalObjective?: string } & Readonly<Record<string, unknown>>;

interface DemoFile {
  readonly agreement: Definition & { readonly invented?: true };
  readonly records: readonly { readonly command: string; readonly body?: { readonly id?: string; invented?: true } }[];
}

const PAGE = 'docs/explanation/documents.md';
const TEXTS = 'docs/explanation/documents';
const PARTS = ['partners', 'bodies', 'rules', 'objectives', 'commitments', 'indicators'];

const files = new Map(
  readdirSync('infra/demo')
    .map((name) => parse(readFileSync(`infra/demo/${name}`, 'utf8')) as DemoFile)
    .filter(({ agreement }) => !agreement.invented)
    .map((file) => [file.agreement.id, file]),
);

/** Alike whatever the line breaks, the quotation marks and the marks of emphasis. */
const plain = (text: string): string =>
  text
    .replaceAll(/[«»“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll('*', '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const textOf = (name: string): string => plain(readFileSync(`${TEXTS}/${name}.txt`, 'utf8'));

interface Row {
  /** What stands between the outer «», by its gaps («…»). */
  readonly pieces: readonly string[];
  readonly where: string;
}

/** The rows of each section's table; a section is named as the agreement and its text are. */
const sections = new Map(
  readFileSync(PAGE, 'utf8')
    .split('\n## ')
    .slice(1)
    .map((section): [string, readonly Row[]] => [
      section.slice(0, section.indexOf('\n')),
      section
        .split('\n')
        .map((line) => /^\| «(.+)» +\| (.+?) +\|$/.exec(line))
        .filter((match) => match !== null)
        .map(([, quotation = '', where = '']) => ({ pieces: quotation.split('…').map(plain), where })),
    ]),
);

/** What of a text no row quotes, going through both in their order, and what a row quotes that does not follow. */
function leftOut(text: string, rows: readonly Row[]): string[] {
  const found: string[] = [];
  let place = 0;
  for (const { pieces } of rows) {
    pieces.forEach((piece, index) => {
      const start = text.indexOf(piece, place);
      if (start < 0) {
        found.push(`not there: ${piece}`);
        return;
      }
      const between = text.slice(place, start);
      if (index === 0 && /[\p{L}\d]/u.test(between)) found.push(`in no row: ${between}`);
      place = start + piece.length;
    });
  }
  const rest = text.slice(place);
  return /[\p{L}\d]/u.test(rest) ? [...found, `in no row: ${rest}`] : found;
}

/** The places that a row names, each with the file that it leads into. */
function placesOf(agreement: string, where: string): { readonly file: DemoFile; readonly path: string }[] {
  const named = [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place).filter((place) => place !== 'should');
  return named.map((place) => {
    const [first = '', ...rest] = place.split('/');
    const other = files.get(first);
    return other ? { file: other, path: rest.join('/') } : { file: files.get(agreement)!, path: place };
  });
}

function exists({ agreement, records }: DemoFile, path: string): boolean {
  const [collection = '', ...rest] = path.split('/');
  const standing = agreement[collection];
  if (rest.length === 0) return standing !== undefined;
  if (collection === 'presumed') {
    return (standing as { field: string }[]).some(({ field }) => field === rest.join('/'));
  }
  const [id, ...fields] = rest;
  if (PARTS.includes(collection)) {
    const part = (standing as (Part & Record<string, unknown>)[] | undefined)?.find((one) => one.id === id);
    return part !== undefined && fields.every((field) => part[field] !== undefined);
  }
  return records.some(
    ({ command, body }) => command === collection && body !== undefined && body.id === id && !body.invented,
  );
}

const partsOf = ({ agreement }: DemoFile, collection: string) => (agreement[collection] ?? []) as readonly Part[];

describe('the tables of the founding documents', () => {
  const texts = readdirSync(TEXTS).map((name) => name.replace('.txt', ''));

  it('there is one for each text', () => {
    expect([...sections.keys()].sort()).toEqual(texts);
    expect([...files.keys()].filter((id) => !texts.includes(id))).toEqual(['biella-progetto-wecom']);
  });

  it.each(texts)('every sentence is in a row, in its order: %s', (name) => {
    expect(leftOut(textOf(name), sections.get(name) ?? [])).toEqual([]);
  });

  it.each(texts)('every row says a place that there is, or why there is none: %s', (name) => {
    for (const { where } of sections.get(name) ?? []) {
      const missing = placesOf(name, where).filter(({ file, path }) => !exists(file, path));
      expect(missing.map(({ path }) => path)).toEqual([]);
      if (!where.includes('`')) expect(where).toMatch(/^(Nowhere|As in the determina|The (five|four) that follow)/);
    }
  });

  it('every part of a definition is in a row', () => {
    const named = new Set(
      [...sections].flatMap(([name, rows]) =>
        rows.flatMap(({ where }) => placesOf(name, where).map(({ file, path }) => `${file.agreement.id}/${path}`)),
      ),
    );
    const parts = [...files].flatMap(([id, file]) =>
      PARTS.flatMap((collection) => partsOf(file, collection).map((part) => `${id}/${collection}/${part.id}`)),
    );
    expect(parts.filter((part) => ![...named].some((place) => `${place}/`.startsWith(`${part}/`)))).toEqual([]);
  });
});

describe('the words of the demonstration', () => {
  const source = (id: string) => (id === 'biella-progetto-wecom' ? 'biella-protocollo-wecom' : id);

  /** Whether a text has these words, one after the other where there is a gap «[…]» between them. */
  const says = (text: string, words: string): boolean =>
    leftOut(text, [
      { pieces: ['', ...plain(words).toLowerCase().split('[…]')].map((piece) => piece.trim()), where: '' },
    ]).filter((found) => found.startsWith('not there')).length === 0;

  it.each([...files])('objectives, commitments and rules are worded as the text is: %s', (id, file) => {
    const text = textOf(source(id)).toLowerCase();
    const worded = [
      ...partsOf(file, 'objectives').map(({ title }) => title),
      ...partsOf(file, 'commitments').map(({ title }) => title),
      ...partsOf(file, 'rules').map(({ wording }) => wording),
      file.agreement.generalObjective,
    ].filter((words) => words !== undefined);
    expect(worded.filter((words) => !says(text, words))).toEqual([]);
  });

  it.each([...files])('what stands between «» is in one of the texts: %s', (_, { agreement, records }) => {
    const all = [...sections.keys()].map((name) => textOf(name).toLowerCase());
    const said = records.filter(({ body }) => !body?.invented);
    const quotations = [...JSON.stringify([agreement, said]).matchAll(/«([^«»]+)»/g)].map(([, words = '']) => words);
    expect(quotations.filter((words) => !all.some((text) => says(text, words.replace(/…$/, ''))))).toEqual([]);
  });

  it('what Pinerolo and Biella are said to have done since is marked as made up', () => {
    const since = ['pinerolo-patto-wecare', 'biella-protocollo-wecom'].flatMap((id) => files.get(id)?.records ?? []);
    expect(since.filter(({ body }) => !body?.invented)).toEqual([]);
  });
});
