import { dayTooFar } from '#libs/agreement/core/near-day.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import { termOn } from '#libs/agreement/core/term.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Head } from '#libs/kernel/envelope.js';
import type { Clock } from '#libs/kernel/ports.js';
import { isRefusal, type Refusal, refusal } from '#libs/kernel/refusal.js';
import type { FoldedRegister, Prefix } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import type { Judgements } from './judgements.js';
import type { MonitoringReport } from './report.js';

/** The monitoring report of an agreement for a day (today if absent), on all of its register or on a part of it. */
export interface AskedReport {
  readonly agreement: string;
  readonly on?: CivilDate | undefined;
  readonly prefix?: Prefix | undefined;
  /** The register with everything recorded so far, where the request has read it already. */
  readonly known?: FoldedRegister<RecordedAgreement> | undefined;
}

/** All that a report depends on: of the same head and day it says the same for ever. */
export interface ReportBasis {
  readonly agreement: string;
  readonly on: CivilDate;
  readonly asOf: string;
  /** Of the last event included. */
  readonly head: Head;
  /** The register with everything recorded so far. */
  readonly current: FoldedRegister<RecordedAgreement>;
}

/** A report and what it was made from. */
export interface AgreementReport extends MonitoringReport {
  readonly agreement: string;
  readonly on: CivilDate;
  readonly asOf: string;
  readonly revision: number;
  readonly registerHash: string;
  /** As folded for this report: to print names, texts and dates from. */
  readonly state: RecordedAgreement;
}

/** Reports of agreements: first what one is made from, which is quick to say, then the report itself. */
export class Reports {
  constructor(
    private readonly reading: AgreementReading,
    private readonly judgements: Judgements,
    private readonly clock: Clock,
  ) {}

  async basis({ agreement, on, prefix, known }: AskedReport): Promise<ReportBasis | Refusal> {
    const now = this.clock.now();
    if (prefix && 'asOf' in prefix && prefix.asOf > now) return asOfInTheFuture(now);
    const current = known ?? (await this.reading.register(agreement));
    if (!current) return noSuchAgreement(agreement);
    if (prefix && 'revision' in prefix && prefix.revision > current.head.revision) {
      return revisionBeyondHead(current.head.revision);
    }
    const today = todayIn(current.state, now);
    const tooFar = on === undefined ? undefined : dayTooFar(on, today, termOn(current.state, today).to);
    if (tooFar) return tooFar;
    const head = await this.reading.headAt(current, prefix);
    if (!head) return notYetRecorded(agreement);
    const asOf = prefix && 'asOf' in prefix ? prefix.asOf : head.recordedAt;
    return { agreement, on: on ?? today, asOf, head, current };
  }

  async report({ agreement, on, asOf, head, current }: ReportBasis): Promise<AgreementReport | Refusal> {
    const isAll = head.revision === current.head.revision;
    const register = isAll ? current : await this.reading.register(agreement, { revision: head.revision });
    if (!register) return notYetRecorded(agreement);
    const { figures, digest, because, judgement } = this.judgements.of(register, on);
    const { state } = register;
    const { revision, hash } = head;
    return {
      agreement,
      on,
      asOf,
      revision,
      registerHash: `sha256:${hash}`,
      figures,
      digest,
      because,
      judgement,
      state,
    };
  }

  async reportOn(asked: AskedReport): Promise<AgreementReport | Refusal> {
    const basis = await this.basis(asked);
    return isRefusal(basis) ? basis : this.report(basis);
  }
}

const noSuchAgreement = (id: string): Refusal =>
  refusal('unknown', 'not-found', say(`Non c'è nessun accordo «${id}».`, `There is no agreement "${id}".`));

function notYetRecorded(id: string): Refusal {
  return refusal(
    'unknown',
    'not-yet-recorded',
    say(
      `A quel momento l'accordo «${id}» non era ancora registrato.`,
      `The agreement "${id}" was not recorded by then.`,
    ),
  );
}

function asOfInTheFuture(now: string): Refusal {
  const message = say(`è nel futuro: adesso è ${now}`, `is in the future: it is ${now} now`);
  return refusal('invalid', 'as-of-in-the-future', say('asOf è nel futuro.', 'asOf is in the future.'), [
    { pointer: '/asOf', message },
  ]);
}

function revisionBeyondHead(head: number): Refusal {
  const message = say(`il registro arriva alla revisione ${head}`, `the register reaches revision ${head}`);
  return refusal('invalid', 'revision-beyond-head', say('Revisione inesistente.', 'No such revision.'), [
    { pointer: '/revision', message },
  ]);
}
