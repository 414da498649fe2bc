import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import { type RecordedAgreement, todayIn } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';
import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import type { FoldedRegister, Prefix } from '#libs/kernel/registers.js';
import { say } from '#libs/kernel/text.js';
import { CLOCK } from '#libs/kernel/tokens.js';
import { type MonitoringReport, monitoringReport } from './report.js';

/** The monitoring report of an agreement for a day (today if absent), on all of its register or on a part of it. */
export class ReportQuery {
  constructor(
    readonly agreement: string,
    readonly on?: CivilDate,
    readonly prefix?: Prefix,
    /** The register with everything recorded so far, where the request has read it already. */
    readonly known?: FoldedRegister<RecordedAgreement>,
  ) {}
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

@QueryHandler(ReportQuery)
export class ReportHandler implements IQueryHandler<ReportQuery, AgreementReport | Refusal> {
  constructor(
    private readonly reading: AgreementReading,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ agreement, on, prefix, known }: ReportQuery): Promise<AgreementReport | Refusal> {
    const now = this.clock.now();
    if (prefix && 'asOf' in prefix && prefix.asOf > now) return asOfInTheFuture(now);
    const current = known ?? (await this.reading.register(agreement));
    if (!current) return noSuchAgreement(agreement);
    if (prefix && 'revision' in prefix && prefix.revision > current.head.revision) {
      return revisionBeyondHead(current.head.revision);
    }
    const register = prefix ? await this.reading.register(agreement, prefix) : current;
    if (!register) return notYetRecorded(agreement);
    const day = on ?? todayIn(register.state, now);
    return {
      agreement,
      on: day,
      asOf: prefix && 'asOf' in prefix ? prefix.asOf : register.head.recordedAt,
      revision: register.head.revision,
      registerHash: `sha256:${register.head.hash}`,
      ...monitoringReport(register.state, day),
      state: register.state,
    };
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
