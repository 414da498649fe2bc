import { LRUCache } from 'lru-cache';
import type { Condition, RowPage, RowQuery, Rows } from '#libs/kernel/ports.js';
import type { PortfolioBody } from './row.js';

/** Rows held at most, over all pages. */
const MOST_ROWS = 2_000;
const MOST_COUNTS = 1_000;

/** What is asked may be longer than what is found: it names every agreement that one sees. */
const roomOf = (key: string): number => 1 + Math.floor(key.length / 1_000);

/** What was found and counted, for as long as no row is written: overviews ask the same again and again. */
export class RememberedRows implements Pick<Rows<PortfolioBody>, 'find' | 'count' | 'writes'> {
  private readonly pages = new LRUCache<string, RowPage<PortfolioBody>>({
    maxSize: MOST_ROWS,
    sizeCalculation: ({ rows }, key) => rows.length + roomOf(key),
  });
  private readonly counts = new LRUCache<string, number>({
    maxSize: MOST_COUNTS,
    sizeCalculation: (_, key) => roomOf(key),
  });
  private asOf: number | undefined;

  constructor(private readonly rows: Pick<Rows<PortfolioBody>, 'find' | 'count' | 'writes'>) {}

  get writes(): number | undefined {
    return this.rows.writes;
  }

  find(query: RowQuery): Promise<RowPage<PortfolioBody>> {
    return this.remembered(this.pages, query, () => this.rows.find(query));
  }

  count(where?: Condition): Promise<number> {
    return this.remembered(this.counts, where, () => this.rows.count(where));
  }

  private async remembered<Value extends {}>(
    kept: LRUCache<string, Value>,
    asked: unknown,
    read: () => Promise<Value>,
  ): Promise<Value> {
    const { writes } = this.rows;
    if (writes === undefined) return read();
    if (writes !== this.asOf) {
      this.pages.clear();
      this.counts.clear();
      this.asOf = writes;
    }
    const key = JSON.stringify(asked) ?? '';
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = await read();
    // What was written meanwhile may be in it, or not.
    if (this.rows.writes === writes) kept.set(key, found);
    return found;
  }
}
