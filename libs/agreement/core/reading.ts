import { EMPTY_HEAD, type Head, headOf, type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { Memory } from '#libs/kernel/memory.js';
import type { EventStore, KeyRing } from '#libs/kernel/ports.js';
import type { FoldedRegister, Prefix, Registers } from '#libs/kernel/registers.js';
import { type FreeText, locateSealed, type OpenedText, openTexts, SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { say } from '#libs/kernel/text.js';
import { beginning } from '#libs/language/shortening.js';
import { type HistoryEntry, historyEntry } from './describe.js';
import { agreementUpcasters } from './events.js';
import { type AgreementState, asRecorded, copyOf, isRecorded, type RecordedAgreement } from './state.js';

const PAGE = 500;
/** One event may be 256 KiB: whoever reads slowly keeps no more of them in memory. */
const EVENTS_AT_ONCE = 100;
/** Of registers as they stood, in characters of JSON. */
const ROOM_FOR_PREFIXES = 32 * 1024 * 1024;

/** What is read of one agreement: always with everything recorded before the call. */
export class AgreementReading {
  /** Of registers that others fold on, each at its newest revision that was read. */
  private readonly copies = new WeakMap<FoldedRegister<AgreementState>, FoldedRegister<RecordedAgreement>>();
  /** As they stood at a revision, which never changes. */
  private readonly prefixes = new Memory<FoldedRegister<AgreementState>>(ROOM_FOR_PREFIXES, ({ size }) => size);

  constructor(
    private readonly store: EventStore,
    private readonly registers: Registers<AgreementState>,
    private readonly keyRing: Pick<KeyRing, 'lookUp'>,
  ) {}

  /**
   * Undefined where no such agreement was recorded, or not yet at that point of the register. What is given stays as it
   * stands, however long it is read and whatever is recorded meanwhile (ADR 0020); its journal alone goes on, so that a
   * command decided on it is still found where it was recorded meanwhile.
   */
  async register(agreement: string, prefix?: Prefix): Promise<FoldedRegister<RecordedAgreement> | undefined> {
    const stream = registerOf(agreement);
    if (prefix) return this.asItStood(stream, prefix);
    const register = await this.registers.current(stream);
    return hasAgreement(register) ? this.copyOf(register) : undefined;
  }

  /** The last event of a register, or of the longest part of it that is asked for; undefined where that has none. */
  async headAt({ stream, head }: Pick<FoldedRegister<unknown>, 'stream' | 'head'>, prefix?: Prefix) {
    if (!prefix) return head;
    const revision = await this.lastRevision(stream, head, prefix);
    if (revision === head.revision) return head;
    const [last] = revision === 0 ? [] : await this.store.read(stream, revision, 1);
    return last && headOf(last);
  }

  /** Later events were recorded later: of many, the last by an instant is found in a few steps. */
  private async lastRevision(stream: string, head: Head, prefix: Prefix): Promise<number> {
    if ('revision' in prefix) return Math.min(prefix.revision, head.revision);
    if (head.recordedAt <= prefix.asOf) return head.revision;
    let [last, beyond] = [0, head.revision];
    while (beyond - last > 1) {
      const middle = (last + beyond) >> 1;
      const [event] = await this.store.read(stream, middle, 1);
      if (event && event.recordedAt <= prefix.asOf) last = middle;
      else beyond = middle;
    }
    return last;
  }

  private async asItStood(stream: string, prefix: Prefix): Promise<FoldedRegister<RecordedAgreement> | undefined> {
    const head = (await this.store.head(stream)) ?? EMPTY_HEAD;
    const revision = await this.lastRevision(stream, head, prefix);
    if (revision === 0) return undefined;
    const upTo = (): Promise<FoldedRegister<AgreementState>> => this.registers.upTo(stream, { revision });
    const register = await this.prefixes.made(`${stream} ${revision}`, upTo);
    return hasAgreement(register) ? register : undefined;
  }

  private copyOf(register: FoldedRegister<RecordedAgreement>): FoldedRegister<RecordedAgreement> {
    const known = this.copies.get(register);
    if (known?.head.revision === register.head.revision) return known;
    const copy = { ...register, state: asRecorded(copyOf(register.state)), touched: new Map(register.touched) };
    this.copies.set(register, copy);
    return copy;
  }

  /** The events of a register in order, from a revision on. */
  async *events(agreement: string, from = 1): AsyncGenerator<RecordedEvent> {
    for (let next = from; ; next += EVENTS_AT_ONCE) {
      const page = await this.store.read(registerOf(agreement), next, EVENTS_AT_ONCE);
      yield* page;
      if (page.length < EVENTS_AT_ONCE) return;
    }
  }

  /** Newest first: of `limit` events from a revision down those that are asked for. */
  async history(
    register: FoldedRegister<RecordedAgreement>,
    from: number,
    limit: number,
    isAsked: (entry: HistoryEntry) => boolean = () => true,
  ): Promise<HistoryEntry[]> {
    const events = await this.store.read(register.stream, from, limit, true);
    const entries = events
      .map((event) => historyEntry(register.state, locateSealed(agreementUpcasters.upcast(event))))
      .filter(isAsked);
    const opened = await this.open(entries.flatMap(({ reason, words }) => [reason, words]));
    return entries.map((entry) => withTexts(entry, opened));
  }

  /** Ids of all agreements, in order. */
  async *agreements(): AsyncGenerator<string> {
    const prefix = registerOf('');
    let after: string | undefined;
    for (;;) {
      const page = await this.store.streams(prefix, after, PAGE);
      for (const stream of page) yield stream.slice(prefix.length);
      if (page.length < PAGE) return;
      after = page.at(-1);
    }
  }

  /** Opens free texts for a reader. */
  async open(texts: readonly (FreeText | undefined)[]): Promise<OpenTexts> {
    const sealed = texts.filter((text): text is SealedText => text instanceof SealedText);
    return new OpenTexts(await openTexts(sealed, this.keyRing));
  }
}

const LONGEST_QUOTED = 300;

/** What was decided, and why something was recorded, in the words that were typed. */
function withTexts({ reason, words, ...entry }: HistoryEntry, opened: OpenTexts): HistoryEntry {
  const read = (text: FreeText | undefined): string | undefined => {
    const found = text && opened.of(text);
    return found && 'text' in found ? found.text : undefined;
  };
  const [said, why] = [read(words), read(reason)];
  const { it, en } = entry.text;
  const quote = said === undefined ? undefined : beginning(said, LONGEST_QUOTED);
  const whole = quote === undefined ? entry.text : say(`${it}: «${quote}»`, `${en}: “${quote}”`);
  if (why === undefined) return { ...entry, text: whole };
  return { ...entry, text: say(`${whole.it}. Motivo: ${why}`, `${whole.en}. Reason: ${why}`) };
}

const hasAgreement = (register: FoldedRegister<AgreementState>): register is FoldedRegister<RecordedAgreement> =>
  isRecorded(register.state);

/** Texts as a reader sees them. */
export class OpenTexts {
  constructor(private readonly opened: ReadonlyMap<SealedText, OpenedText>) {}

  of(text: FreeText): OpenedText {
    if (text instanceof Unsealed) return { text: text.plain };
    const found = text instanceof SealedText ? this.opened.get(text) : undefined;
    return found ?? { unreadable: 'elsewhere' };
  }
}
