import { LRUCache } from 'lru-cache';
import type { PortfolioReading } from '#libs/portfolio/portfolio-reading.js';

const MOST_BYTES = 16 * 1024 * 1024;
/** Wherever it is, midnight falls on a quarter of an hour. */
const QUARTER_MS = 900_000;

/** Answers of lists, ready to be sent again as long as no row is written and no day begins. */
export class PreparedLists {
  private readonly kept = new LRUCache<string, Buffer>({
    maxSize: MOST_BYTES,
    sizeCalculation: (bytes, key) => bytes.length + key.length,
  });
  private standing = '';

  /** `key` names the query and all that whoever asks may see. */
  async get(key: string, { writes, now }: PortfolioReading['standing'], make: () => Promise<unknown>): Promise<Buffer> {
    if (writes === undefined) return bytesOf(await make());
    const standing = `${writes} ${Math.floor(Date.parse(now) / QUARTER_MS)}`;
    if (standing !== this.standing) this.kept.clear();
    this.standing = standing;
    const known = this.kept.get(key);
    if (known) return known;
    const bytes = bytesOf(await make());
    // What was written meanwhile may be in it, or not.
    if (this.standing === standing) this.kept.set(key, bytes);
    return bytes;
  }
}

const bytesOf = (body: unknown): Buffer => Buffer.from(JSON.stringify(body));
