import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { Memory } from '#libs/kernel/memory.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { type Because, becauseOf } from './because.js';
import type { Figures } from './figures.js';
import { figuresFrom } from './figures-from.js';
import { type Judgement, judge } from './judgement.js';
import { digestOf, type MonitoringReport } from './report.js';

/** In characters of JSON of the registers that were judged. */
const ROOM = 24 * 1024 * 1024;

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
  private readonly memory = new Memory<JudgedAgreement>(ROOM, ({ size }) => size);

  of({ state, size, head }: FoldedRegister<RecordedAgreement>, on: CivilDate): JudgedAgreement {
    const key = `${head.hash} ${on}`;
    const known = this.memory.madeNow(key, () => new JudgedAgreement(judge(state, on), size));
    // Folded again meanwhile, it says the same of other objects: pages look up by the objects they have.
    return known.judgement.state === state ? known : new JudgedAgreement(judge(state, on), size);
  }
}
