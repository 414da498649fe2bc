import { describe, expect, it, test } from '@jest/globals';
import { SealedText } from '#libs/kernel/sealing.js';
import { TextPlace } from '../texts/view.js';
import { type Listing, listing, type PlaceInList, pageOf } from './paging.js';

const list = (places: readonly PlaceInList[], name = 'pinerolo/meetings'): Listing<number> =>
  listing(
    name,
    places.map((place) => ({ place, item: () => place.revision })),
  );
const dates = ['2022-03-01', '2022-01-01', '2022-02-01', '2022-01-01', '2022-05-01'];
const five = dates.map((date, index) => ({ date, revision: index + 1 }));

function allPages<Item>(of: Listing<Item>, limit: number): Item[][] {
  const pages: Item[][] = [];
  for (let cursor: string | undefined; ; ) {
    const page = pageOf(of, cursor, limit)!;
    pages.push(page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return pages;
  }
}

describe('a list in pages', () => {
  test.each([
    [1, [[2], [4], [3], [1], [5]]],
    [2, [[2, 4], [3, 1], [5]]],
    [5, [[2, 4, 3, 1, 5]]],
    [9, [[2, 4, 3, 1, 5]]],
  ])('of %d gives each item once, in order', (limit, expected) => {
    expect(allPages(list(five), limit)).toEqual(expected);
  });

  it('is one empty page where there is nothing', () => {
    expect(pageOf(list([]), undefined, 5)).toEqual({ items: [] });
  });

  it('goes on from a place, whatever came or went in between', () => {
    const { nextCursor } = pageOf(list(five), undefined, 3)!;
    const changed = [...five.filter(({ revision }) => revision !== 3), { date: '2022-04-01', revision: 6 }];
    expect(pageOf(list([...changed, { date: '2022-01-15', revision: 7 }]), nextCursor, 9)?.items).toEqual([1, 6, 5]);
  });

  it('makes only the items of the page', () => {
    const made: number[] = [];
    const entries = five.map((place) => ({ place, item: () => made.push(place.revision) }));
    pageOf(listing('pinerolo/meetings', entries), undefined, 2);
    expect(made).toEqual([2, 4]);
  });

  it('ends a page early where texts are long, and never without an item', () => {
    const long = new TextPlace('t', new SealedText('t', 'n', 'x'.repeat(1_500_000), 'e', ''), undefined);
    const entries = five.map((place) => ({ place, item: () => ({ of: place.revision, text: long }) }));
    const pages = allPages(listing('pinerolo/meetings', entries), 500);
    expect(pages.map((page) => page.map((item) => item.of))).toEqual([[2], [4], [3], [1], [5]]);
  });
});

describe('a cursor', () => {
  const cursor = pageOf(list(five), undefined, 2)!.nextCursor!;
  const written = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

  it('is good for its own list only', () => {
    expect(pageOf(list(five), cursor, 2)?.items).toEqual([3, 1]);
    expect(pageOf(list(five, 'pinerolo/decisions'), cursor, 2)).toBeUndefined();
    expect(pageOf(list(five, 'biella/meetings'), cursor, 2)).toBeUndefined();
  });

  test.each([
    ['empty', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['padded', `${cursor}=`],
    ['cut', cursor.slice(0, -4)],
    ['with another field', written(['pinerolo/meetings', '2022-01-01', 4, 1])],
    ['no list', written({ name: 'pinerolo/meetings' })],
    ['with an impossible date', written(['pinerolo/meetings', '2022-02-30', 4])],
    ['with a date of another type', written(['pinerolo/meetings', 20220101, 4])],
    ['with half a revision', written(['pinerolo/meetings', '2022-01-01', 1.5])],
    ['with a negative revision', written(['pinerolo/meetings', '2022-01-01', -1])],
    ['with spaces', Buffer.from('["pinerolo/meetings", "2022-01-01", 4]').toString('base64url')],
    ['endless', 'a'.repeat(100_000)],
  ])('that is %s is none', (_, made) => {
    expect(pageOf(list(five), made, 2)).toBeUndefined();
  });
});
