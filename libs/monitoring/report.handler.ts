import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Prefix } from '#libs/kernel/registers.js';
import { type AgreementReport, Reports } from './reports.js';

/** The monitoring report of an agreement for a day (today if absent), on all of its register or on a part of it. */
export class ReportQuery {
  constructor(
    readonly agreement: string,
    readonly on?: CivilDate,
    readonly prefix?: Prefix,
  ) {}
}

@QueryHandler(ReportQuery)
export class ReportHandler implements IQueryHandler<ReportQuery, AgreementReport | Refusal> {
  constructor(private readonly reports: Reports) {}

  execute(asked: ReportQuery): Promise<AgreementReport | Refusal> {
    return this.reports.reportOn(asked);
  }
}
