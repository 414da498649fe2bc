import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { Memory } from '#libs/kernel/memory.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { type Because, becauseOf } from './because.js';
import { effortOf } from './effort.js';
import type { Figures } from './figures.js';
import { figuresFrom } from './figures-from.js';
import { type Judgement, judge } from './judgement.js';
import { digestOf, type MonitoringReport } from './report.js';

/** In bytes, about. */
const ROOM = 24 * 1024 * 1024;
/** What a judgement with its reasons takes, for each millisecond that it took. */
const BYTES_A_MS = 24 * 1024;

/** What is read of an agreement on a day: each worked out when it is first asked for, and once. */
export class JudgedAgreement implements MonitoringReport {
  private figuresOnce: Figures | undefined;
  private digestOnce: string | undefined;
  private becauseOnce: Because | undefined;

  constructor(
    readonly judgement: Judgement,
    readonly size: number,
  ) {}

  get figures(): Figures {
    this.figuresOnce ??= figuresFrom(this.judgement);
    return this.figuresOnce;
  }

  get digest(): string {
    this.digestOnce ??= digestOf(this.figures);
    return this.digestOnce;
  }

  get because(): Because {
    this.becauseOnce ??= becauseOf(this.judgement);
    return this.becauseOnce;
  }
}

/** Agreements as they were judged lately: whoever turns the pages of one on a day has it judged once. */
export class Judgements {
  private readonly memory: Memory<JudgedAgreement>;

  constructor(room = ROOM) {
    this.memory = new Memory(room, ({ size }) => size);
  }

  of({ state, size, head }: FoldedRegister<RecordedAgreement>, on: CivilDate): JudgedAgreement {
    const judged = () => new JudgedAgreement(judge(state, on), size + effortOf(state, on) * BYTES_A_MS);
    const known = this.memory.madeNow(`${head.hash} ${on}`, judged);
    // Folded again meanwhile, it says the same of other objects: pages look up by the objects they have.
    return known.judgement.state === state ? known : judged();
  }
}
