import { LRUCache } from 'lru-cache';
import type { Instant } from './civil-date.js';
import { EMPTY_HEAD, type Head, headOf, type NewEvent, type RecordedEvent } from './envelope.js';
import type { EventStore } from './ports.js';
import { locateSealed } from './sealing.js';
import type { Upcasters } from './upcasting.js';

/** How the events of one kind of stream become a state. */
export interface Folding<State> {
  readonly upcasters: Upcasters;
  empty(stream: string): State;
  /** Changes the state it is given. No clock, no randomness. */
  evolve(state: State, event: RecordedEvent): void;
  /** The part an event is about, as a path (`meetings/m1`); empty for the whole. */
  subjectOf(event: NewEvent): string;
}

/** What a command left in the register: enough to give its first answer again (register.md, "own journal"). */
export interface JournalEntry {
  readonly fingerprint: string;
  /** The part that its first event is about. */
  readonly subject: string;
  readonly revision: number;
  readonly recordedAt: Instant;
}

/**
 * A register folded up to its head, for who only reads it. The current one is folded on in place, for everybody who has
 * it: whoever needs it as it stood takes what it needs, or a copy, before the next `await`.
 */
export interface FoldedRegister<State> {
  readonly stream: string;
  readonly head: Head;
  readonly state: State;
  readonly journal: ReadonlyMap<string, JournalEntry>;
  /** The last revision that touched each part, by its path; the empty path is the whole. */
  readonly touched: ReadonlyMap<string, number>;
  /** How much was folded in, in characters of JSON: what the cache is bounded by. */
  readonly size: number;
}

/** The same for who folds it. */
export interface FoldingRegister<State> extends FoldedRegister<State> {
  head: Head;
  readonly journal: Map<string, JournalEntry>;
  readonly touched: Map<string, number>;
  size: number;
}

/** The longest prefix of a register that a reader asks for. */
export type Prefix = { readonly revision: number } | { readonly asOf: Instant };

const PAGE = 500;
const FIRST_PAGE = 100;
const PAGE_CHARACTERS = 2 * 1024 * 1024;
const HOUR_MS = 3_600_000;
const JOURNAL_HOURS = 30 * 24;
const JOURNAL_CHECK_EVERY = 1_000;
const DEFAULT_CACHE_CHARACTERS = 256 * 1024 * 1024;

/** Folded registers: the current ones in a bounded cache that catches up before it answers, prefixes made anew. */
export class Registers<State> {
  private readonly cache: LRUCache<string, FoldingRegister<State>>;
  /** Registers that are just being folded from their first event. */
  private readonly cold = new Map<string, Promise<FoldingRegister<State>>>();

  constructor(
    private readonly store: EventStore,
    readonly folding: Folding<State>,
    cacheCharacters = DEFAULT_CACHE_CHARACTERS,
  ) {
    this.cache = new LRUCache({ maxSize: cacheCharacters, sizeCalculation: (register) => Math.max(1, register.size) });
  }

  /** The register with everything recorded before the call. */
  async current(stream: string): Promise<FoldedRegister<State>> {
    const kept = this.cache.get(stream);
    if (kept) return this.caughtUp(kept);
    // Whoever asks while it is being folded waits for that: no second copy, nothing read twice.
    const running = this.cold.get(stream);
    if (running) return this.caughtUp(await running);
    const folding = this.caughtUp(this.empty(stream));
    this.cold.set(stream, folding);
    try {
      return await folding;
    } finally {
      this.cold.delete(stream);
    }
  }

  /** The register as it stood: up to a revision, or with everything recorded up to an instant. */
  async upTo(stream: string, prefix: Prefix): Promise<FoldingRegister<State>> {
    const register = this.empty(stream);
    await this.foldOn(register, prefix);
    return register;
  }

  /** Folds on with what was just appended: read again it would be the same. */
  appended(stream: string, events: readonly RecordedEvent[]): void {
    const register = this.cache.peek(stream);
    if (!register || register.head.revision + 1 !== events[0]?.revision) return;
    try {
      for (const event of events) foldInto(register, event, this.folding);
      this.keep(register);
    } catch {
      // It is recorded all the same: whoever reads the register is told what is wrong with it.
      this.cache.delete(stream);
    }
  }

  get cached(): { readonly registers: number; readonly characters: number } {
    return { registers: this.cache.size, characters: this.cache.calculatedSize };
  }

  private empty(stream: string): FoldingRegister<State> {
    const state = this.folding.empty(stream);
    return { stream, head: EMPTY_HEAD, state, journal: new Map(), touched: new Map(), size: 0 };
  }

  private async caughtUp(register: FoldingRegister<State>): Promise<FoldingRegister<State>> {
    const before = register.head.revision;
    if (this.store.headRevision(register.stream) === before) return register;
    try {
      await this.foldOn(register);
    } catch (error) {
      // What an event that cannot be folded left in the state must not be built upon.
      if (this.cache.peek(register.stream) === register) this.cache.delete(register.stream);
      throw error;
    }
    if (register.head.revision > before || !this.cache.has(register.stream)) this.keep(register);
    return register;
  }

  private keep(register: FoldingRegister<State>): void {
    const { stream, head } = register;
    const standing = this.cache.peek(stream);
    if (head.revision === 0 || (standing && standing.head.revision > head.revision)) return;
    // Set again in its own place, it would keep the size that it had when it was smaller.
    this.cache.delete(stream);
    this.cache.set(stream, register);
  }

  /** Page by page, others in between: nobody waits for somebody else's long register. */
  private async foldOn(register: FoldingRegister<State>, prefix?: Prefix): Promise<void> {
    for (;;) {
      const limit = pageOf(register);
      const page = await this.store.read(register.stream, register.head.revision + 1, limit);
      for (const event of page) {
        if (prefix && isBeyond(event, prefix)) return;
        foldInto(register, event, this.folding);
      }
      if (page.length < limit) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Fewer events at a time where they are large: up to 256 KiB each. */
function pageOf({ size, head }: FoldingRegister<unknown>): number {
  if (head.revision === 0) return FIRST_PAGE;
  return Math.min(PAGE, Math.max(1, Math.floor((PAGE_CHARACTERS * head.revision) / size)));
}

/** Folds one recorded event; one that is in already (two readers caught up at once) is left alone. */
export function foldInto<State>(
  register: FoldingRegister<State>,
  stored: RecordedEvent,
  folding: Folding<State>,
): void {
  if (stored.revision <= register.head.revision) return;
  if (stored.revision !== register.head.revision + 1) {
    throw new Error(`${register.stream}: revision ${stored.revision} after ${register.head.revision}`);
  }
  const event = locateSealed(folding.upcasters.upcast(stored));
  folding.evolve(register.state, event);
  register.head = headOf(stored);
  register.size += JSON.stringify(stored.data).length + 400;
  const subject = folding.subjectOf(event);
  touch(register.touched, subject, stored.revision);
  const known = register.journal.get(stored.commandId);
  register.journal.set(stored.commandId, {
    fingerprint: stored.fingerprint,
    subject: known?.subject ?? subject,
    revision: stored.revision,
    recordedAt: stored.recordedAt,
  });
  if (stored.revision % JOURNAL_CHECK_EVERY === 0) forgetOldCommands(register);
}

function isBeyond(event: RecordedEvent, prefix: Prefix): boolean {
  return 'revision' in prefix ? event.revision > prefix.revision : event.recordedAt > prefix.asOf;
}

/** The whole, and each part on the way: two segments more, a collection and an id. */
function touch(touched: Map<string, number>, subject: string, revision: number): void {
  touched.set('', revision);
  for (let id = subject.indexOf('/') + 1; id > 0; ) {
    const end = subject.indexOf('/', id);
    touched.set(end < 0 ? subject : subject.slice(0, end), revision);
    id = end < 0 ? 0 : subject.indexOf('/', end + 1) + 1;
  }
}

function forgetOldCommands<State>(register: FoldingRegister<State>): void {
  const oldest = new Date(Date.parse(register.head.recordedAt) - JOURNAL_HOURS * HOUR_MS).toISOString();
  for (const [commandId, entry] of register.journal) {
    if (entry.recordedAt >= oldest) return;
    register.journal.delete(commandId);
  }
}
