import { LRUCache } from 'lru-cache';

/** What was made once from what never changes, kept while there is room; what was asked for longest ago goes first. */
export class Memory<Made extends object> {
  private readonly kept: LRUCache<string, Made>;
  /** What is just being made: whoever asks for it meanwhile waits for that. */
  private readonly coming = new Map<string, Promise<Made>>();

  /** `room` is in the unit of `sizeOf`; what alone would take more than a quarter of it is not kept. */
  constructor(room: number, sizeOf: (made: Made) => number) {
    this.kept = new LRUCache({
      maxSize: room,
      maxEntrySize: Math.ceil(room / 4),
      sizeCalculation: (made) => Math.max(1, Math.ceil(sizeOf(made))),
    });
  }

  get(key: string): Made | undefined {
    return this.kept.get(key);
  }

  /** What cannot be made is made again for the next one. */
  async made(key: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.kept.get(key) ?? this.coming.get(key);
    if (known) return known;
    const making = make();
    this.coming.set(key, making);
    try {
      const made = await making;
      this.kept.set(key, made);
      return made;
    } finally {
      this.coming.delete(key);
    }
  }

  /** The same for what is made at once. */
  madeNow(key: string, make: () => Made): Made {
    const known = this.kept.get(key);
    if (known) return known;
    const made = make();
    this.kept.set(key, made);
    return made;
  }
}
