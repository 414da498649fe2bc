import { z } from 'zod';
import { isCivilDate } from '#libs/kernel/civil-date.js';
import { sealedLength } from '../texts/view.js';
import type { Collection } from './referrers.js';
import type { AgreementState, Fact, PartState } from './state.js';
import { isBy, type RegisterToView, type ViewOptions } from './view.js';

/** Where an item stands in its list: by date (empty where the definition's order holds), then in order of recording. */
export interface PlaceInList {
  readonly date: string;
  readonly revision: number;
}

/** A list in its order. Items are made only for the page that is asked for. */
export interface Listing<Item> {
  /** What its cursors are good for: the agreement and the list (`pinerolo/meetings`). */
  readonly name: string;
  readonly entries: readonly { readonly place: PlaceInList; readonly item: () => Item }[];
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor?: string;
}

/** An answer with a page of a list (http-api.md, "Conventions"). */
export const pageOfItems = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().optional().describe('Give it as `cursor` for the next page; absent on the last'),
  });

/** A page ends before its sealed texts are longer than this together, in characters; one item is always given. */
const PAGE_CHARACTERS = 2 * 1024 * 1024;

/** Puts the entries into the order of their places. */
export function listing<Item>(name: string, entries: Listing<Item>['entries']): Listing<Item> {
  return { name, entries: [...entries].sort((a, b) => compare(a.place, b.place)) };
}

type Shown = Collection | 'decisions' | 'issues' | 'evaluations';
type PartOf<Name extends Shown> = AgreementState[Name] extends ReadonlyMap<string, infer Part> ? Part : never;

type Parts<Part> = ReadonlyMap<string, Part>;

/** What is dated stands by its day, parts of the definition in the order in which they were recorded. */
type Placed = Pick<PartState, 'revision' | 'addedOn'> & Partial<Fact>;

/** One of a collection, undefined where there is none or on that day not yet; and all of them, as a list. */
export function partViews<const Name extends Shown, View>(
  collection: Name,
  view: (register: RegisterToView, id: string, part: PartOf<Name>, options: ViewOptions) => View,
) {
  const partsOf = ({ state }: RegisterToView) => state[collection] as unknown as Parts<PartOf<Name> & Placed>;
  const isThere = ({ date, addedOn }: Placed, options: ViewOptions) => isBy(date ?? addedOn, options);
  const one = (register: RegisterToView, id: string, options: ViewOptions): View | undefined => {
    const part = partsOf(register).get(id);
    return part && isThere(part, options) ? view(register, id, part, options) : undefined;
  };
  const list = (register: RegisterToView, options: ViewOptions): Listing<View> =>
    listing(
      `${register.state.id}/${collection}`,
      [...partsOf(register)]
        .filter(([, part]) => isThere(part, options))
        .map(([id, part]) => ({
          place: { date: part.date ?? '', revision: part.revision },
          item: () => view(register, id, part, options),
        })),
    );
  return { one, list };
}

/**
 * At most `limit` items after a cursor; undefined if the cursor is not one of this list. A cursor names a place, so that
 * what is recorded in between neither repeats nor hides what was there.
 */
export function pageOf<Item>(list: Listing<Item>, cursor: string | undefined, limit: number): Page<Item> | undefined {
  const after = cursor === undefined ? undefined : placeIn(cursor, list.name);
  if (cursor !== undefined && after === undefined) return undefined;
  const start = after === undefined ? 0 : firstAfter(list.entries, after);
  const items: Item[] = [];
  let length = 0;
  let last: PlaceInList | undefined;
  for (const { place, item } of list.entries.slice(start, start + limit)) {
    const made = item();
    length += sealedLength(made);
    if (items.length > 0 && length > PAGE_CHARACTERS) break;
    items.push(made);
    last = place;
  }
  const hasMore = start + items.length < list.entries.length;
  return { items, ...(hasMore && last && { nextCursor: cursorOf(list.name, last) }) };
}

const cursorOf = (name: string, { date, revision }: PlaceInList): string =>
  Buffer.from(JSON.stringify([name, date, revision])).toString('base64url');

const LONGEST_CURSOR = 500;
const cursorContent = z.tuple([z.string(), z.string(), z.int().min(1)]);

/** Only what `cursorOf` would write for this list. */
function placeIn(cursor: string, name: string): PlaceInList | undefined {
  if (cursor.length > LONGEST_CURSOR) return undefined;
  const parsed = cursorContent.safeParse(jsonIn(cursor));
  if (!parsed.success) return undefined;
  const [list, date, revision] = parsed.data;
  if (list !== name || !(date === '' || isCivilDate(date))) return undefined;
  return cursorOf(list, { date, revision }) === cursor ? { date, revision } : undefined;
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function firstAfter(entries: Listing<unknown>['entries'], after: PlaceInList): number {
  const found = entries.findIndex(({ place }) => compare(place, after) > 0);
  return found < 0 ? entries.length : found;
}

function compare(a: PlaceInList, b: PlaceInList): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.revision - b.revision;
}
